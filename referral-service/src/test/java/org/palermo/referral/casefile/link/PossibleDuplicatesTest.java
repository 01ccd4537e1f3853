package org.palermo.referral.casefile.link;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;
import org.palermo.referral.casefile.Statements;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class PossibleDuplicatesTest {
    private final Somebody she = Somebody.unknown();

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void created_201_a_passport_in_another_organisations_file_links_both_files_for_the_authority() {
        String first = refer(Account.RESPONDER, she);
        String second = refer(Account.BORDER, new Somebody("Other", "Name", "1990-01-01", she.passport().replace("-", ""), "+1 2"));
        file(Account.AUTHORITY, first).body("links.caseFile", contains(second)).body("links.kind", contains("POSSIBLE_DUPLICATE")).body("links.state", contains("OPEN"));
        file(Account.AUTHORITY, second).body("links.caseFile", contains(first));
    }

    @Test
    void created_201_two_words_of_the_name_and_the_birth_date_link_in_any_script_and_with_other_words() {
        String first = refer(Account.RESPONDER, new Somebody("Fatima", "Zohra " + she.family(), she.born(), Somebody.unknown().passport(), "+1 3"));
        String second = refer(Account.RESPONDER, new Somebody("فاطمة", she.family(), she.born(), Somebody.unknown().passport(), "+1 4"));
        String otherBirth = refer(Account.RESPONDER, new Somebody("Fatima", she.family(), "1950-12-24", Somebody.unknown().passport(), "+1 5"));
        file(Account.AUTHORITY, first).body("links.caseFile", contains(second));
        file(Account.AUTHORITY, otherBirth).body("links", empty());
    }

    @Test
    void created_201_no_link_across_countries() {
        refer(Account.RESPONDER, she);
        String abroad = Given.refer(Account.RESPONDER, she.referral("ZZ-N")).statusCode(201).extract().path("id");
        file(Account.AUTHORITY, abroad).body("links", empty());
    }

    @Test
    void created_201_no_link_for_an_adult_who_declines() {
        String declined = Given.refer(Account.RESPONDER, she.referral().replace("\"consent\":true", "\"consent\":false")).statusCode(201).extract().path("id");
        for (String table : List.of("case_person", "person_identifier", "person_name_token")) {
            assertEquals(0, count("select count(*) from " + table + " where case_file = '" + declined + "'"), table);
        }
        assertEquals(0, count("select count(*) from data_key where owner = '" + declined + "'"));
        file(Account.AUTHORITY, refer(Account.RESPONDER, she)).body("links", empty());
    }

    @Test
    void emits_a_notice_with_a_reference_to_the_authority_and_none_to_the_sender() {
        String first = refer(Account.RESPONDER, she);
        String second = refer(Account.RESPONDER, she);
        JsonPath notices = as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract().jsonPath();
        List<String> told = notices.getList("items.findAll { it.kind == 'POSSIBLE_DUPLICATE' }.about", String.class);
        assertTrue(told.contains(second) && !told.contains(first), told.toString());
        as(Account.RESPONDER).get("/api/nrm/v1/notices?limit=200").then().body("items.kind", not(hasItem("POSSIBLE_DUPLICATE")));
        for (String id : List.of(first, second)) {
            file(Account.RESPONDER, id).body(not(containsString("links"))).body(not(containsString("POSSIBLE_DUPLICATE"))).body("version", equalTo(0));
        }
    }

    @Test
    void the_callers_answer_and_the_statements_are_the_same_with_and_without_a_match() {
        refer(Account.RESPONDER, she);
        List<String> hit = statements(she);
        List<String> miss = statements(Somebody.unknown());
        assertTrue(hit.stream().anyMatch(sql -> sql.contains("link_possible_duplicates")), hit.toString());
        assertEquals(miss, hit);
    }

    @Test
    void two_concurrent_referrals_of_one_person_are_linked_once() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            Callable<String> intake = () -> refer(Account.RESPONDER, she);
            List<String> ids = pool.invokeAll(List.of(intake, intake, intake, intake)).stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
            String all = "('" + String.join("','", ids) + "')";
            assertEquals(6, count("select count(*) from case_link where case_file in " + all + " and other in " + all), "every pair of four, once");
            assertEquals(3, count("select count(*) from notice where kind = 'POSSIBLE_DUPLICATE' and about in " + all));
        }
    }

    @Test
    void ok_200_the_authority_confirms_and_nothing_is_merged() {
        String first = refer(Account.RESPONDER, she);
        String second = refer(Account.RESPONDER, she);
        String link = link(first);
        decide(Account.AUTHORITY, first, link, "confirmation", "\"0\"", "SAME_DOCUMENT").statusCode(200)
                .header("ETag", "\"1\"").body("state", equalTo("CONFIRMED")).body("reason", equalTo("SAME_DOCUMENT")).body("decidedAt", notNullValue());
        file(Account.AUTHORITY, second).body("links.state", contains("CONFIRMED")).body("person.familyName", equalTo(she.family()));
        file(Account.RESPONDER, second).body("version", equalTo(0)).body("history.event", equalTo(List.of("Referred")));
        assertEquals(1, count("select count(*) from audit_entry where action = 'LINK_CONFIRMED' and listed @> array['" + first + "', '" + second + "']::uuid[]"));
    }

    @Test
    void ok_200_the_authority_dismisses() {
        String first = refer(Account.RESPONDER, she);
        refer(Account.RESPONDER, she);
        String link = link(first);
        as(Account.AUTHORITY).get(path(first, link)).then().statusCode(200).header("ETag", "\"0\"");
        decide(Account.AUTHORITY, first, link, "dismissal", "\"0\"", "SHARED_CONTACT").statusCode(200).body("state", equalTo("DISMISSED"));
    }

    @Test
    void conflict_409_already_decided_stale_412_and_precondition_428() {
        String first = refer(Account.RESPONDER, she);
        refer(Account.RESPONDER, she);
        String link = link(first);
        decide(Account.AUTHORITY, first, link, "dismissal", null, "ENTRY_ERROR").statusCode(428);
        decide(Account.AUTHORITY, first, link, "dismissal", "\"3\"", "ENTRY_ERROR").statusCode(412);
        decide(Account.AUTHORITY, first, link, "dismissal", "\"0\"", "ENTRY_ERROR").statusCode(200);
        decide(Account.AUTHORITY, first, link, "dismissal", "\"0\"", "ENTRY_ERROR").statusCode(412);
        decide(Account.AUTHORITY, first, link, "confirmation", "\"1\"", "SAME_DOCUMENT").statusCode(409).body("type", equalTo("urn:palermo:problem:case-link:decided"));
    }

    @Test
    void invalid_400_a_reason_that_belongs_to_the_other_answer() {
        String first = refer(Account.RESPONDER, she);
        refer(Account.RESPONDER, she);
        decide(Account.AUTHORITY, first, link(first), "confirmation", "\"0\"", "DIFFERENT_PERSON").statusCode(400).body("violations.field", hasItem("reason"));
    }

    @Test
    void forbidden_403_for_the_sender_and_not_found_404_for_a_link_of_another_file() {
        String first = refer(Account.RESPONDER, she);
        refer(Account.RESPONDER, she);
        String link = link(first);
        decide(Account.RESPONDER, first, link, "confirmation", "\"0\"", "SAME_DOCUMENT").statusCode(403);
        String third = refer(Account.RESPONDER, Somebody.unknown());
        decide(Account.AUTHORITY, third, link, "confirmation", "\"0\"", "SAME_DOCUMENT").statusCode(404);
        decide(Account.AUTHORITY, first, UUID.randomUUID().toString(), "confirmation", "\"0\"", "SAME_DOCUMENT").statusCode(404);
    }

    private static List<String> statements(Somebody person) {
        try (Statements statements = Statements.watched()) {
            refer(Account.RESPONDER, person);
            return statements.sent().stream().filter(sql -> !sql.contains("feed_")).toList();
        }
    }

    private static String refer(Account account, Somebody person) {
        return Given.refer(account, person.referral()).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse file(Account account, String id) {
        return as(account).get("/api/nrm/v1/cases/" + id).then().statusCode(200);
    }

    private static String link(String id) {
        return file(Account.AUTHORITY, id).extract().path("links[0].id");
    }

    private static String path(String file, String link) {
        return "/api/nrm/v1/cases/" + file + "/links/" + link;
    }

    private static ValidatableResponse decide(Account account, String file, String link, String verb, String etag, String reason) {
        RequestSpecification request = as(account).body(Map.of("reason", reason));
        return (etag == null ? request : request.header("If-Match", etag)).post(path(file, link) + "/" + verb).then();
    }
}
