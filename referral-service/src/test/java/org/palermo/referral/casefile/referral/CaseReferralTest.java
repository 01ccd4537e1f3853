package org.palermo.referral.casefile.referral;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CaseReferralTest {
    private static final String CASES = "/api/nrm/v1/cases/";

    @BeforeEach
    void register() {
        GivenTeams.coordinators();
    }

    @Test
    void ok_200_what_the_sender_wrote_before_any_correction() {
        Somebody somebody = Somebody.unknown();
        String id = Given.refer(Account.RESPONDER, somebody.referral().replace("\"consent\":true",
                "\"consent\":true,\"consentHow\":\"THROUGH_INTERPRETER\"")).statusCode(201).extract().path("id");
        Given.correct(Account.AUTHORITY, UUID.fromString(id), "\"0\"", Map.of("reason", "MISTAKE", "circumstances", "Zlater", "nationality",
                "TH")).statusCode(200);
        as(Account.AUTHORITY).get(CASES + id + "/referral").then().statusCode(200)
                .body("caseFile", equalTo(id)).body("taken", equalTo("REFERRED")).body("receivedAt", notNullValue())
                        .body("ageCorrection", nullValue())
                .body("sender.id", equalTo(Account.RESPONDER.agency().toString())).body("sender.name", equalTo("Refuge"))
                        .body("sender.kind", equalTo("NGO"))
                .body("region", equalTo("GB-SCT")).body("exploitation", contains("LABOUR"))
                .body("account", equalTo("She came with " + somebody.given() + ".")).body("person.nationality", equalTo("VN"))
                .body("person.familyName", equalTo(somebody.family())).body("person.identifiers.kind", contains("PASSPORT", "PHONE"))
                .body("consent.how", equalTo("THROUGH_INTERPRETER")).body("consent.withdrawn", equalTo(false))
                .body("safeContact.words", equalTo("ask for " + somebody.family())).body("corrected", equalTo(true))
                        .body("fields", nullValue());
        assertEquals(1, count("select count(*) from audit_entry where action = 'READ_REFERRAL' and record_id = '" + id + "'"));
    }

    @Test
    void ok_200_a_child_has_no_consent_and_an_age_that_was_corrected_is_told() {
        String child = Given.ADULT.replace("\"familyName\":\"Tran\"", "\"familyName\":\"Tran\",\"dateOfBirth\":\"2020-01-01\"");
        String id = Given.refer(Account.RESPONDER, child).statusCode(201).extract().path("id");
        as(Account.AUTHORITY).get(CASES + id + "/referral").then().statusCode(200).body("ageCorrection", equalTo("CHILD_BY_BIRTH"))
                .body("consent", nullValue());
    }

    @Test
    void ok_200_what_an_import_brought_beside() {
        String external = UUID.randomUUID().toString();
        String line = """
                {"externalId":"%s","region":"ZZ-N","stage":"REFERRED","senderAgency":"%s","referredAt":"2026-01-05T10:00:00Z","ageGroup":"ADULT","sex":"FEMALE",\
                "exploitation":["LABOUR"],"languages":["en"],"history":[{"stage":"REFERRED","at":"2026-01-05T10:00:00Z"}],"htcds":{"exp_Place":"a farm"}}
                """.formatted(external, Account.RESPONDER.agency());
        RestAssured.given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/x-ndjson").body(line.getBytes())
                .post("/api/nrm/v1/cases/imports").then().statusCode(200);
        String id = Given.text("select id from case_file where external_id = '" + external + "'");
        as(Account.AUTHORITY).get(CASES + id + "/referral").then().statusCode(200).body("fields.exp_Place", equalTo("a farm"))
                .body("receivedAt", notNullValue());
    }

    @Test
    void refused_for_everybody_but_the_authority_of_the_region() throws SQLException {
        String id = Given.aReferral().toString();
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.BORDER, Account.RAPPORTEUR)) {
            as(account).get(CASES + id + "/referral").then().statusCode(403);
        }
        RestAssured.given().auth().oauth2(TestTokens.covering(Account.AUTHORITY, Set.of("ZZ"))).get(CASES + id + "/referral").then()
                .statusCode(404);
        as(Account.AUTHORITY).get(CASES + UUID.randomUUID() + "/referral").then().statusCode(404);
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            assertEquals(0, acting.count("referral_of_case('" + id + "')"));
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertEquals(1, authority.count("referral_of_case('" + id + "')"));
            assertEquals(0, authority.count("referral_receipt"), "the receipts themselves stay their senders'");
        }
    }

    @Test
    void ok_200_nothing_of_a_person_who_was_erased() {
        String id = Given.aReferral().toString();
        Erasing.byTwo(id).statusCode(200);
        as(Account.AUTHORITY).get(CASES + id + "/referral").then().statusCode(200).body("person", nullValue()).body("account", nullValue())
                .body("safeContact", nullValue())
                .body("consent", nullValue()).body("sender.name", equalTo("Refuge"));
    }
}
