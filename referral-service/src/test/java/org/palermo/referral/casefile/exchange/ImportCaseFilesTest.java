package org.palermo.referral.casefile.exchange;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ImportCaseFilesTest {

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void ok_200_only_the_bad_row_is_rejected() {
        List<String> lines = imports(
                record("ZZ-N", "2026-01-05T10:00:00Z", "REFERRED"),
                record("ZZ-N", "+200000-01-05T10:00:00Z", "REFERRED"),
                record("ZZ-Q", "2026-01-05T10:00:00Z", "REFERRED"),
                record("ZZ-N", "2026-01-05T10:00:00Z", "CLOSED"),
                record("ZZ-S", "2026-01-06T10:00:00Z", "REFERRED"));
        assertTrue(lines.contains("{\"row\":2,\"reason\":\"each instant must be after the Palermo Protocol (15 November 2000) and at most a year from now\"}"), lines.toString());
        assertTrue(lines.contains("{\"row\":3,\"reason\":\"region must be a known region\"}"), lines.toString());
        assertTrue(lines.contains("{\"row\":4,\"reason\":\"history must contain only allowed transitions, in order of time\"}"), lines.toString());
        assertEquals("{\"summary\":{\"read\":5,\"imported\":2,\"matched\":0,\"rejected\":3}}", lines.getLast());
    }

    @Test
    void ok_200_only_the_row_with_an_impossible_birth_date_is_rejected() {
        List<String> lines = imports(record("ZZ-N", "2026-01-05T10:00:00Z", "REFERRED"), born("-9999-01-01"), born("1890-01-01"), born("2001-01-01"));
        assertTrue(lines.contains("{\"row\":2,\"reason\":\"date of birth must be at most 120 years before the referral, and not after it\"}"), lines.toString());
        assertEquals("{\"summary\":{\"read\":4,\"imported\":2,\"matched\":0,\"rejected\":2}}", lines.getLast());
    }

    @Test
    void ok_200_a_birth_date_that_contradicts_the_age_group_is_noted_and_rejects_no_row() {
        String adult = born("2015-03-08");
        String child = born("1980-01-01").replace("\"ADULT\"", "\"CHILD\"");
        List<String> lines = imports(adult, child, born("1990-01-01"));
        assertTrue(lines.contains("{\"row\":1,\"note\":\"ageGroup is CHILD by the date of birth, not ADULT\"}"), lines.toString());
        assertTrue(lines.contains("{\"row\":2,\"note\":\"ageGroup is UNSURE: CHILD and a date of birth that makes her an adult\"}"), lines.toString());
        assertEquals("{\"summary\":{\"read\":3,\"imported\":3,\"matched\":0,\"rejected\":0}}", lines.getLast());
        assertEquals("CHILD true", ageAndGuardian(adult));
        assertEquals("UNSURE true", ageAndGuardian(child));
    }

    @Test
    void ok_200_only_the_row_that_is_not_utf_8_is_rejected() {
        String other = born("1990-01-01").replace("\"A\"", "\"\u00c9lise\"");
        String file = String.join("\n", born("1990-01-01"), other, born("1990-01-01"));
        List<String> lines = imports(file.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(lines.contains("{\"row\":2,\"reason\":\"the line must be UTF-8\"}"), lines.toString());
        assertEquals("{\"summary\":{\"read\":3,\"imported\":2,\"matched\":0,\"rejected\":1}}", lines.getLast());
    }

    @Test
    void ok_200_a_row_of_two_records_is_rejected_and_so_is_a_file_whose_lines_end_with_cr() {
        String first = record("ZZ-N", "2026-01-05T10:00:00Z", "REFERRED");
        String second = record("ZZ-S", "2026-01-06T10:00:00Z", "REFERRED");
        String reason = "the line must hold one JSON object and nothing after it: a line ends with a line feed";
        for (String between : List.of("", "\r")) {
            List<String> lines = imports(first + between + second);
            assertEquals("{\"row\":1,\"reason\":\"" + reason + "\"}", lines.getFirst());
            assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":0,\"rejected\":1}}", lines.getLast());
        }
        List<String> lines = imports(first + " \r", second + "\t");
        assertEquals("{\"summary\":{\"read\":2,\"imported\":2,\"matched\":0,\"rejected\":0}}", lines.getLast());
    }

    private static String ageAndGuardian(String row) {
        return Given.text("select c.age_group || ' ' || exists (select 1 from guardian_record g where g.case_file = c.id) from case_file c where c.external_id = '" + row.split("\"")[3] + "'");
    }

    @Test
    void ok_200_the_same_person_is_linked_found_and_opened() {
        Somebody she = Somebody.unknown();
        String person = "\"languages\":[\"en\"],\"person\":{\"givenName\":\"%s\",\"familyName\":\"%s\",\"dateOfBirth\":\"%s\"}".formatted(she.given(), she.family(), she.born());
        imports(record("ZZ-N", "2026-01-05T10:00:00Z", "REFERRED").replace("\"languages\":[\"en\"]", person),
                record("ZZ-E", "2026-01-06T10:00:00Z", "REFERRED").replace("\"languages\":[\"en\"]", person));
        List<String> found = as(Account.AUTHORITY).body(Map.of("name", she.family())).post("/api/nrm/v1/cases/searches").then().statusCode(200).extract().path("items.id");
        assertEquals(2, found.size());
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + found.getFirst()).then().statusCode(200)
                .body("person.givenName", equalTo(she.given())).body("person.languages", contains("en")).body("links.caseFile", contains(found.getLast()));
    }

    @Test
    void ok_200_no_id_is_kept_for_an_adult_who_declined_and_a_repeat_is_matched() {
        String declined = record("ZZ-N", "2026-01-05T10:00:00Z", "NOTIFIED_ONLY").replace("\"nationality\":\"VN\",", "");
        String external = declined.split("\"")[3];
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", imports(declined).getLast());
        assertEquals(0, Given.count("select count(*) from case_file where external_id = '" + external + "'"));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}", imports(declined).getLast());
    }

    @Test
    void a_paused_duty_is_due_after_the_remaining_days() {
        String waited = record("GB-SCT", "2026-01-05T10:00:00Z", "REFERRED").replace("\"history\":[", "\"history\":[{\"stage\":\"REFERRED\",\"at\":\"2026-01-05T10:00:00Z\"},"
                + "{\"stage\":\"SUSPENDED\",\"at\":\"2026-01-07T10:00:00Z\"},").replace("\"at\":\"2026-01-05T10:00:00Z\"}],", "\"at\":\"2026-03-02T10:00:00Z\"}],");
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", imports(waited).getLast());
        String external = waited.split("\"")[3];
        // Two of five working days had passed; 2 March is a Monday.
        assertEquals("2026-03-05", Given.text("select due_on::text from case_file where external_id = '" + external + "'"));
    }

    private static String born(String on) {
        return record("ZZ-N", "2026-01-05T10:00:00Z", "REFERRED").replace("\"languages\":[\"en\"]",
                "\"languages\":[\"en\"],\"person\":{\"givenName\":\"A\",\"dateOfBirth\":\"" + on + "\"}");
    }

    private static String record(String region, String at, String stage) {
        return """
                {"externalId":"%s","region":"%s","stage":"%s","senderAgency":"%s","referredAt":"%s","ageGroup":"ADULT","sex":"FEMALE",
                 "exploitation":["LABOUR"],"nationality":"VN","languages":["en"],"history":[{"stage":"%s","at":"%s"}],"synthetic":true}
                """.formatted(UUID.randomUUID(), region, stage, Account.RESPONDER.agency(), at, stage, at).replace("\n", "");
    }

    private static List<String> imports(String... records) {
        return imports(String.join("\n", records).getBytes());
    }

    private static List<String> imports(byte[] file) {
        return given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/x-ndjson").body(file)
                .post("/api/nrm/v1/cases/imports").then().statusCode(200).extract().asString().lines().toList();
    }
}
