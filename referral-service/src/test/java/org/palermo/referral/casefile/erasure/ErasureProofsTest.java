package org.palermo.referral.casefile.erasure;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;

/// The erasures with their proof, those that wait, and what the officer counts.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ErasureProofsTest {
    private static final String ERASURES = "/api/nrm/v1/erasures";
    private static final String WAITING = ERASURES + "/waiting?limit=200";
    private static final String PROTECTION = "/api/nrm/v1/data-protection";

    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    @Test
    void ok_200_who_asked_who_agreed_and_the_link_of_the_chain() {
        UUID file = Given.aReferral();
        Erasing.byTwo(file).statusCode(200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertNotNull(proof(file).get("sequence")));
        Map<String, Object> proof = proof(file);
        assertEquals(text("select reference from case_file where id = '" + file + "'"), proof.get("reference"));
        assertEquals("DATA_SUBJECT_REQUEST", proof.get("reason"));
        assertEquals(TestTokens.subject(Account.DATA_PROTECTION), proof.get("askedBy"));
        assertEquals(TestTokens.subject(Account.AUTHORITY), proof.get("erasedBy"));
        assertNotNull(proof.get("keyDestroyedAt"));
        assertEquals(text("select encode(hash, 'hex') from audit_chain where entry = '" + proof.get("entry") + "'"), proof.get("hash"));
    }

    @Test
    void ok_200_one_officer_is_enough_when_the_case_is_over() {
        UUID file = Given.aReferral();
        Given.sql("update case_file set stage = 'CLOSED', closed_at = now(), due_on = null where id = '" + file + "'");
        Erasing.ask(file).statusCode(200);
        assertNull(proof(file).get("askedBy"));
        assertEquals(TestTokens.subject(Account.DATA_PROTECTION), proof(file).get("erasedBy"));
    }

    @Test
    void ok_200_by_year_and_page_by_page() {
        UUID file = Given.aReferral();
        Erasing.byTwo(file).statusCode(200);
        UUID earlier = Given.aReferral();
        Erasing.byTwo(earlier).statusCode(200);
        Given.sql("update case_file set erased_at = timestamptz '2019-05-05 10:00:00Z' where id = '" + earlier + "'");
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        page("?limit=200&year=" + year).body("items.id", hasItem(file.toString())).body("items.id", not(hasItem(earlier.toString())))
                .body("items.erasedAt", everyItem(startsWith("" + year)));
        page("?limit=200&year=2019").body("items.id", hasItem(earlier.toString())).body("items.id", not(hasItem(file.toString())));
        String next = page("?limit=1").body("items", hasSize(1)).extract().path("next");
        page("?limit=200&cursor=" + next).body("items.id", hasItem(earlier.toString()));
        as(Account.DATA_PROTECTION).get(ERASURES + "?year=1850").then().statusCode(400);
    }

    @Test
    void ok_200_those_that_wait_for_a_second_person() {
        UUID file = Given.aReferral();
        Erasing.ask(file).statusCode(202);
        for (Account account : List.of(Account.DATA_PROTECTION, Account.AUTHORITY)) {
            as(account).get(WAITING).then().statusCode(200).body("items.id", hasItem(file.toString()));
        }
        Erasing.answer(Account.AUTHORITY, file, false).statusCode(200);
        as(Account.DATA_PROTECTION).get(WAITING).then().statusCode(200).body("items.id", not(hasItem(file.toString())));
    }

    @Test
    void ok_200_what_waits_is_counted_and_the_standing_holds_are_listed() {
        UUID file = Given.aReferral();
        String hold = as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "Zwhy"))
                .post("/api/nrm/v1/retention/case_file/" + file + "/legal-holds").then().statusCode(201).extract().path("id");
        Erasing.ask(Given.aReferral()).statusCode(202);
        as(Account.DATA_PROTECTION).get(PROTECTION + "/counts").then().statusCode(200).body("erasuresWaiting", greaterThanOrEqualTo(1))
                .body("legalHolds", greaterThanOrEqualTo(1)).body("requestsOpen", greaterThanOrEqualTo(0));
        as(Account.DATA_PROTECTION).get(PROTECTION + "/legal-holds?limit=200").then().statusCode(200).body("items.id", hasItem(hold))
                .body("items.find { it.id == '" + hold + "' }.record", equalTo(file.toString()))
                .body("items.find { it.id == '" + hold + "' }.reference",
                        equalTo(text("select reference from case_file where id = '" + file + "'")));
        as(Account.DATA_PROTECTION).post("/api/nrm/v1/retention/case_file/" + file + "/legal-holds/" + hold + "/lift").then()
                .statusCode(200);
        as(Account.DATA_PROTECTION).get(PROTECTION + "/legal-holds?limit=200").then().body("items.id", not(hasItem(hold)));
    }

    @Test
    void ok_200_nothing_of_another_country() {
        UUID file = Given.aReferral();
        Erasing.byTwo(file).statusCode(200);
        UUID asked = Given.aReferral();
        Erasing.ask(asked).statusCode(202);
        String elsewhere = TestTokens.covering(Account.DATA_PROTECTION, Set.of("ZZ"));
        RestAssured.given().auth().oauth2(elsewhere).get(ERASURES + "?limit=200").then().statusCode(200)
                .body("items.id", not(hasItem(file.toString())));
        RestAssured.given().auth().oauth2(elsewhere).get(WAITING).then().statusCode(200).body("items.id", not(hasItem(asked.toString())));
        RestAssured.given().auth().oauth2(elsewhere).get(PROTECTION + "/counts").then().statusCode(200).body("erasuresWaiting", equalTo(0));
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.AUDITOR, Account.COORDINATOR)) {
            as(account).get(ERASURES).then().statusCode(403);
            as(account).get(PROTECTION + "/counts").then().statusCode(403);
            as(account).get(PROTECTION + "/legal-holds").then().statusCode(403);
        }
        as(Account.RESPONDER).get(WAITING).then().statusCode(403);
    }

    private static ValidatableResponse page(String query) {
        return as(Account.DATA_PROTECTION).get(ERASURES + query).then().statusCode(200);
    }

    private static Map<String, Object> proof(UUID file) {
        JsonPath all = page("?limit=200").extract().jsonPath();
        return all.getMap("items.find { it.id == '" + file + "' }");
    }
}
