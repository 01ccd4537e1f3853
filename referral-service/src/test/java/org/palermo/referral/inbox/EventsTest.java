package org.palermo.referral.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class EventsTest {
    private final UUID report = UUID.randomUUID();

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void no_content_204_a_referral_opens_a_case_file_with_the_reports_id() {
        post(referred(1)).statusCode(204);
        given().auth().oauth2(Account.AUTHORITY.token()).get("/api/nrm/v1/cases/" + report).then().statusCode(200)
                .body("stage", equalTo("REFERRED"))
                .body("person.familyName", equalTo("Tran"))
                .body("sender", equalTo(Account.INSPECTOR.agency().toString()));
    }

    /// A sender of an earlier release tells no indicators; the referral above has none.
    @Test
    void no_content_204_the_indicators_come_with_the_referral() {
        post(told(claims().replace("\"safeContact\":null", "\"safeContact\":null,\"indicators\":[\"EX01\",\"CD02\"]"))).statusCode(204);
        given().auth().oauth2(Account.AUTHORITY.token()).get("/api/nrm/v1/cases/" + report).then().statusCode(200)
                .body("indicators.code", contains("EX01", "CD02"));
    }

    /// Refused, it would wait in the sender's outbox for somebody who can do nothing about it.
    @Test
    void no_content_204_a_person_is_referred_without_the_indicators_that_are_not_in_the_list() {
        post(told(claims().replace("\"safeContact\":null",
                "\"safeContact\":null,\"indicators\":[\"EX99\",\"EX01\",\"zzmarker\",null,\"EX01\"]"))).statusCode(204);
        given().auth().oauth2(Account.AUTHORITY.token()).get("/api/nrm/v1/cases/" + report).then().statusCode(200)
                .body("indicators.code", contains("EX01")).body(not(containsString("zzmarker")));
    }

    @Test
    void no_content_204_a_stated_adult_who_is_a_child_by_date_of_birth_is_referred_as_a_child() {
        String child = claims().replace("\"UNSURE\",\"consent\":null", "\"ADULT\",\"consent\":false").replace("\"dateOfBirth\":null", "\"dateOfBirth\":\"2014-05-01\"");
        post(event("org.palermo.inspection.suspected-victim-referred", 1, "{\"jwe\":\"" + IntakeKeyPair.ours().encrypt(child) + "\"}")).statusCode(204);
        assertEquals(1, count("select count(*) from case_file where id = '" + report + "' and stage = 'REFERRED' and age_group = 'CHILD'"));
        assertEquals(1, count("select count(*) from referral_receipt where id = '" + report + "' and age_correction = 'CHILD_BY_BIRTH'"));
        assertEquals(1, count("select count(*) from guardian_record where case_file = '" + report + "'"));
    }

    @Test
    void no_content_204_a_stated_child_who_is_an_adult_by_date_of_birth_is_referred_with_unsure_age() {
        String adult = claims().replace("\"UNSURE\"", "\"CHILD\"").replace("\"dateOfBirth\":null", "\"dateOfBirth\":\"1980-01-01\"");
        post(event("org.palermo.inspection.suspected-victim-referred", 1, "{\"jwe\":\"" + IntakeKeyPair.ours().encrypt(adult) + "\"}")).statusCode(204);
        assertEquals(1, count("select count(*) from case_file where id = '" + report + "' and stage = 'REFERRED' and age_group = 'UNSURE'"));
        assertEquals(1, count("select count(*) from referral_receipt where id = '" + report + "' and age_correction = 'UNSURE_BY_BIRTH'"));
    }

    @Test
    void no_content_204_a_repeat_has_no_effect() {
        post(referred(1)).statusCode(204);
        post(referred(1)).statusCode(204);
        assertEquals(1, count("select count(*) from case_file where id = '" + report + "'"));
    }

    @Test
    void unprocessable_422_a_sequence_number_of_another_event() {
        post(referred(1)).statusCode(204);
        post(referred(1).replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"another\"")).statusCode(422);
        assertEquals(1, count("select count(*) from inbox_event where aggregate = '" + report + "'"));
    }

    @Test
    void ten_concurrent_repeats_open_one_case_file() throws Exception {
        String event = referred(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(10)) {
            Callable<Integer> post = () -> post(event).extract().statusCode();
            for (var answer : pool.invokeAll(IntStream.range(0, 10).mapToObj(i -> post).toList())) {
                assertEquals(204, answer.get());
            }
        }
        assertEquals(1, count("select count(*) from case_file where id = '" + report + "'"));
    }

    @Test
    void no_content_204_a_notification_is_counted_without_identity() {
        post(event("org.palermo.inspection.suspected-victim-notified", 1, """
                {"report":"%s","region":"ZZ-N","date":"2026-01-01","ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"senderAgency":"%s"}
                """.formatted(report, Account.INSPECTOR.agency()))).statusCode(204);
        assertEquals(1, count("select count(*) from case_file where stage = 'NOTIFIED_ONLY' and id = '" + report + "'"));
        assertEquals(0, count("select count(*) from case_person where case_file = '" + report + "'"));
    }

    @Test
    void conflict_409_a_gap_names_the_number_expected() {
        post(referred(3)).statusCode(409).body("expected", equalTo(1));
        assertEquals(0, count("select count(*) from case_file where id = '" + report + "'"));
    }

    @Test
    void no_content_204_a_skipped_event_keeps_the_order_and_has_no_effect() {
        post(event("org.palermo.skipped", 1, "{}")).statusCode(204);
        assertEquals(0, count("select count(*) from case_file where id = '" + report + "'"));
        post(referred(2)).statusCode(204);
    }

    @Test
    void unprocessable_422_unknown_type_and_other_peoples_keys() {
        post(event("org.palermo.unknown", 1, "{}")).statusCode(422);
        post(event("org.palermo.inspection.suspected-victim-referred", 1, "{\"jwe\":\"" + IntakeKeyPair.another().encrypt(claims()) + "\"}")).statusCode(422);
        post(event("org.palermo.inspection.suspected-victim-referred", 1, "{\"jwe\":\"garbage\"}")).statusCode(422);
        assertEquals(0, count("select count(*) from inbox_event where aggregate = '" + report + "'"));
    }

    @Test
    void invalid_400_not_a_cloud_event() {
        post("{}").statusCode(400);
        post("nonsense").statusCode(400);
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/cloudevents+json").body(referred(1)).post("/events").then().statusCode(401);
    }

    @Test
    void forbidden_403_a_person_or_a_sender_for_another_service() {
        given().auth().oauth2(Account.AUTHORITY.token()).contentType("application/cloudevents+json").body(referred(1)).post("/events").then().statusCode(403);
        given().auth().oauth2(TestTokens.ofSender("shelter")).contentType("application/cloudevents+json").body(referred(1)).post("/events").then().statusCode(401);
    }

    @Test
    void forbidden_403_an_event_sender_may_do_nothing_else() {
        given().auth().oauth2(TestTokens.ofSender("referral")).get("/api/nrm/v1/cases").then().statusCode(403);
    }

    private String referred(int sequence) {
        return event("org.palermo.inspection.suspected-victim-referred", sequence, "{\"jwe\":\"" + IntakeKeyPair.ours().encrypt(claims()) + "\"}");
    }

    private String told(String claims) {
        return event("org.palermo.inspection.suspected-victim-referred", 1, "{\"jwe\":\"" + IntakeKeyPair.ours().encrypt(claims) + "\"}");
    }

    private String claims() {
        return """
                {"report":"%s","region":"GB-SCT","ageGroup":"UNSURE","consent":null,"sex":"FEMALE","exploitation":["LABOUR"],
                 "person":{"givenName":"Mai","familyName":"Tran","dateOfBirth":null},"nationality":"VN","languages":["vi"],
                 "safeContact":null,"senderAgency":"%s","foundAt":"2026-01-01T10:00:00Z"}
                """.formatted(report, Account.INSPECTOR.agency());
    }

    private String event(String type, int sequence, String data) {
        return """
                {"specversion":"1.0","id":"%s-%d","source":"/labour-inspection-service","type":"%s","time":"2026-01-01T10:00:00Z",
                 "datacontenttype":"application/json","sequence":"%d","partitionkey":"%s","data":%s}
                """.formatted(report, sequence, type, sequence, report, data);
    }

    private static ValidatableResponse post(String event) {
        return given().auth().oauth2(TestTokens.ofSender("referral")).contentType("application/cloudevents+json").body(event).post("/events").then();
    }
}
