package org.palermo.referral.casefile.link;

import static io.restassured.RestAssured.given;
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
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class LinksByHandTest {
    private String first;
    private String second;

    @BeforeEach
    void refer() {
        Given.theRegister();
        first = refer(Somebody.unknown().referral());
        second = refer(Somebody.unknown().referral());
    }

    @Test
    void created_201_both_files_have_the_link_and_neither_sender_learns_of_it() {
        link(Account.AUTHORITY, first, reference(second), "SHE_SAYS_SO").statusCode(201)
                .body("caseFile", equalTo(second)).body("kind", equalTo("BY_HAND")).body("state", equalTo("CONFIRMED"))
                .body("reason", equalTo("SHE_SAYS_SO")).body("decidedAt", notNullValue()).body("version", equalTo(0));
        file(Account.AUTHORITY, second).body("links.caseFile", contains(first)).body("links.state", contains("CONFIRMED"));
        file(Account.RESPONDER, second).body(not(containsString("links"))).body("version", equalTo(0));
        assertEquals(1, count("select count(*) from audit_entry where action = 'LINK_BY_HAND' and listed @> array['%s', '%s']::uuid[]"
                .formatted(first, second)));
    }

    @Test
    void created_201_the_same_answer_for_the_same_key() {
        String reference = reference(second);
        String key = UUID.randomUUID().toString();
        String link = link(key, first, reference).statusCode(201).extract().path("id");
        link(key, first, reference).statusCode(201).body("id", equalTo(link));
    }

    @Test
    void created_201_after_the_link_was_ended_and_after_it_was_dismissed() {
        end(first, linked(), "\"0\"", "ENTRY_ERROR").statusCode(200);
        link(Account.AUTHORITY, second, reference(first), "OTHER_EVIDENCE").statusCode(201);
        file(Account.AUTHORITY, first).body("links.state", contains("ENDED", "CONFIRMED"));

        Somebody she = Somebody.unknown();
        String third = refer(she.referral());
        String fourth = refer(she.referral());
        String found = file(Account.AUTHORITY, third).extract().path("links[0].id");
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("reason", "ENTRY_ERROR"))
                .post(path(third) + "/" + found + "/dismissal").then().statusCode(200);
        link(Account.AUTHORITY, third, reference(fourth), "SAME_DOCUMENT").statusCode(201);
    }

    @Test
    void ok_200_an_ended_link_stays_with_both_reasons() {
        end(first, linked(), "\"0\"", "DIFFERENT_PERSON").statusCode(200).header("ETag", "\"1\"")
                .body("state", equalTo("ENDED")).body("reason", equalTo("SHE_SAYS_SO"))
                .body("endReason", equalTo("DIFFERENT_PERSON")).body("endedAt", notNullValue());
        file(Account.AUTHORITY, second).body("links.state", contains("ENDED"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'LINK_ENDED' and listed @> array['%s', '%s']::uuid[]"
                .formatted(first, second)));
    }

    @Test
    void ok_200_a_link_that_the_service_found_is_ended_after_its_confirmation() {
        Somebody she = Somebody.unknown();
        String third = refer(she.referral());
        refer(she.referral());
        String found = file(Account.AUTHORITY, third).extract().path("links[0].id");
        end(third, found, "\"0\"", "ENTRY_ERROR").statusCode(409).body("type", equalTo("urn:palermo:problem:case-link:not-confirmed"));
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("reason", "SAME_DOCUMENT"))
                .post(path(third) + "/" + found + "/confirmation").then().statusCode(200);
        end(third, found, "\"1\"", "ENTRY_ERROR").statusCode(200).body("state", equalTo("ENDED"));
        end(third, found, "\"2\"", "ENTRY_ERROR").statusCode(409);
    }

    @Test
    void invalid_400_the_same_for_an_unknown_reference_and_for_a_case_elsewhere() {
        String elsewhere = reference(refer(Somebody.unknown().referral("ZZ-N")));
        String unseen = wrong(elsewhere);
        assertTrue(unseen.contains("reference"), unseen);
        assertEquals(wrong(Reference.random(40)), unseen);
        file(Account.AUTHORITY, first).body("links", empty());
    }

    @Test
    void invalid_400_a_wrong_character_its_own_reference_and_a_reason_against_it() {
        link(Account.AUTHORITY, first, "QBE5-16CB-Z", "SHE_SAYS_SO").statusCode(400).body("violations.field", hasItem("reference"));
        link(Account.AUTHORITY, first, reference(first), "SHE_SAYS_SO").statusCode(400).body("violations.field", hasItem("reference"));
        link(Account.AUTHORITY, first, reference(second), "ENTRY_ERROR").statusCode(400).body("violations.field", hasItem("reason"));
        end(first, linked(), "\"0\"", "SAME_DOCUMENT").statusCode(400).body("violations.field", hasItem("reason"));
    }

    @Test
    void conflict_409_linked_already_and_nobody_identified() {
        linked();
        link(Account.AUTHORITY, second, reference(first), "SHE_SAYS_SO").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-link:linked"));
        String nobody = refer(Somebody.unknown().referral().replace("\"consent\":true", "\"consent\":false"));
        link(Account.AUTHORITY, first, reference(nobody), "SHE_SAYS_SO").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-link:nobody"));
    }

    @Test
    void stale_412_precondition_428_forbidden_403_and_not_found_404() {
        String link = linked();
        end(first, link, "\"3\"", "ENTRY_ERROR").statusCode(412);
        end(first, link, null, "ENTRY_ERROR").statusCode(428);
        link(Account.RESPONDER, first, reference(second), "SHE_SAYS_SO").statusCode(403);
        link(Account.AUTHORITY, UUID.randomUUID().toString(), reference(second), "SHE_SAYS_SO").statusCode(404);
        end(first, UUID.randomUUID().toString(), "\"0\"", "ENTRY_ERROR").statusCode(404);
        String third = refer(Somebody.unknown().referral());
        end(third, link, "\"0\"", "ENTRY_ERROR").statusCode(404);
    }

    private String linked() {
        return link(Account.AUTHORITY, first, reference(second), "SHE_SAYS_SO").statusCode(201).extract().path("id");
    }

    /// What an authority of Great Britain alone is told.
    private String wrong(String reference) {
        return given().auth().oauth2(TestTokens.covering(Account.AUTHORITY, Set.of("GB"))).contentType(ContentType.JSON)
                .body(Map.of("reference", reference, "reason", "SHE_SAYS_SO")).post(path(first)).then()
                .statusCode(400).extract().jsonPath().getString("violations");
    }

    private static String refer(String referral) {
        return Given.refer(Account.RESPONDER, referral).statusCode(201).extract().path("id");
    }

    private static String reference(String id) {
        return file(Account.AUTHORITY, id).extract().path("reference");
    }

    private static ValidatableResponse file(Account account, String id) {
        return as(account).get("/api/nrm/v1/cases/" + id).then().statusCode(200);
    }

    private static ValidatableResponse link(Account account, String file, String reference, String reason) {
        return as(account).body(Map.of("reference", reference, "reason", reason)).post(path(file)).then();
    }

    private static ValidatableResponse link(String key, String file, String reference) {
        return as(Account.AUTHORITY).header("Idempotency-Key", key).body(Map.of("reference", reference, "reason", "SHE_SAYS_SO"))
                .post(path(file)).then();
    }

    private static ValidatableResponse end(String file, String link, String etag, String reason) {
        RequestSpecification request = as(Account.AUTHORITY).body(Map.of("reason", reason));
        return (etag == null ? request : request.header("If-Match", etag)).post(path(file) + "/" + link + "/end").then();
    }

    private static String path(String file) {
        return "/api/nrm/v1/cases/" + file + "/links";
    }
}
