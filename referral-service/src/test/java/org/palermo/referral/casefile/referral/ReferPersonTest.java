package org.palermo.referral.casefile.referral;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.ADULT;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.refer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ReferPersonTest {

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void created_201_an_adult_who_consents_is_referred() {
        String id = refer(Account.RESPONDER, ADULT).statusCode(201).body("taken", equalTo("REFERRED")).extract().path("id");
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                .body("stage", equalTo("REFERRED"))
                .body("person.familyName", equalTo("Tran"))
                .body("guardianNeeded", equalTo(false))
                .body("safeContact.words", equalTo("say you are from the library"));
    }

    @Test
    void an_adults_consent_is_kept_as_a_sealed_record_by_the_asking_organisation() {
        String adult = ADULT.replace("\"consent\":true", "\"consent\":true,\"consentHow\":\"THROUGH_INTERPRETER\"");
        String spoken = refer(Account.RESPONDER, adult).statusCode(201).extract().path("id");
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + spoken + "/records").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].kind", equalTo("CONSENT")).body("items[0].state", equalTo("GIVEN")).body("items[0].agency", equalTo(Account.RESPONDER.agency().toString()))
                .body("items[0].particulars.about", equalTo("REFERRAL")).body("items[0].particulars.givenBy", equalTo("HERSELF"))
                .body("items[0].particulars.givenHow", equalTo("THROUGH_INTERPRETER"));
        assertEquals(1, count("select count(*) from case_record r join case_file c on c.id = r.case_file where c.id = '" + spoken
                + "' and r.recorded_at = c.referred_at and r::text not like '%INTERPRETER%'"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'RECORD_CONSENT' and record_id = '" + spoken + "'"));
        for (Account account : List.of(Account.RESPONDER, Account.BORDER)) {
            String id = refer(account, ADULT).statusCode(201).extract().path("id");
            as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id + "/records").then().statusCode(200).body("items.particulars.givenHow", contains("NOT_RECORDED"));
        }
    }

    @Test
    void no_consent_is_kept_for_a_person_who_is_not_asked_or_declines() {
        for (String other : List.of("\"UNSURE\",\"consent\":true", "\"CHILD\"", "\"ADULT\",\"consent\":false")) {
            String id = refer(Account.RESPONDER, ADULT.replace("\"ADULT\",\"consent\":true", other)).statusCode(201).extract().path("id");
            assertEquals(0, count("select count(*) from case_record where case_file = '" + id + "'"), other);
        }
        refer(Account.RESPONDER, ADULT.replace("\"consent\":true", "\"consent\":true,\"consentHow\":\"GUESSED\"")).statusCode(400).body("violations.field", hasItem("consentHow"));
    }

    @Test
    void row_security_a_first_responder_writes_a_record_only_with_the_referral() throws Exception {
        String id = refer(Account.RESPONDER, ADULT).statusCode(201).extract().path("id");
        try (Acting responder = Acting.as(Account.RESPONDER)) {
            responder.set("palermo.subject", TestTokens.subject(Account.RESPONDER));
            assertEquals(0, responder.count("case_record where case_file = '" + id + "'"));
            for (String kind : List.of("CONSENT", "NEED")) {
                assertTrue(responder.isRefused("""
                        insert into case_record (id, case_file, country, region, kind, state, particulars, edition, agency, subject, recorded_at, changed_at)
                        values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', '%s', 'GIVEN', '', 1, '%s', '%s', now(), now())
                        """.formatted(id, kind, Account.RESPONDER.agency(), TestTokens.subject(Account.RESPONDER))), kind);
            }
        }
    }

    /// The row policy for immigration bodies applies even where another policy would allow the row.
    @Test
    void row_security_an_immigration_body_keeps_only_the_consent_of_its_referral() throws Exception {
        String id = refer(Account.BORDER, ADULT).statusCode(201).extract().path("id");
        Given.sql("create policy lets_everybody on case_record for insert with check (true)");
        try (Acting border = Acting.as(Account.BORDER)) {
            String consent = """
                    insert into case_record (id, case_file, country, region, kind, state, particulars, edition, agency, subject, recorded_at, changed_at)
                    select gen_random_uuid(), r.id, 'GB', 'GB-SCT', 'CONSENT', 'GIVEN', '', 1, r.sender, 'x', r.received_at + interval '%s seconds', now()
                      from referral_receipt r where r.id = '%s'
                    """;
            assertFalse(border.isRefused(consent.formatted(0, id)));
            assertTrue(border.isRefused(consent.formatted(1, id)));
        } finally {
            Given.sql("drop policy lets_everybody on case_record");
        }
    }

    @Test
    void created_201_an_adult_who_declines_is_counted_without_identity() {
        String id = refer(Account.RESPONDER, ADULT.replace("\"consent\":true", "\"consent\":false")).statusCode(201)
                .body("taken", equalTo("NOTIFIED_ONLY")).extract().path("id");
        assertEquals(0, count("select count(*) from case_person where case_file = '" + id + "'"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                .body("stage", equalTo("NOTIFIED_ONLY"))
                .body(not(containsString("Tran")))
                .body(not(containsString("dueOn")));
    }

    @Test
    void created_201_a_person_of_unsure_age_is_referred_without_consent_and_needs_a_guardian() {
        String id = refer(Account.RESPONDER, ADULT.replace("\"ADULT\",\"consent\":true", "\"UNSURE\",\"consent\":false")).statusCode(201)
                .body("taken", equalTo("REFERRED")).extract().path("id");
        assertEquals(1, count("select count(*) from guardian_record where case_file = '" + id + "'"));
    }

    @Test
    void created_201_a_stated_adult_who_is_a_child_by_date_of_birth_is_recorded_as_a_child_whatever_the_consent() {
        LocalDate adultSince = LocalDate.parse(Given.today()).minusYears(18);
        for (String answer : List.of(",\"consent\":true", ",\"consent\":false", "")) {
            String id = refer(Account.RESPONDER, born("\"ADULT\"" + answer, adultSince.plusDays(1))).statusCode(201)
                    .body("taken", equalTo("REFERRED")).body("ageCorrection", equalTo("CHILD_BY_BIRTH")).extract().path("id");
            as(Account.RESPONDER).get("/api/nrm/v1/referrals/" + id).then().statusCode(200).body("ageCorrection", equalTo("CHILD_BY_BIRTH"));
            as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                    .body("ageGroup", equalTo("CHILD")).body("person.familyName", equalTo("Tran")).body("guardianNeeded", equalTo(true));
            assertEquals(0, count("select count(*) from case_record where case_file = '" + id + "'"), "nobody is asked for a child's consent");
        }
        refer(Account.RESPONDER, born("\"ADULT\",\"consent\":false", adultSince)).statusCode(201).body("taken", equalTo("NOTIFIED_ONLY")).body("$", not(hasKey("ageCorrection")));
        refer(Account.RESPONDER, born("\"CHILD\"", adultSince.plusDays(1))).statusCode(201).body("taken", equalTo("REFERRED")).body("$", not(hasKey("ageCorrection")));
    }

    @Test
    void invalid_400_a_stated_child_who_is_an_adult_by_date_of_birth_names_both_fields_and_the_solution() {
        LocalDate adultSince = LocalDate.parse(Given.today()).minusYears(18);
        for (LocalDate born : List.of(adultSince, LocalDate.of(1980, 1, 1))) {
            refer(Account.RESPONDER, born("\"CHILD\"", born)).statusCode(400)
                    .body("violations.field", contains("ageGroup", "person.dateOfBirth")).body("violations[0].message", containsString("UNSURE"));
        }
        String id = refer(Account.RESPONDER, born("\"UNSURE\"", adultSince)).statusCode(201).body("taken", equalTo("REFERRED")).body("$", not(hasKey("ageCorrection"))).extract().path("id");
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200).body("ageGroup", equalTo("UNSURE")).body("guardianNeeded", equalTo(true));
    }

    private static String born(String said, LocalDate day) {
        return ADULT.replace("\"ADULT\",\"consent\":true", said).replace("\"familyName\":\"Tran\"", "\"familyName\":\"Tran\",\"dateOfBirth\":\"" + day + "\"");
    }

    @Test
    void created_201_the_same_key_again_gives_the_same_case_file() {
        String key = UUID.randomUUID().toString();
        String first = as(Account.RESPONDER).header("Idempotency-Key", key).body(ADULT).post("/api/nrm/v1/referrals").then().statusCode(201).extract().path("id");
        as(Account.RESPONDER).header("Idempotency-Key", key).body(ADULT).post("/api/nrm/v1/referrals").then().statusCode(201).body("id", equalTo(first));
        as(Account.RESPONDER).header("Idempotency-Key", key).body(ADULT.replace("VN", "AL")).post("/api/nrm/v1/referrals").then().statusCode(422)
                .body("type", equalTo("urn:palermo:problem:request:key-reused"));
    }

    @Test
    void twenty_concurrent_repeats_open_one_case_file() throws Exception {
        String key = UUID.randomUUID().toString();
        long before = count("select count(*) from case_file");
        try (ExecutorService pool = Executors.newFixedThreadPool(20)) {
            Callable<Integer> post = () -> as(Account.RESPONDER).header("Idempotency-Key", key).body(ADULT).post("/api/nrm/v1/referrals").statusCode();
            for (var answer : pool.invokeAll(IntStream.range(0, 20).mapToObj(i -> post).toList())) {
                assertEquals(true, answer.get() == 201 || answer.get() == 409, "status " + answer.get());
            }
        }
        assertEquals(before + 1, count("select count(*) from case_file"));
    }

    @Test
    void emits_a_notice_to_the_competent_authority() {
        String reference = refer(Account.RESPONDER, ADULT).extract().path("reference");
        as(Account.AUTHORITY).get("/api/nrm/v1/notices").then().statusCode(200).body("items.reference", hasItem(reference));
        as(Account.RESPONDER).get("/api/nrm/v1/notices").then().statusCode(200).body("items.reference", not(hasItem(reference)));
    }

    @Test
    void invalid_400_an_adult_was_not_asked() {
        refer(Account.RESPONDER, ADULT.replace("\"consent\":true,", "")).statusCode(400).body("violations.field", hasItem("consent"));
    }

    @Test
    void invalid_400_unknown_region() {
        refer(Account.RESPONDER, ADULT.replace("GB-SCT", "GB-XYZ")).statusCode(400).body("violations.field", hasItem("region"));
    }

    @Test
    void invalid_400_unknown_field_malformed_json_wrong_types_and_bytes_are_named_and_not_echoed() {
        refer(Account.RESPONDER, ADULT.replace("\"region\"", "\"secretname\":1,\"region\"")).statusCode(400)
                .contentType("application/problem+json").body("violations.field", hasItem("(unknown)"))
                .body("violations.message[0]", containsString("ageGroup, circumstances, consent")).body(not(containsString("secretname")))
                .body("instance", startsWith("urn:palermo:request:"));
        refer(Account.RESPONDER, "{\"region\":").statusCode(400).body("type", equalTo("urn:palermo:problem:request:malformed-json"));
        refer(Account.RESPONDER, ADULT.replace("\"FEMALE\"", "\"Mai Tran\"")).statusCode(400)
                .body("violations.field", hasItem("sex")).body(not(containsString("Mai")));
        refer(Account.RESPONDER, ADULT.replace("\"familyName\":\"Tran\"", "\"dateOfBirth\":\"3021-13-45\"")).statusCode(400)
                .body("violations.field", hasItem("person.dateOfBirth")).body(not(containsString("3021-13-45")));
        refer(Account.RESPONDER, ADULT.replace("\"familyName\":\"Tran\"", "\"dateOfBirth\":\"2999-01-01\"")).statusCode(400)
                .body("violations.field", hasItem("person.dateOfBirth"));
        refer(Account.RESPONDER, "[]").statusCode(400);
        refer(Account.RESPONDER, "null").statusCode(400);
        byte[] notUtf8 = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
        given().auth().oauth2(Account.RESPONDER.token()).contentType(ContentType.JSON).body(notUtf8).post("/api/nrm/v1/referrals").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void invalid_400_something_after_the_json() {
        for (String more : List.of("{}", ADULT, "]", "x", "\"x\"")) {
            refer(Account.RESPONDER, ADULT + more).statusCode(400).body("type", equalTo("urn:palermo:problem:request:malformed-json"));
        }
        refer(Account.RESPONDER, ADULT + " \r\n\t").statusCode(201);
    }

    @Test
    void ok_200_the_content_type_of_an_answer_does_not_repeat_the_accept_header() {
        given().auth().oauth2(Account.RESPONDER.token()).accept("text/secretname").get("/api/nrm/v1/notices").then().statusCode(200).contentType(ContentType.JSON);
    }

    @Test
    void invalid_400_no_value_is_converted() {
        refer(Account.RESPONDER, ADULT.replace("\"consent\":true", "\"consent\":1")).statusCode(400).body("violations.field", hasItem("consent"));
        refer(Account.RESPONDER, ADULT.replace("\"consent\":true", "\"consent\":\"false\"")).statusCode(400).body("violations.field", hasItem("consent"));
        refer(Account.RESPONDER, ADULT.replace("\"ageGroup\":\"ADULT\"", "\"ageGroup\":0")).statusCode(400).body("violations.field", hasItem("ageGroup"));
        refer(Account.RESPONDER, ADULT.replace("\"familyName\":\"Tran\"", "\"dateOfBirth\":10000")).statusCode(400).body("violations.field", hasItem("person.dateOfBirth"));
        refer(Account.RESPONDER, ADULT.replace("\"consent\":true", "\"consent\":true,\"consent\":false")).statusCode(400);
    }

    @Test
    void invalid_400_text_that_postgresql_cannot_hold() {
        refer(Account.RESPONDER, ADULT.replace("\"Mai\"", "\"Ma\\u0000i\"")).statusCode(400).body("violations.field", hasItem("person.givenName"));
        refer(Account.RESPONDER, ADULT.replace("\"Mai\"", "\"Ma\\ud800i\"")).statusCode(400).body("violations.field", hasItem("person.givenName"));
    }

    @Test
    void unauthorised_401() {
        given().contentType(ContentType.JSON).body(ADULT).post("/api/nrm/v1/referrals").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void forbidden_403_wrong_role() {
        refer(Account.SHELTER, ADULT).statusCode(403).body("type", equalTo("urn:palermo:problem:identity:forbidden"));
    }

    @Test
    void unsupported_415_not_json() {
        given().auth().oauth2(Account.RESPONDER.token()).contentType("text/plain").body("x").post("/api/nrm/v1/referrals").then().statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void an_immigration_body_refers_and_sees_its_receipt_and_nothing_else() {
        String id = refer(Account.BORDER, ADULT).statusCode(201).extract().path("id");
        as(Account.BORDER).get("/api/nrm/v1/referrals/" + id).then().statusCode(200).body("taken", equalTo("REFERRED"));
        as(Account.BORDER).get("/api/nrm/v1/cases/" + id).then().statusCode(403);
        as(Account.BORDER).get("/api/nrm/v1/cases").then().statusCode(403);
    }

    @Test
    void not_found_404_the_receipt_of_another_agency() {
        String id = refer(Account.BORDER, ADULT).extract().path("id");
        as(Account.RESPONDER).get("/api/nrm/v1/referrals/" + id).then().statusCode(404);
    }
}
