package org.palermo.inspection.tip;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.tip.official.TipsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;

/// Anybody sends a tip without an account; a chief inspector who covers the country reads it.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PublicTipsTest {
    static final String PUBLIC = API + "/public-tips";

    static String tip(String word) {
        return """
                {"country":"GB","what":"W%1$s","place":"P%1$s","placeKind":"FACTORY","contact":"C%1$s"}
                """.formatted(word);
    }

    private static Response send(String body) {
        return RestAssured.given().contentType("application/json").header("X-Forwarded-For", "203.0.113.200").body(body).post(PUBLIC);
    }

    private static String sent(String word) {
        String reference = send(tip(word)).then().statusCode(201).extract().path("reference");
        return text("select id from tip where reference = '" + reference + "'");
    }

    @Test
    void created_201_sealed_and_read_by_a_chief_who_covers_the_country() throws SQLException {
        String word = TipsTest.word();
        Response answer = send(tip(word).replace("\"placeKind\"", "\"concern\":\"DOMESTIC_WORK\",\"seenOn\":\"2026-01-05\",\"placeKind\""));
        answer.then().statusCode(201).body("reference", startsWith("T-")).body("call", nullValue());
        assertEquals(Set.of("reference", "receivedAt"), answer.jsonPath().getMap("").keySet());
        String id = text("select id from tip where reference = '" + answer.path("reference") + "' and agency is null and recorded_by is null");
        as(Account.INSPECTOR).get(TipsTest.TIPS + "/" + id).then().statusCode(403);
        as(Account.CHIEF).get(TipsTest.TIPS + "?state=NEW&limit=200").then().statusCode(200).body("items.id", hasItem(id)).body("items.content", not(hasItem("W" + word)));
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + id).then().statusCode(200).body("content.words", equalTo("W" + word)).body("content.place", equalTo("P" + word))
                .body("content.placeKind", equalTo("FACTORY")).body("content.tipperContact", equalTo("C" + word)).body("content.dangerNow", nullValue())
                .body("channel", equalTo("ONLINE")).body("concern", equalTo("DOMESTIC_WORK")).body("content.seenOn", equalTo("2026-01-05"));
        assertEquals(Set.of(), ClearText.tablesWith(word));
        for (Account account : EnumSet.complementOf(EnumSet.of(Account.CHIEF))) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.agency", Account.CHIEF.agency().toString());
                assertEquals(0, acting.count("tip where id = '" + id + "'") + acting.count("data_key where owner = '" + id + "'"), account.toString());
            }
        }
        try (Acting chief = Acting.as(Account.CHIEF); Acting sender = Acting.system("tips"); Acting owner = Acting.owner()) {
            assertEquals(1, chief.count("tip where id = '" + id + "'"));
            chief.set("palermo.regions", "ZZ");
            assertEquals(0, chief.count("tip where id = '" + id + "'"), "a country that she does not cover");
            assertEquals(0, sender.count("tip") + sender.count("data_key where purpose = 'TIP'"), "who takes it in reads nothing");
            assertEquals(0, owner.count("tip"));
        }
    }

    /// The audit says that a tip came in, and nothing of who sent it.
    @Test
    void created_201_the_audit_names_the_tip_and_not_the_sender() {
        String id = sent(TipsTest.word());
        assertEquals("system:tips", text("select subject from audit_entry where record_id = '" + id + "' and action = 'RECORD'"));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and address is null and agency is null"));
        assertEquals(0, count("select count(*) from audit_entry where address = '203.0.113.200'"));
    }

    @Test
    void created_201_numbers_to_call_when_somebody_is_in_danger() {
        String danger = tip(TipsTest.word()).replace("\"placeKind\"", "\"dangerNow\":true,\"placeKind\"");
        Response answer = send(danger);
        answer.then().statusCode(201).body("call.phone", contains("999", "08000 121 700"));
        assertFalse(answer.asString().toLowerCase(Locale.ROOT).contains("\"safe\""), answer.asString());
        send(danger.replace("\"GB\"", "\"ZZ\"")).then().statusCode(201).body("call[0].phone", equalTo("0800 000 999"));
        send(danger.replace("true", "false")).then().statusCode(201).body("call", nullValue());
        String id = text("select id from tip where reference = '" + answer.path("reference") + "'");
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + id).then().body("content.dangerNow", equalTo(true));
    }

    @Test
    void ok_200_a_decision_makes_the_tip_one_of_the_inspectorate() {
        String id = sent(TipsTest.word());
        TipsTest.decide(id, 0, "close", "{\"ground\":\"NOT_CREDIBLE\"}").statusCode(200).body("state", equalTo("CLOSED"));
        assertEquals(Account.CHIEF.agency().toString(), text("select agency from tip where id = '" + id + "'"));
        String planned = sent(TipsTest.word());
        String visit = "{\"workplace\":\"%s\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(aWorkplace("ESTABLISHMENT"), LocalDate.now(), LocalDate.now().plusDays(10));
        TipsTest.decide(planned, 0, "visit", visit).statusCode(200).body("state", equalTo("TAKEN_UP"));
        assertEquals(Account.CHIEF.agency().toString(), text("select agency from tip where id = '" + planned + "'"));
        String child = "{\"suspectedVictim\":{\"ageGroup\":\"CHILD\",\"sex\":\"FEMALE\",\"exploitation\":[\"LABOUR\"],\"region\":\"GB-ENG-NW\"}}";
        String other = sent(TipsTest.word());
        TipsTest.decide(other, 0, "referral", child).statusCode(200).body("reportKind", equalTo("REFERRED"));
        assertEquals(Account.CHIEF.agency().toString(), text("select agency from tip where id = '" + other + "'"));
    }

    /// What the public sends names no region: an inspectorate that is there for a region sees it too, and nobody else of the region.
    @Test
    void ok_200_a_chief_of_a_region_reads_and_decides_what_the_public_sent() throws SQLException {
        String word = TipsTest.word();
        String id = sent(word);
        chiefOf("ZZ-N").get(TipsTest.TIPS + "?state=NEW&limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        chiefOf("ZZ-N").get(TipsTest.TIPS + "/" + id).then().statusCode(404);
        chiefOf("GBX").get(TipsTest.TIPS + "/" + id).then().statusCode(404);
        chiefOf("GB-ENG-NE").get(TipsTest.TIPS + "?state=NEW&limit=200").then().statusCode(200).body("items.id", hasItem(id));
        chiefOf("GB-ENG-NE").get(TipsTest.TIPS + "/" + id).then().statusCode(200).body("content.words", equalTo("W" + word));
        for (Account account : EnumSet.complementOf(EnumSet.of(Account.CHIEF))) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.regions", "GB-ENG-NE");
                assertEquals(0, acting.count("tip") + acting.count("data_key where purpose = 'TIP'"), account.name());
            }
        }
        chiefOf("GB-ENG-NE").header("If-Match", "\"0\"").body("{\"ground\":\"NOT_CREDIBLE\"}").post(TipsTest.TIPS + "/" + id + "/decisions/close")
                .then().statusCode(200).body("state", equalTo("CLOSED"));
        assertEquals(Account.OTHER_INSPECTOR.agency().toString(), text("select agency from tip where id = '" + id + "'"));
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + id).then().statusCode(404);
    }

    /// One inspectorate says for itself alone that what the public sent is not for it.
    @ParameterizedTest
    @ValueSource(strings = {"NOT_OURS", "PASSED_ON"})
    void ok_200_a_tip_that_is_not_for_one_inspectorate_stays_open_for_the_others(String ground) throws SQLException {
        String id = sent(TipsTest.word());
        String close = "{\"ground\":\"" + ground + "\"}";
        TipsTest.decide(id, 0, "close", close).statusCode(200).body("state", equalTo("CLOSED")).body("closing", equalTo(ground)).body("version", equalTo(1));
        TipsTest.decide(id, 1, "close", close).statusCode(409).body("type", equalTo("urn:palermo:problem:tip:closed"));
        as(Account.CHIEF).get(TipsTest.TIPS + "?state=NEW&limit=200").then().body("items.id", not(hasItem(id)));
        as(Account.CHIEF).get(TipsTest.TIPS + "?state=CLOSED&limit=200").then().body("items.id", hasItem(id));
        assertEquals(1, count("select count(*) from tip where id = '" + id + "' and agency is null and closing is null and version = 0"));
        chiefOf("GB-ENG-NE").get(TipsTest.TIPS + "?state=NEW&limit=200").then().body("items.id", hasItem(id));
        chiefOf("GB-ENG-NE").get(TipsTest.TIPS + "/" + id).then().statusCode(200).body("state", equalTo("NEW")).body("closing", nullValue()).body("version", equalTo(0));
        String forged = "insert into tip_not_ours (tip, agency, closing, decided_by, decided_at) values ('%s', '%s', 'PASSED_ON', '%s', now())";
        try (Acting chief = Acting.as(Account.CHIEF); Acting inspector = Acting.as(Account.INSPECTOR); Acting other = Acting.as(Account.OTHER_INSPECTOR)) {
            assertEquals(1, chief.count("tip_not_ours where tip = '" + id + "'"));
            assertEquals(0, inspector.count("tip_not_ours"));
            assertTrue(chief.isRefused(forged.formatted(id, Account.OTHER_INSPECTOR.agency(), "CHIEF")), "for another inspectorate");
            chief.set("palermo.agency", Account.OTHER_INSPECTOR.agency().toString());
            assertEquals(0, chief.count("tip_not_ours where tip = '" + id + "'"), "another inspectorate");
            assertTrue(chief.isRefused(forged.formatted(id, Account.OTHER_INSPECTOR.agency(), "somebody")), "in another name");
            assertTrue(other.isRefused(forged.formatted(id, Account.OTHER_INSPECTOR.agency(), "OTHER_INSPECTOR")), "another role");
        }
        chiefOf("GB-ENG-NE").header("If-Match", "\"0\"").body("{\"ground\":\"NOTHING_TO_DO\"}").post(TipsTest.TIPS + "/" + id + "/decisions/close")
                .then().statusCode(200).body("closing", equalTo("NOTHING_TO_DO"));
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + id).then().statusCode(404);
    }

    /// The tip itself stays, without what it said.
    @Test
    void erased_with_the_tip_is_for_whom_it_was_not() throws SQLException {
        String id = sent(TipsTest.word());
        TipsTest.decide(id, 0, "close", "{\"ground\":\"NOT_OURS\"}").statusCode(200);
        try (Acting retention = Acting.system("retention")) {
            assertEquals(1, retention.count("erase_tip('" + id + "', now() + interval '1 day', now()) erased where erased"));
            retention.commit();
        }
        assertEquals(0, count("select count(*) from tip_not_ours where tip = '" + id + "'"));
        assertEquals(1, count("select count(*) from tip where id = '" + id + "' and erased_at is not null"));
    }

    /// The chief inspector of another inspectorate than that of {@link Account#CHIEF}.
    private static RequestSpecification chiefOf(String region) {
        return RestAssured.given().contentType("application/json").auth().oauth2(TestTokens.of("chief of " + region, Account.OTHER_INSPECTOR.agency(),
                "LABOUR_INSPECTORATE", Set.of(region), Set.of("chief-inspector")));
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        String right = tip("x");
        Map<String, String> wrong = Map.of(
                right.replace("\"GB\"", "\"FR\""), "country",
                right.replace("\"Wx\"", "\" \""), "what",
                right.replace("Wx", "x".repeat(4001)), "what",
                right.replace("Wx", "a\\u0007b"), "what",
                right.replace("Px", "x".repeat(301)), "place",
                right.replace("Cx", "x".repeat(301)), "contact",
                right.replace("\"placeKind\":\"FACTORY\",", ""), "placeKind",
                right.replace("\"contact\"", "\"seenOn\":\"" + LocalDate.now().plusDays(3) + "\",\"contact\""), "seenOn");
        wrong.forEach((body, field) -> send(body).then().statusCode(400).contentType("application/problem+json").body("violations.field", contains(field)));
        send(right.replace("\"contact\"", "\"attachment\":\"x\",\"contact\"")).then().statusCode(400);
        send(right.replace("FACTORY", "CASTLE")).then().statusCode(400);
    }
}
