package org.palermo.inspection.tip.official;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class TipsTest {
    public static final String TIPS = API + "/tips";
    public static final String AGREEMENTS = API + "/partner-agreements";

    public static String word() {
        return "z" + UUID.randomUUID().toString().replace("-", "").substring(0, 14).replaceAll("[0-9]", "q");
    }

    public static String agreement(String... fields) {
        return as(Account.CHIEF).body("""
                {"partner":"Bank of Zed","kind":"BANK","purpose":"Accounts that take the wages of many","legalBasis":"Act 7, art. 3",
                 "fields":["%s"],"validFrom":"2025-01-01","validUntil":"2099-12-31"}
                """.formatted(String.join("\",\"", fields))).post(AGREEMENTS).then().statusCode(201).extract().path("id");
    }

    public static String tip(String word) {
        return """
                {"channel":"PHONE","country":"GB","receivedOn":"2026-01-05","concern":"LABOUR",
                 "content":{"words":"W%1$s","place":"P%1$s","subjectName":"S%1$s","tipperName":"T%1$s","tipperContact":"C%1$s"}}
                """.formatted(word);
    }

    public static String ofPartner(String agreement, String receivedOn, String content) {
        return """
                {"agreement":"%s","channel":"PARTNER","country":"GB","receivedOn":"%s","concern":"MONEY","content":{%s}}
                """.formatted(agreement, receivedOn, content);
    }

    public static String taken(Account by, String body) {
        return as(by).body(body).post(TIPS).then().statusCode(201).extract().path("id");
    }

    public static ValidatableResponse decide(String tip, int version, String what, String body) {
        return as(Account.CHIEF).header("If-Match", "\"" + version + "\"").body(body).post(TIPS + "/" + tip + "/decisions/" + what).then();
    }

    @Test
    void created_201_who_takes_it_in_can_not_read_it_again_and_nothing_is_in_clear() {
        String secret = word();
        var answer = as(Account.INSPECTOR).body(tip(secret)).post(TIPS).then().statusCode(201).body("reference", startsWith("T-")).extract();
        assertEquals(Set.of("id", "reference"), answer.jsonPath().getMap("").keySet());
        String id = answer.path("id");
        as(Account.INSPECTOR).get(TIPS + "/" + id).then().statusCode(403);
        as(Account.INSPECTOR).get(TIPS).then().statusCode(403);
        as(Account.CHIEF).get(TIPS + "/" + id).then().statusCode(200).header("ETag", equalTo("\"0\"")).body("content.words", equalTo("W" + secret))
                .body("content.tipperName", equalTo("T" + secret)).body("state", equalTo("NEW")).body("agreement", nullValue());
        as(Account.CHIEF).get(TIPS + "?limit=1").then().body("items.id", contains(id)).body("items[0].content", nullValue());
        assertEquals(Set.of(), ClearText.tablesWith(secret));
    }

    @Test
    void invalid_400_a_partner_sends_nothing_outside_its_agreement() {
        String agreement = agreement("ACCOUNTS", "TRANSACTIONS");
        String accounts = "\"accounts\":[\"ZZ12\"]";
        as(Account.INSPECTOR).body(ofPartner(agreement, "2026-01-05", accounts + ",\"subjectName\":\"A\",\"words\":\"B\"")).post(TIPS).then().statusCode(400)
                .body("violations.field", contains("content.words", "content.subjectName"));
        String id = taken(Account.INSPECTOR, ofPartner(agreement, "2026-01-05", accounts));
        as(Account.CHIEF).get(TIPS + "/" + id).then().body("partner", equalTo("Bank of Zed")).body("content.accounts", contains("ZZ12"));
        as(Account.INSPECTOR).body(ofPartner(agreement, "2024-12-31", accounts)).post(TIPS).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:tip:agreement-over"));
        as(Account.CHIEF).post(AGREEMENTS + "/" + agreement + "/end").then().statusCode(200).body("current", equalTo(false));
        as(Account.CHIEF).post(AGREEMENTS + "/" + agreement + "/end").then().statusCode(409).body("type", equalTo("urn:palermo:problem:partner-agreement:ended"));
        as(Account.INSPECTOR).body(ofPartner(agreement, LocalDate.now().toString(), accounts)).post(TIPS).then().statusCode(409);
        as(Account.OTHER_INSPECTOR).body(ofPartner(agreement, "2026-01-05", accounts)).post(TIPS).then().statusCode(400)
                .body("violations[0].field", equalTo("agreement"));
    }

    @Test
    void ok_200_agreements_are_read_by_their_inspectorate() {
        String agreement = agreement("WORDS");
        as(Account.INSPECTOR).get(AGREEMENTS + "/" + agreement).then().statusCode(200).body("fields", contains("WORDS")).body("current", equalTo(true));
        as(Account.INSPECTOR).get(AGREEMENTS + "?current=true&limit=200").then().body("items.id", hasItem(agreement));
        as(Account.OTHER_INSPECTOR).get(AGREEMENTS + "/" + agreement).then().statusCode(404);
        as(Account.INSPECTOR).post(AGREEMENTS + "/" + agreement + "/end").then().statusCode(403);
        as(Account.CHIEF).body("""
                {"partner":"B","kind":"BANK","purpose":"P","legalBasis":"L","fields":["WORDS"],"validFrom":"2026-01-01","validUntil":"2025-01-01"}
                """).post(AGREEMENTS).then().statusCode(400).body("violations[0].field", equalTo("validUntil"));
    }

    @Test
    void ok_200_a_tip_becomes_a_visit_once_and_the_plan_does_not_tell_why() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = taken(Account.INSPECTOR, tip("x"));
        String body = "{\"workplace\":\"%s\",\"from\":\"%s\",\"by\":\"%s\",\"jointWith\":[\"INTERPRETER\"]}".formatted(workplace, LocalDate.now(), LocalDate.now().plusDays(10));
        String visit = decide(id, 0, "visit", body).statusCode(200).body("state", equalTo("TAKEN_UP")).body("plannedVisit", notNullValue())
                .body("content", nullValue()).header("ETag", equalTo("\"1\"")).extract().path("plannedVisit");
        decide(id, 1, "visit", body).statusCode(409).body("type", equalTo("urn:palermo:problem:tip:visit-planned"));
        decide(id, 0, "visit", body).statusCode(412);
        String planned = as(Account.INSPECTOR).get(API + "/planned-visits/" + visit).then().statusCode(200).extract().asString();
        assertFalse(planned.contains(id));
        assertTrue(planned.contains("\"jointWith\":[\"INTERPRETER\"]"), planned);
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + visit + "' and action = 'PLAN'"));
        assertEquals(0, count("select count(*) from audit_entry t join audit_entry p using (request_id) where t.record_id = '" + id + "' and p.record_id = '" + visit + "'"));
        decide(id, 1, "close", "{\"ground\":\"DONE\"}").statusCode(200).body("state", equalTo("CLOSED"));
        decide(id, 2, "visit", body).statusCode(409).body("type", equalTo("urn:palermo:problem:tip:closed"));
    }

    @Test
    void ok_200_a_suspected_victim_is_reported_once_and_her_data_are_not_kept() {
        String id = taken(Account.INSPECTOR, tip("x"));
        String secret = word();
        String victim = """
                {"suspectedVictim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW","person":{"givenName":"%s"}}}
                """.formatted(secret);
        decide(id, 0, "referral", victim.replace("\"CHILD\"", "\"ADULT\"")).statusCode(400).body("violations[0].field", equalTo("suspectedVictim.consent"));
        String report = decide(id, 0, "referral", victim).statusCode(200).body("reportKind", equalTo("REFERRED")).extract().path("report");
        assertEquals(1, count("select count(*) from outbox_event where aggregate = '" + report + "'"));
        assertEquals(Set.of(), ClearText.tablesWith(secret));
        decide(id, 1, "referral", victim).statusCode(409).body("type", equalTo("urn:palermo:problem:tip:reported"));
        String other = taken(Account.INSPECTOR, tip("x"));
        decide(other, 0, "referral", victim.replace("\"ageGroup\":\"CHILD\"", "\"ageGroup\":\"ADULT\",\"consent\":false")).statusCode(200)
                .body("reportKind", equalTo("NOTIFIED"));
    }

    /// The inspectorate learns of a referral from a finding. That somebody was reported from a tip, only the chief inspector may know.
    @Test
    void ok_200_a_referral_from_a_tip_tells_no_inspector() {
        for (String asked : List.of("\"ageGroup\":\"CHILD\"", "\"ageGroup\":\"ADULT\",\"consent\":false")) {
            String id = taken(Account.INSPECTOR, tip("x"));
            String report = decide(id, 0, "referral", "{\"suspectedVictim\":{" + asked
                    + ",\"sex\":\"FEMALE\",\"exploitation\":[\"LABOUR\"],\"region\":\"GB-ENG-NW\"}}").statusCode(200).extract().path("report");
            String reference = as(Account.CHIEF).get(TIPS + "/" + id).path("reference");
            assertEquals(0, count("select count(*) from notice where reference = '" + reference + "' or about in ('" + id + "', '" + report + "')"));
            String notices = as(Account.INSPECTOR).get(API + "/notices?limit=200").then().statusCode(200).extract().asString();
            assertFalse(notices.contains(reference) || notices.contains(report), notices);
        }
    }

    @Test
    void ok_200_closed_with_a_reason_and_conflict_409_when_nothing_was_done() {
        String id = taken(Account.INSPECTOR, tip("x"));
        decide(id, 0, "close", "{\"ground\":\"DONE\"}").statusCode(409).body("type", equalTo("urn:palermo:problem:tip:nothing-done"));
        decide(id, 0, "close", "{\"ground\":\"NOT_OURS\"}").statusCode(200).body("closing", equalTo("NOT_OURS"));
        as(Account.CHIEF).get(TIPS + "?state=CLOSED&limit=200").then().body("items.id", hasItem(id));
        as(Account.CHIEF).get(TIPS + "?state=NEW&limit=200").then().body("items.id", not(hasItem(id)));
        as(Account.CHIEF).get(TIPS + "?state=OLD").then().statusCode(400);
    }

    @Test
    void ok_200_a_suspicious_activity_report_has_the_least_data() {
        String secret = word();
        String id = taken(Account.INSPECTOR, """
                {"channel":"LETTER","country":"GB","receivedOn":"2026-01-05","concern":"MONEY",
                 "content":{"words":"Many wages","subjectName":"Zed Ltd","accounts":["GB01"],"tipperName":"%1$s","tipperContact":"%1$s","place":"%1$s","bookings":["%1$s"],
                   "transactions":[{"on":"2025-12-01","amount":{"minor":123456,"currency":"GBP"},"mode":"CASH","toAccount":"GB01"},
                                   {"on":"2025-12-02","amount":{"minor":5000,"currency":"JPY"},"mode":"TRANSFER","fromAccount":"GB01"}]}}
                """.formatted(secret));
        var report = as(Account.CHIEF).get(TIPS + "/" + id + "/suspicious-activity-report").then().statusCode(200)
                .body("validated", equalTo(false)).body("report_code", equalTo("STR")).body("currency_code_local", equalTo("GBP"))
                .body("transaction[0].amount_local", equalTo("1234.56")).body("transaction[0].t_to.account", equalTo("GB01"))
                .body("transaction[1].foreign_currency.foreign_amount", equalTo("5000")).body("transaction[1].amount_local", nullValue())
                .body("activity.report_parties.name", hasItem("Zed Ltd")).extract();
        assertFalse(report.asString().contains(secret));
        String without = taken(Account.INSPECTOR, tip("x").replace("\"subjectName\":\"Sx\",", ""));
        as(Account.CHIEF).get(TIPS + "/" + without + "/suspicious-activity-report").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:tip:nothing-to-report"));
        as(Account.INSPECTOR).get(TIPS + "/" + id + "/suspicious-activity-report").then().statusCode(403);
    }

    @Test
    void not_found_404_another_inspectorate_took_it_in() {
        String id = taken(Account.OTHER_INSPECTOR, tip("x"));
        as(Account.CHIEF).get(TIPS + "/" + id).then().statusCode(404);
        as(Account.CHIEF).get(TIPS + "/" + id + "/suspicious-activity-report").then().statusCode(404);
        decide(id, 0, "close", "{\"ground\":\"NOT_OURS\"}").statusCode(404);
    }

    @Test
    void invalid_400() {
        for (String wrong : List.of(tip("x").replace("PHONE", "PARTNER"), tip("x").replace("\"GB\"", "\"XQ\""), tip("x").replace("\"GB\"", "\"FR\""), tip("x").replace("2026-01-05", "2126-01-05"),
                tip("x").replaceAll("\"content\":\\{.*}", "\"content\":{}}"), "{}")) {
            as(Account.INSPECTOR).body(wrong).post(TIPS).then().statusCode(400).contentType("application/problem+json");
        }
        for (String day : List.of(LocalDate.now().plusDays(3).toString(), "1989-12-31")) {
            String seen = tip("x").replace("{\"words\"", "{\"seenOn\":\"" + day + "\",\"words\"");
            as(Account.INSPECTOR).body(seen).post(TIPS).then().statusCode(400)
                    .body("violations.field", contains("content.seenOn"));
        }
        as(Account.INSPECTOR).body(tip("x").replace("\"Wx\"", "\"her visa expired\"")).post(TIPS).then().statusCode(400).body("violations.field", contains("content.words"));
        as(Account.INSPECTOR).body(tip("x").replace("\"Wx\"", "\"" + "x".repeat(4001) + "\"")).post(TIPS).then().statusCode(400).body("violations.field", contains("content.words"));
        as(Account.NGO).body(tip("x")).post(TIPS).then().statusCode(403);
    }
}
