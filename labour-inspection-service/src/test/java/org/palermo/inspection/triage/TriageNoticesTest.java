package org.palermo.inspection.triage;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;

/// Chief inspectors are told that something waits for triage; nobody else is, and nobody is told what it is.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class TriageNoticesTest {
    private static final String NOTICES = API + "/notices";
    private static final String COMPLAINT = """
            {"channel":"PHONE","country":"GB","place":"the laundry in Mill Lane","what":"no wages since May","from":"Amina K."}
            """;
    private static final String TIP = """
            {"channel":"PHONE","country":"GB","receivedOn":"2026-01-05","concern":"LABOUR",
             "content":{"words":"locked doors","place":"Mill Lane"}}
            """;
    private static final String PUBLIC_COMPLAINT = "{\"country\":\"GB\",\"place\":\"the laundry\",\"what\":\"no wages since May\"}";
    private static final String PUBLIC_TIP = """
            {"country":"GB","what":"locked doors","place":"Mill Lane","placeKind":"FACTORY"}
            """;
    private static final String FOUND = "items.find { it.kind == 'TRIAGE_WAITS' && it.readAt == null }";
    private static final String UNREAD = "notice where kind = 'TRIAGE_WAITS' and read_at is null";

    @BeforeEach
    void nothingIsUnread() {
        execute("update notice set read_at = now(), read_by_each = false where kind = 'TRIAGE_WAITS'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complaints", "tips"})
    void ok_200_only_the_chief_inspector_is_told_and_not_what_came_in(String what) throws SQLException {
        String reference = takeIn(what);
        String notice = as(Account.CHIEF).get(NOTICES + "?limit=200").then().statusCode(200)
                .body(FOUND + ".reference", equalTo(text("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD')")))
                .extract().path(FOUND + ".id");
        assertEquals(notice, as(Account.CHIEF).get(NOTICES + "?limit=200").path(FOUND + ".about"), "it leads to no record");
        String row = text("select cast(n as text) from notice n where id = '" + notice + "'");
        String table = what.substring(0, what.length() - 1);
        String id = text("select id from " + table + " where reference = '" + reference + "'");
        for (String secret : Set.of(reference, id, "Mill", "Amina", "INSPECTOR", "PHONE")) {
            assertFalse(row.contains(secret), row);
        }
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(account == Account.CHIEF ? 1 : 0, acting.count(UNREAD), account.name());
            }
        }
        try (Acting chief = Acting.as(Account.CHIEF)) {
            chief.set("palermo.agency", Account.OTHER_INSPECTOR.agency().toString());
            assertEquals(0, chief.count(UNREAD), "another inspectorate");
        }
        as(Account.INSPECTOR).get(NOTICES + "?limit=200").then().body(FOUND, nullValue());
        as(Account.INSPECTOR).put(NOTICES + "/" + notice + "/read").then().statusCode(404);
        as(Account.CHIEF).put(NOTICES + "/" + notice + "/read").then().statusCode(204);
    }

    /// Whoever listens sees how far the numbers have come.
    @Test
    void no_number_of_the_feed_and_no_webhook_tells_that_something_came_in() throws SQLException {
        takeIn("complaints");
        String notice = text("select id from " + UNREAD);
        assertEquals(0, count("select count(*) from feed_pending where entry = '" + notice + "'")
                + count("select count(*) from feed_sequence where entry = '" + notice + "'"));
        for (String part : Set.of("webhooks", "bell", "live", "courier", "relay", "inbox")) {
            try (Acting acting = Acting.system(part)) {
                assertEquals(0, acting.count(UNREAD), part);
            }
        }
        try (Acting mails = Acting.system("mails")) {
            assertEquals(1, mails.count(UNREAD));
        }
        assertEquals(1, count("select count(*) from notice where id = '" + notice + "' and agency is null"));
    }

    @Test
    void she_is_told_again_after_she_has_read_it_or_after_a_day() {
        takeIn("complaints");
        takeIn("tips");
        assertEquals(1, count("select count(*) from " + UNREAD), "she has not read the first one");
        nothingIsUnread();
        takeIn("tips");
        assertEquals(1, count("select count(*) from " + UNREAD));
        execute("update notice set created_at = created_at - interval '25 hours' where kind = 'TRIAGE_WAITS'");
        takeIn("complaints");
        assertEquals(2, count("select count(*) from " + UNREAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-complaints", "public-tips"})
    void what_the_public_sends_is_told_to_chief_inspectors_who_cover_the_country(String what) throws SQLException {
        for (int i = 0; i < 2; i++) {
            RestAssured.given().contentType("application/json").header("X-Forwarded-For", "203.0.113.201")
                    .body(what.equals("public-tips") ? PUBLIC_TIP : PUBLIC_COMPLAINT).post(API + "/" + what).then().statusCode(201);
        }
        assertEquals(1, count("select count(*) from " + UNREAD));
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(account == Account.CHIEF ? 1 : 0, acting.count(UNREAD), account.name());
            }
        }
        try (Acting chief = Acting.as(Account.CHIEF)) {
            chief.set("palermo.agency", Account.OTHER_INSPECTOR.agency().toString());
            assertEquals(1, chief.count(UNREAD), "another inspectorate of the country");
            chief.set("palermo.regions", "ZZ");
            assertEquals(0, chief.count(UNREAD), "another country");
            chief.set("palermo.regions", "GB-ENG-NE");
            assertEquals(1, chief.count(UNREAD), "a part of the country");
            chief.set("palermo.regions", "ZZ-N,GBX");
            assertEquals(0, chief.count(UNREAD), "a part of another country");
            chief.set("palermo.regions", "GB-ENG-NE");
            chief.set("palermo.roles", "inspector");
            assertEquals(0, chief.count(UNREAD), "another role of the region");
        }
        chiefOf("ZZ-N").get(NOTICES + "?limit=200").then().statusCode(200).body(FOUND, nullValue());
        String notice = chiefOf("GB-ENG-NE").get(NOTICES + "?limit=200").then().statusCode(200).body(FOUND, notNullValue()).extract().path(FOUND + ".id");
        chiefOf("ZZ-N").put(NOTICES + "/" + notice + "/read").then().statusCode(404);
        chiefOf("GB-ENG-NE").put(NOTICES + "/" + notice + "/read").then().statusCode(204);
        assertEquals(0, count("select count(*) from " + UNREAD));
        takeIn("complaints");
        assertEquals(1, count("select count(*) from " + UNREAD), "the inspectorate is told of its own besides");
    }

    @Test
    void each_inspectorate_reads_for_itself_what_the_public_sends() {
        RestAssured.given().contentType("application/json").header("X-Forwarded-For", "203.0.113.202").body(PUBLIC_TIP)
                .post(API + "/public-tips").then().statusCode(201);
        String notice = as(Account.CHIEF).get(NOTICES + "?limit=200").then().body(FOUND, notNullValue()).extract().path(FOUND + ".id");
        String readAt = "items.find { it.id == '" + notice + "' }.readAt";
        for (int i = 0; i < 2; i++) {
            as(Account.CHIEF).put(NOTICES + "/" + notice + "/read").then().statusCode(204);
        }
        as(Account.CHIEF).get(NOTICES + "?limit=200").then().body(readAt, notNullValue());
        chiefOf("GB").get(NOTICES + "?limit=200").then().body(readAt, nullValue());
        chiefOf("GB").put(NOTICES + "/" + notice + "/read").then().statusCode(204);
        chiefOf("GB").get(NOTICES + "?limit=200").then().body(readAt, notNullValue());
    }

    /// Before the update that brought this, all shared one mark. It stays as it was.
    @Test
    void a_notice_from_before_keeps_the_mark_that_all_share() {
        RestAssured.given().contentType("application/json").header("X-Forwarded-For", "203.0.113.203").body(PUBLIC_TIP)
                .post(API + "/public-tips").then().statusCode(201);
        String notice = as(Account.CHIEF).get(NOTICES + "?limit=200").then().body(FOUND, notNullValue()).extract().path(FOUND + ".id");
        execute("update notice set read_by_each = false, read_at = now() where id = '" + notice + "'");
        for (RequestSpecification chief : Set.of(as(Account.CHIEF), chiefOf("GB"))) {
            chief.get(NOTICES + "?limit=200").then().body("items.find { it.id == '" + notice + "' }.readAt", notNullValue());
        }
    }

    /// The function answers nothing, so that whoever calls it does not learn whether something came in before.
    @Test
    void only_who_takes_something_in_tells_and_learns_nothing() throws SQLException {
        try (Acting inspector = Acting.as(Account.INSPECTOR); Acting partners = Acting.system("partner-tips");
                Acting tips = Acting.system("tips"); Acting complaints = Acting.system("complaints")) {
            assertEquals(1, inspector.count("(select " + call(Account.INSPECTOR) + ") t where cast(tell_of_triage as text) = ''"));
            assertEquals(1, partners.count("(select " + call(Account.OTHER_INSPECTOR) + ") t"));
            assertEquals(1, tips.count("(select " + call(null) + ") t"));
            assertEquals(1, complaints.count("(select " + call(null) + ") t"));
            assertEquals(0, inspector.count(UNREAD) + partners.count(UNREAD) + tips.count(UNREAD) + complaints.count(UNREAD));
        }
        assertDenied(Acting.as(Account.INSPECTOR), Account.OTHER_INSPECTOR);
        assertDenied(Acting.as(Account.INSPECTOR), null);
        assertDenied(Acting.as(Account.AUTHORITY), Account.AUTHORITY);
        assertDenied(Acting.system("tips"), Account.INSPECTOR);
        assertDenied(Acting.system("partner-tips"), null);
        assertDenied(Acting.system("relay"), Account.INSPECTOR);
        assertDenied(Acting.nobody(), null);
        try (Acting inspector = Acting.as(Account.INSPECTOR); Acting triage = Acting.system("triage")) {
            assertEquals(0, triage.count("notice"), "only the function acts in this name");
            assertTrue(triage.isRefused("""
                    insert into notice (id, of_agency, role, kind, about, reference, created_at, quiet)
                    values (gen_random_uuid(), '%s', 'chief-inspector', 'TRIAGE_WAITS', gen_random_uuid(), 'R', now(), true)
                    """.formatted(Account.CHIEF.agency())));
            assertEquals(0, inspector.change("update notice set read_at = null where kind = 'TRIAGE_WAITS'"));
        }
    }

    private static RequestSpecification chiefOf(String region) {
        return RestAssured.given().contentType("application/json").auth().oauth2(TestTokens.of("chief of " + region, Account.OTHER_INSPECTOR.agency(),
                "LABOUR_INSPECTORATE", Set.of(region), Set.of("chief-inspector")));
    }

    private static void assertDenied(Acting acting, Account of) throws SQLException {
        try (acting) {
            SQLException denied = assertThrows(SQLException.class, () -> acting.count("(select " + call(of) + ") t"));
            assertEquals("42501", denied.getSQLState());
        }
    }

    private static String call(Account of) {
        return "tell_of_triage('%s', 'GB', %s, now(), false)".formatted(UUID.randomUUID(), of == null ? "null" : "'" + of.agency() + "'");
    }

    /// @return the reference of what was taken in
    private static String takeIn(String what) {
        return as(Account.INSPECTOR).body(what.equals("tips") ? TIP : COMPLAINT).post(API + "/" + what).then().statusCode(201)
                .extract().path("reference");
    }
}
