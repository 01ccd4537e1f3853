package org.palermo.referral.audit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.audit.ChainVerification;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

/// What a person has seen, what is unusual, the state of the chain, and the export.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class OversightTest {
    private static final String CASES = "/api/nrm/v1/cases";
    private static final String OVERSIGHT = "/api/nrm/v1/oversight";
    private static final ZoneId BRITAIN = ZoneId.of("Europe/London");
    /// The lock of the sequencer, SQL.
    private static final String SEQUENCER = "hashtextextended('palermo.sequencer', 0)";

    @Inject
    ChainVerification verification;

    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    private static String person(Account account) {
        return OVERSIGHT + "/people/" + TestTokens.subject(account);
    }

    /// Entries of somebody whom no other test knows, a minute apart.
    ///
    /// @param begins the first one, SQL
    private static UUID opened(int records, String action, String begins) {
        UUID person = UUID.randomUUID();
        sql("""
            insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
            select uuidv7(), %s + n * interval '1 minute', '%s', '%s', '%s', 'case_file', gen_random_uuid(), 'oversight' from generate_series(1, %d) as n
            """.formatted(begins, person, Account.NGO.agency(), action, records));
        sql("insert into feed_pending (feed, entry) select 'audit', id from audit_entry where subject = '" + person + "'");
        return person;
    }

    @Test
    void ok_200_what_a_person_has_seen_with_references() {
        UUID id = Given.aReferral();
        String reference = as(Account.AUTHORITY).header("X-Purpose", "IDENTIFICATION").get(CASES + "/" + id).then().statusCode(200)
                .extract().path("reference");
        as(Account.AUTHORITY).get(CASES + "?limit=1").then().statusCode(200);
        as(Account.AUDITOR).get(person(Account.AUTHORITY) + "/accesses?limit=2").then().statusCode(200)
                .body("items.action", equalTo(List.of("LIST", "READ"))).body("items[0].listed", equalTo(1))
                        .body("items[0].record", nullValue())
                .body("items[1].record", equalTo(id.toString())).body("items[1].reference", equalTo(reference))
                .body("items[1].purpose", equalTo("IDENTIFICATION")).body("next", notNullValue());
        as(Account.AUDITOR).get("/api/nrm/v1/audit?record=" + TestTokens.subject(Account.AUTHORITY)).then().statusCode(200)
                .body("items.action", hasItem("READ_AUDIT"));
    }

    @Test
    void ok_200_no_reference_of_a_country_that_the_officer_does_not_cover() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).get(CASES + "/" + id).then().statusCode(200);
        String zedland = TestTokens.covering(Account.AUDITOR, java.util.Set.of("ZZ"));
        io.restassured.RestAssured.given().auth().oauth2(zedland).get(person(Account.AUTHORITY) + "/accesses?limit=1").then()
                .statusCode(200)
                .body("items[0].record", equalTo(id.toString())).body("items[0].reference", nullValue());
    }

    @Test
    void ok_200_records_of_two_kinds_with_one_id_have_their_own_references() {
        UUID person = UUID.randomUUID();
        sql("""
            insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
            select uuidv7(), timestamptz '2026-03-10 10:00Z' + n * interval '1 minute', '%s', '%s', 'READ', kind, '%s', 'oversight'
              from (values (1, 'another_kind'), (2, 'case_file'), (3, 'another_kind')) as opened (n, kind)
            """.formatted(person, Account.NGO.agency(), Given.aReferral()));
        sql("insert into feed_pending (feed, entry) select 'audit', id from audit_entry where subject = '" + person + "'");
        as(Account.AUDITOR).get(OVERSIGHT + "/people/" + person + "/accesses").then().statusCode(200)
                .body("items.kind", equalTo(List.of("another_kind", "case_file", "another_kind")))
                .body("items[0].reference", nullValue()).body("items[1].reference", notNullValue())
                .body("items[2].reference", nullValue());
    }

    @Test
    void ok_200_by_day_and_page_by_page() {
        UUID person = opened(3, "READ", "timestamptz '2026-03-10 10:00Z'");
        sql("""
            insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
            values (uuidv7(), '2025-12-24 10:00Z', '%s', '%s', 'ASSIGN', 'case_file', gen_random_uuid(), 'oversight')
            """.formatted(person, Account.NGO.agency()));
        sql("insert into feed_pending (feed, entry) select 'audit', id from audit_entry where subject = '"
                + person + "' and action = 'ASSIGN'");
        String days = OVERSIGHT + "/people/" + person + "/days";
        String next = as(Account.AUDITOR).get(days).then().statusCode(200).body("items", hasSize(1))
                .body("items[0].day", equalTo("2026-03-10"))
                .body("items[0].accesses", equalTo(3)).body("items[0].records", equalTo(3)).body("items[0].changes", equalTo(0)).extract()
                        .path("next");
        as(Account.DATA_PROTECTION).get(days + "?cursor=" + next).then().statusCode(200).body("items.day", equalTo(List.of("2025-12-24")))
                .body("items[0].changes", equalTo(1)).body("next", nullValue());
        as(Account.AUDITOR).get(OVERSIGHT + "/people/" + person + "/accesses?day=2026-03-10").then().statusCode(200)
                .body("items", hasSize(3));
        as(Account.AUDITOR).get(OVERSIGHT + "/people/" + person + "/accesses?day=2026-03-11").then().statusCode(200)
                .body("items", hasSize(0));
        as(Account.AUDITOR).get(OVERSIGHT + "/people/" + UUID.randomUUID() + "/days").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void ok_200_unusual_by_night_by_number_and_by_foreign_records() {
        LocalDate yesterday = LocalDate.now(BRITAIN).minusDays(1);
        UUID atNight = opened(12, "READ", "timestamptz '" + yesterday + " 02:00 Europe/London'");
        UUID many = opened(59, "ASSIGN", "timestamptz '" + yesterday + " 11:00 Europe/London'");
        sql("""
            insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
            values (uuidv7(), '%s 11:59:30 Europe/London', '%s', '%s', 'ASSIGN', 'case_file', gen_random_uuid(), 'oversight')
            """.formatted(yesterday, many, Account.NGO.agency()));
        sql("insert into feed_pending (feed, entry) select 'audit', id from audit_entry where subject = '" + many
                + "' and recorded_at = '" + yesterday + " 11:59:30 Europe/London'");
        UUID usual = opened(9, "READ", "timestamptz '" + yesterday + " 14:00 Europe/London'");
        as(Account.AUDITOR).get(OVERSIGHT + "/unusual?country=GB&days=2").then().statusCode(200)
                .body("items.find { it.person == '" + atNight + "' }.reasons", equalTo(List.of("FOREIGN_RECORDS", "AT_NIGHT")))
                .body("items.find { it.person == '" + atNight + "' }.atNight", equalTo(12))
                .body("items.find { it.person == '" + atNight + "' }.day", equalTo(yesterday.toString()))
                .body("items.find { it.person == '" + many + "' }.reasons", equalTo(List.of("MANY_AT_ONCE")))
                .body("items.find { it.person == '" + many + "' }.inAnHour", equalTo(60))
                .body("items.find { it.person == '" + many + "' }.foreign", equalTo(0))
                .body("items.person", not(hasItem(usual.toString())));
    }

    @Test
    void ok_200_break_glass_is_always_unusual() {
        UUID person = UUID.randomUUID();
        sql("""
            insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id, purpose, break_glass)
            values (uuidv7(), now(), '%s', '%s', 'READ', 'case_file', gen_random_uuid(), 'oversight', 'break-glass:RISK_TO_LIFE', gen_random_uuid())
            """.formatted(person, Account.NGO.agency()));
        sql("insert into feed_pending (feed, entry) select 'audit', id from audit_entry where subject = '" + person + "'");
        as(Account.DATA_PROTECTION).get(OVERSIGHT + "/unusual?country=GB").then().statusCode(200)
                .body("items.find { it.person == '" + person + "' }.reasons", hasItem("BREAK_GLASS"));
    }

    @Test
    void ok_200_the_state_of_the_chain() {
        UUID id = Given.aReferral();
        Awaitility.await().untilAsserted(() -> assertEquals(3,
                count("select count(*) from audit_entry e join audit_chain c on c.entry = e.id where e.record_id = '"
                + id + "'")));
        sql("delete from audit_verification");
        as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("UNDER_WAY"))
                .body("wholeAt", nullValue());
        verification.run().await().indefinitely();
        as(Account.DATA_PROTECTION).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("INTACT"))
                .body("checkedTo", greaterThanOrEqualTo(3)).body("wholeAt", notNullValue()).body("lastAt", notNullValue());
    }

    @Test
    void ok_200_all_links_are_verified_again_after_a_day_although_new_ones_come() {
        Given.aReferral();
        Awaitility.await().untilAsserted(() -> assertEquals(0, count("select count(*) from feed_pending where feed = 'audit'")));
        sql("delete from audit_verification");
        verification.run().await().indefinitely();
        sql("""
            update audit_verification
               set began_at = now() - interval '3 days', whole_at = now() - interval '49 hours', checked_to = checked_to - 1,
                   hash = (select c.previous from audit_chain c where c.sequence = checked_to)
            """);
        as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("UNDER_WAY"));
        verification.run().await().indefinitely();
        assertEquals(1, count("select count(*) from audit_verification where began_at > now() - interval '1 hour' and whole_at >= began_at"));
        as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("INTACT"));
        sql("""
            update audit_verification
               set began_at = now() - interval '3 days', whole_at = now() - interval '4 days', checked_to = 0, hash = null
            """);
        verification.run().await().indefinitely();
        assertEquals(1, count("""
            select count(*) from audit_verification where began_at < now() - interval '2 days' and whole_at > now() - interval '1 hour'
            """), "a pass that has not ended goes on");
    }

    @Test
    void ok_200_a_chain_that_was_changed_says_where_and_is_intact_again_once_it_is() {
        UUID id = Given.aReferral();
        Awaitility.await().untilAsserted(() -> assertEquals(3,
                count("select count(*) from audit_entry e join audit_chain c on c.entry = e.id where e.record_id = '"
                + id + "'")));
        String entry = text("select id from audit_entry where record_id = '" + id + "' and action = 'ISSUE_CERTIFICATE'");
        int number = (int) count("select sequence from audit_chain where entry = '" + entry + "'");
        sql("update audit_entry set subject = subject || 'x' where id = '" + entry + "'");
        try {
            sql("delete from audit_verification");
            verification.run().await().indefinitely();
            as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("BROKEN"))
                    .body("breach", equalTo("ALTERED"))
                    .body("brokenAt", equalTo(number)).body("foundAt", notNullValue());
        } finally {
            sql("update audit_entry set subject = left(subject, -1) where id = '" + entry + "'");
        }
        verification.run().await().indefinitely();
        as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("INTACT")).body("breach", nullValue());
    }

    @Test
    void ok_200_a_chain_that_was_cut_is_broken_until_all_links_are_back() throws SQLException {
        long first = threeMoreLinks();
        verifyAnew();
        withoutLinks("sequence >= " + first, () -> isBroken("CUT", first), "sequence > " + first, () -> isBroken("REMOVED", first));
        isIntact();
    }

    @Test
    void ok_200_the_last_verified_link_was_removed_although_the_chain_goes_on() throws SQLException {
        long first = threeMoreLinks();
        verifyAnew();
        sql("update audit_verification set checked_to = %d, hash = (select c.hash from audit_chain c where c.sequence = %d)"
                .formatted(first, first));
        withoutLinks("sequence = " + first, () -> isBroken("REMOVED", first), "false", () -> isBroken("REMOVED", first));
        isIntact();
    }

    @Test
    void ok_200_a_chain_that_was_cut_and_goes_on_is_broken_until_a_restore() {
        long first = threeMoreLinks();
        verifyAnew();
        betweenRoundsOfTheSequencer("delete from audit_chain where sequence >= " + first + ";");
        try {
            isBroken("CUT", first);
            threeMoreLinks();
            isBroken("CUT", first);
            sql("update audit_verification set began_at = now() - interval '3 days'");
            isBroken("CUT", first);
        } finally {
            betweenRoundsOfTheSequencer("""
                perform begin_feed_epochs();
                delete from audit_listing l where not exists (select from audit_chain c where c.entry = l.entry);
                insert into feed_pending (feed, entry)
                select 'audit', e.id from audit_entry e where not exists (select from audit_chain c where c.entry = e.id)
                    on conflict do nothing;
                """);
        }
        isIntact();
    }

    /// @return the number of the first one
    private static long threeMoreLinks() {
        String links = "from audit_chain c join audit_entry e on e.id = c.entry where e.subject = '"
                + opened(3, "READ", "timestamptz '2026-03-15 10:00Z'") + "'";
        Awaitility.await().untilAsserted(() -> assertEquals(3, count("select count(*) " + links)));
        return count("select min(c.sequence) " + links);
    }

    private void verifyAnew() {
        sql("delete from audit_verification");
        isIntact();
    }

    private void isIntact() {
        verification.run().await().indefinitely();
        as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("INTACT")).body("breach", nullValue());
    }

    private void isBroken(String breach, long at) {
        verification.run().await().indefinitely();
        as(Account.AUDITOR).get(OVERSIGHT + "/chain").then().statusCode(200).body("state", equalTo("BROKEN"))
                .body("breach", equalTo(breach)).body("brokenAt", equalTo((int) at));
    }

    private static void betweenRoundsOfTheSequencer(String statements) {
        sql("do $$ begin perform pg_advisory_xact_lock(" + SEQUENCER + "); " + statements + " end $$");
    }

    /// Deletes links, puts some of them back, and then the others. Nothing is chained meanwhile.
    ///
    /// @param gone which links are deleted, SQL
    /// @param gives which of them are put back after the first check, SQL
    private static void withoutLinks(String gone, Runnable check, String gives, Runnable checkAgain) throws SQLException {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            sql.execute("select pg_advisory_lock(" + SEQUENCER + ")");
            sql.execute("create temporary table gone as select * from audit_chain where " + gone);
            try {
                sql.execute("delete from audit_chain where " + gone);
                check.run();
                sql.execute("insert into audit_chain select * from gone where " + gives);
                checkAgain.run();
            } finally {
                sql.execute("insert into audit_chain select * from gone on conflict do nothing");
            }
        }
    }

    @Test
    void ok_200_an_export_of_some_days() {
        UUID person = opened(2, "READ", "timestamptz '2026-03-12 10:00Z'");
        String csv = as(Account.AUDITOR).header("X-Purpose", "OVERSIGHT; T-2026-113")
                .get(OVERSIGHT + "/entries?from=2026-03-12&to=2026-03-12&person=" + person).then().statusCode(200)
                .header("X-Exported-Entries", equalTo("2")).header("X-More-Entries", equalTo("false"))
                .header("Content-Type", containsString("text/csv")).extract().asString();
        List<String> lines = csv.lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.getFirst().startsWith("id,at,person,organisation,action,kind,record"), lines::toString);
        assertTrue(lines.stream().skip(1).allMatch(line -> line.contains(person + "," + Account.NGO.agency() + ",READ,case_file,")),
                lines::toString);
        assertEquals(1, count("select count(*) from audit_entry where action = 'EXPORT' and record_kind = 'audit_export' and purpose_reference = 'T-2026-113'"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'READ_AUDIT' and record_id = '" + person + "'"));
    }

    @Test
    void ok_200_an_export_goes_on_after_an_entry() {
        // Entries of the same time follow each other by their ids.
        UUID person = opened(3, "READ", "timestamptz '2026-03-14 10:00Z' - n * interval '1 minute'");
        String days = OVERSIGHT + "/entries?from=2026-03-14&to=2026-03-14&person=" + person;
        List<String> all = exported(days);
        assertEquals(3, all.size());
        assertEquals(all.subList(2, 3), exported(days + "&after=" + id(all.get(1))));
        assertEquals(List.of(), exported(days + "&after=" + id(all.getLast())));
        UUID earlier = opened(1, "READ", "timestamptz '2026-03-13 10:00Z'");
        assertEquals(all, exported(days + "&after=" + text("select id from audit_entry where subject = '" + earlier + "'")));
        as(Account.AUDITOR).header("X-Purpose", "OVERSIGHT").get(days + "&after=" + UUID.randomUUID()).then().statusCode(400)
                .body("violations.field", hasItems("after"));
    }

    /// The lines below the first.
    private static List<String> exported(String path) {
        return as(Account.AUDITOR).header("X-Purpose", "OVERSIGHT").get(path).then().statusCode(200).extract().asString().lines()
                .skip(1).toList();
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }

    @Test
    void invalid_400_without_a_purpose_and_with_wrong_days() {
        as(Account.AUDITOR).get(OVERSIGHT + "/entries?from=2026-03-12&to=2026-03-12").then().statusCode(400)
                .body("violations.field", hasItems("X-Purpose"));
        for (String days : List.of("from=2026-03-12&to=2026-03-11", "from=2025-01-01&to=2026-01-02", "from=2026-03-12")) {
            as(Account.AUDITOR).header("X-Purpose", "OVERSIGHT").get(OVERSIGHT + "/entries?" + days).then().statusCode(400);
        }
        for (String wrong : List.of("/unusual", "/unusual?country=XX", "/unusual?country=GB&days=32",
                "/people/" + UUID.randomUUID() + "/days?cursor=x")) {
            as(Account.AUDITOR).get(OVERSIGHT + wrong).then().statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999999-12-31", "-999999999-01-01", "%2B10000-01-01"})
    void invalid_400_a_day_whose_year_has_more_than_four_digits(String day) {
        String person = "/people/" + UUID.randomUUID() + "/accesses?day=";
        for (String query : List.of(person + day, "/entries?from=" + day + "&to=2026-03-12", "/entries?from=2026-03-12&to=" + day)) {
            as(Account.AUDITOR).urlEncodingEnabled(false).header("X-Purpose", "OVERSIGHT").get(OVERSIGHT + query).then().statusCode(400)
                    .body("violations.field", hasSize(1)).body("violations.message", equalTo(List.of("must be a date like 2026-01-31")));
        }
        for (String last : List.of("0001-01-01", "9999-12-31")) {
            as(Account.AUDITOR).get(OVERSIGHT + person + last).then().statusCode(200).body("items", hasSize(0));
            as(Account.AUDITOR).header("X-Purpose", "OVERSIGHT").get(OVERSIGHT + "/entries?from=" + last + "&to=" + last).then()
                    .statusCode(200);
        }
    }

    @Test
    void forbidden_403_for_everyone_else() {
        for (Account account : Account.values()) {
            boolean may = account == Account.AUDITOR || account == Account.DATA_PROTECTION;
            as(account).get(person(Account.AUTHORITY) + "/days").then().statusCode(may ? 200 : 403);
            as(account).get(OVERSIGHT + "/chain").then().statusCode(may ? 200 : 403);
        }
        as(Account.DATA_PROTECTION).header("X-Purpose", "OVERSIGHT").get(OVERSIGHT + "/entries?from=2026-03-12&to=2026-03-12").then()
                .statusCode(403);
    }
}
