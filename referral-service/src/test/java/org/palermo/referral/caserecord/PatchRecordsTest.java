package org.palermo.referral.caserecord;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.caserecord.GivenRecords.a;
import static org.palermo.referral.caserecord.GivenRecords.path;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.team.GivenTeams.caseOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// Partial changes of a record by JSON Merge Patch, and answers without a body.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class PatchRecordsTest {
    private UUID file;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        file = caseOf(Account.COORDINATOR);
    }

    static Stream<String> kinds() {
        return CaseRecordsTest.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ok_200_an_empty_patch_keeps_the_content(String kind) {
        String id = a(kind, file);
        String before = as(Account.COORDINATOR).get(path(file, kind) + "/" + id).then().extract().jsonPath().getMap("particulars").toString();
        patch(kind, id, "\"0\"", "{}").statusCode(200).header("ETag", "\"1\"").body("particulars", nullValue());
        String after = as(Account.COORDINATOR).get(path(file, kind) + "/" + id).then().extract().jsonPath().getMap("particulars").toString();
        assertEquals(before, after);
    }

    @Test
    void ok_200_named_fields_change_null_fields_are_removed_and_others_remain() {
        String id = a("needs", file);
        patch("needs", id, "\"0\"", "{\"horizonMonths\": 12, \"state\": \"BEING_MET\", \"note\": null}").statusCode(200).body("state", equalTo("BEING_MET"));
        as(Account.COORDINATOR).get(path(file, "needs") + "/" + id).then().statusCode(200).body("particulars.horizonMonths", equalTo(12))
                .body("particulars.note", nullValue()).body("particulars.what", equalTo("Zmark")).body("edition", equalTo(2));
        patch("needs", id, "\"0\"", "{}").statusCode(412);
        patch("needs", id, null, "{}").statusCode(428);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"horizonMonths\": \"many\"} | horizonMonths", "{\"what\": null} | what", "{\"whatever\": 1} | (unknown)", "{\"state\": \"GONE\"} | state"})
    void invalid_400_the_result_is_validated_like_a_whole_record(String body, String field) {
        String id = a("needs", file);
        patch("needs", id, "\"0\"", body).statusCode(400).body("violations[0].field", equalTo(field));
        as(Account.COORDINATOR).get(path(file, "needs") + "/" + id).then().header("ETag", "\"0\"");
    }

    @Test
    void conflict_409_transition_to_an_earlier_state() {
        String id = a("claims", file);
        patch("claims", id, "\"0\"", "{\"state\": \"LODGED\", \"lodgedOn\": \"2026-02-01\"}").statusCode(200);
        patch("claims", id, "\"1\"", "{\"state\": \"PREPARED\", \"lodgedOn\": null}").statusCode(409);
    }

    @Test
    void not_found_404_for_callers_outside_the_case_team() {
        String id = a("needs", file);
        patching(Account.OTHER_COORDINATOR, "needs", id, "\"0\"", "{}").statusCode(404);
        patching(Account.AUTHORITY, "needs", id, "\"0\"", "{}").statusCode(403);
    }

    @Test
    void no_content_204_when_the_caller_does_not_ask_for_the_body() {
        String id = a("needs", file);
        as(Account.COORDINATOR).header("If-Match", "\"0\"").header("Prefer", "respond-async, return=minimal").body(GivenRecords.sample("needs"))
                .put(path(file, "needs") + "/" + id).then().statusCode(204).header("ETag", "\"1\"").header("Preference-Applied", "return=minimal").body(emptyOrNullString());
        as(Account.COORDINATOR).header("Prefer", "return=minimal").body(GivenRecords.sample("needs")).post(path(file, "needs")).then().statusCode(201)
                .header("Location", containsString("/needs/")).body("id", notNullValue());
        as(Account.COORDINATOR).header("Prefer", "return=minimal").header("If-Match", "\"7\"").body(GivenRecords.sample("needs"))
                .put(path(file, "needs") + "/" + id).then().statusCode(412).body("title", notNullValue());
    }

    /// The version of a record does not change when a determination of the person's age changes its deadline.
    @Test
    void ok_200_a_record_is_always_returned_whole() {
        String id = a("needs", file);
        as(Account.COORDINATOR).header("If-None-Match", "\"0\"").get(path(file, "needs") + "/" + id).then().statusCode(200).header("ETag", "\"0\"").body("id", equalTo(id));
        as(Account.OTHER_COORDINATOR).header("If-None-Match", "*").get(path(file, "needs") + "/" + id).then().statusCode(404);
    }

    /// The version of a case file does not change when the clock or another record changes the answer.
    @Test
    void ok_200_a_case_file_is_always_returned_whole() {
        String etag = as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file).then().statusCode(200).extract().header("ETag");
        a("safe-contacts", file);
        as(Account.AUTHORITY).header("If-None-Match", etag).get("/api/nrm/v1/cases/" + file).then().statusCode(200).header("ETag", etag).body("safeContactKept", equalTo(true));
    }

    private ValidatableResponse patch(String kind, String id, String etag, String body) {
        return patching(Account.COORDINATOR, kind, id, etag, body);
    }

    private ValidatableResponse patching(Account account, String kind, String id, String etag, String body) {
        var request = as(account).contentType(MergePatch.TYPE).body(body.getBytes(StandardCharsets.UTF_8));
        return (etag == null ? request : request.header("If-Match", etag)).patch(path(file, kind) + "/" + id).then();
    }
}
