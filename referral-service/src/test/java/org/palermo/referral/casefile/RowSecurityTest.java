package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.team.GivenTeams;

/// Tests the row policies alone: bare tables, the service's database user, and an actor's settings, without the application.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RowSecurityTest {
    private static final List<String> PROTECTED =
            List.of("case_file", "case_person", "guardian_record", "case_concern", "case_file_event", "case_decision", "referral_receipt",
                    "person_identifier", "person_name_token", "case_link", "case_certificate", "person_correction", "age_determination");

    /// The tables of which a first responder sees the rows of her own referrals.
    private static final List<String> OF_A_FILE = List.of(
            "case_file", "case_person", "guardian_record", "case_concern", "case_file_event", "case_decision", "person_identifier", "person_name_token",
            "person_correction", "age_determination");

    private UUID responders;
    private UUID borders;

    @BeforeEach
    void twoReferrals() {
        Given.theRegister();
        String unsure = Somebody.unknown().referral().replace("\"ADULT\",\"consent\":true", "\"UNSURE\"");
        responders = UUID.fromString(Given.refer(Account.RESPONDER, unsure).statusCode(201).extract().path("id"));
        borders = UUID.fromString(Given.refer(Account.BORDER, unsure).statusCode(201).extract().path("id"));
        Given.decide(Account.AUTHORITY, responders, "\"0\"", Given.positive()).statusCode(200);
        Given.decide(Account.AUTHORITY, borders, "\"0\"", Given.positive()).statusCode(200);
        for (UUID file : List.of(responders, borders)) {
            Given.correct(Account.AUTHORITY, file, "\"1\"", Map.of("reason", "MISTAKE", "nationality", "TH")).statusCode(200);
            Given.as(Account.AUTHORITY).header("If-Match", "\"2\"").body(Map.of("outcome", "CHILD", "method", "OTHER", "body", "b", "on", Given.today(), "reasons", "r"))
                    .post("/api/nrm/v1/cases/" + file + "/age-determinations").then().statusCode(200);
        }
    }

    @Test
    void a_first_responder_sees_only_rows_of_the_own_organisation() throws SQLException {
        for (String table : OF_A_FILE) {
            assertTrue(sees(Account.RESPONDER, table, responders), table);
            assertEquals(0, foreign(Account.RESPONDER, table), table);
        }
    }

    @Test
    void an_unregistered_organisation_sees_nothing_whatever_the_roles() throws SQLException {
        try (Registered gone = Registered.as(Account.AUTHORITY, null); Connection service = Acting.connection(Account.AUTHORITY)) {
            Acting.set(service, "palermo.roles", String.join(",", Role.OF_PEOPLE));
            for (String table : OF_A_FILE) {
                assertEquals(0, count(service, "select count(*) from " + table), table);
            }
            assertEquals(0, count(service, "select count(*) from notice"));
        }
    }

    @Test
    void an_immigration_body_sees_nothing_but_receipts_whatever_its_roles() throws SQLException {
        try (Connection service = Acting.connection(Account.BORDER)) {
            Acting.set(service, "palermo.roles", "first-responder,competent-authority,national-rapporteur,mechanism-administrator");
            for (String table : OF_A_FILE) {
                assertEquals(0, count(service, "select count(*) from " + table), table);
            }
            assertTrue(count(service, "select count(*) from referral_receipt where id = '" + borders + "'") == 1);
        }
    }

    @Test
    void a_transaction_without_an_actor_sees_nothing() throws SQLException {
        try (Connection service = TestDatabase.asUser()) {
            service.setAutoCommit(false);
            for (String table : PROTECTED) {
                assertEquals(0, count(service, "select count(*) from " + table), table);
            }
        }
    }

    @Test
    void the_policies_also_apply_to_the_owner_of_the_tables() throws SQLException {
        try (Connection owner = TestDatabase.asOwner()) {
            owner.setAutoCommit(false);
            for (String table : PROTECTED) {
                assertEquals(0, count(owner, "select count(*) from " + table), table);
            }
        }
    }

    @Test
    void callers_who_count_see_no_identity() throws SQLException {
        for (Account account : List.of(Account.RAPPORTEUR, Account.ADMINISTRATOR)) {
            assertTrue(sees(account, "case_file", responders));
            try (Connection service = Acting.connection(account)) {
                assertEquals(0, count(service, "select count(*) from case_person"));
            }
        }
    }

    @Test
    void a_shelter_or_an_ngo_sees_nothing() throws SQLException {
        for (Account account : List.of(Account.SHELTER, Account.NGO, Account.INSPECTOR, Account.AUDITOR)) {
            for (String table : PROTECTED) {
                try (Connection service = Acting.connection(account)) {
                    assertEquals(0, count(service, "select count(*) from " + table), account + " " + table);
                }
            }
        }
    }

    @Test
    void a_connection_keeps_nothing_of_the_previous_actor() throws SQLException {
        try (Connection service = Acting.connection(Account.AUTHORITY)) {
            assertTrue(count(service, "select count(*) from case_file") > 0);
            service.commit();
            assertEquals(0, count(service, "select count(*) from case_file"));
            service.rollback();
            Acting.become(service, Account.RESPONDER);
            assertEquals(0, count(service, "select count(*) from case_file where sender <> '" + Account.RESPONDER.agency() + "'"));
        }
    }

    @Test
    void only_the_authority_decides() throws SQLException {
        try (Connection service = Acting.connection(Account.RESPONDER); Statement sql = service.createStatement()) {
            assertEquals(0, sql.executeUpdate("update case_file set stage = 'CLOSED' where id = '" + responders + "'"));
            assertThrows(SQLException.class, () -> sql.executeUpdate("""
                    insert into age_determination (id, case_file, held_before, outcome, method, determined_on, recorded_at, subject, agency)
                    values (gen_random_uuid(), '%s', 'CHILD', 'CHILD', 'OTHER', '2026-01-01', now(), '%s', '%s')
                    """.formatted(responders, GivenTeams.subject(Account.RESPONDER), Account.RESPONDER.agency())));
            service.rollback();
            Acting.become(service, Account.RESPONDER);
            assertThrows(SQLException.class, () -> sql.executeUpdate("""
                    insert into case_decision (id, case_file, kind, outcome, test, reasons, decided_at, subject)
                    values (gen_random_uuid(), '%s', 'REASONABLE_GROUNDS', 'POSITIVE', 't', 'r', now(), 's')
                    """.formatted(responders)));
        }
    }

    @Test
    void nobody_refers_in_the_name_of_another_organisation() throws SQLException {
        try (Connection service = Acting.connection(Account.RESPONDER); Statement sql = service.createStatement()) {
            assertThrows(SQLException.class, () -> sql.executeUpdate("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at)
                    values (gen_random_uuid(), 'X', 'GB', 'GB-SCT', 'REFERRED', 'ADULT', 'FEMALE', 'LABOUR', '%s', now())
                    """.formatted(Account.BORDER.agency())));
        }
    }

    @Test
    void only_an_authority_that_covers_both_files_sees_a_link() throws SQLException {
        assertTrue(sees(Account.AUTHORITY, "case_link", greater()));
        for (Account account : List.of(Account.RESPONDER, Account.BORDER, Account.RAPPORTEUR, Account.ADMINISTRATOR, Account.DATA_PROTECTION)) {
            try (Connection service = Acting.connection(account)) {
                assertEquals(0, count(service, "select count(*) from case_link"), account.toString());
            }
        }
        try (Connection service = Acting.connection(Account.AUTHORITY)) {
            Acting.set(service, "palermo.regions", "GB-WLS");
            assertEquals(0, count(service, "select count(*) from case_link"));
            assertEquals(0, count(service, "select count(*) from person_name_token where case_file in ('%s', '%s')".formatted(responders, borders)), "an authority searches the regions that she covers");
        }
    }

    @Test
    void a_sender_has_tokens_only_under_its_own_key() throws SQLException {
        try (Connection service = Acting.connection(Account.RESPONDER)) {
            assertEquals(0, count(service, "select count(*) from person_name_token where agency is distinct from '" + Account.RESPONDER.agency() + "'"));
        }
        try (Connection service = Acting.connection(Account.AUTHORITY)) {
            assertEquals(0, count(service, "select count(*) from person_name_token where agency is not null"));
        }
    }

    @Test
    void nobody_deletes_rows_or_acts_as_a_system_actor() throws SQLException {
        for (String system : List.of("system:erasure", "system:duplicates", "system:corrections", "system:guardians")) {
            try (Connection service = Acting.connection(Account.AUTHORITY); Statement sql = service.createStatement()) {
                assertEquals(0, sql.executeUpdate("delete from person_identifier"));
                assertEquals(0, sql.executeUpdate("delete from case_person"));
                Acting.set(service, "palermo.subject", system);
                Acting.set(service, "palermo.roles", "");
                for (String table : PROTECTED) {
                    assertEquals(0, count(service, "select count(*) from " + table), system + " " + table);
                }
            }
        }
    }

    @Test
    void only_the_authority_and_the_case_team_correct() throws SQLException {
        String correct = """
                select correct_person('%1$s', 3, '{}', '[]', '[]', '{"id":"%1$s","reason":"MISTAKE","fields":"givenName","earlier":""}', now())
                """.formatted(responders);
        for (Account account : List.of(Account.RESPONDER, Account.BORDER, Account.COORDINATOR, Account.RAPPORTEUR, Account.ADMINISTRATOR, Account.DATA_PROTECTION)) {
            assertFalse(corrects(account, "GB", correct), account.toString());
        }
        assertFalse(corrects(Account.AUTHORITY, "GB-WLS", correct));
        assertTrue(corrects(Account.AUTHORITY, "GB", correct), "and rolled back");
        try (Connection service = Acting.connection(Account.AUTHORITY); Statement sql = service.createStatement()) {
            assertEquals(0, sql.executeUpdate("update case_person set given_name = null where case_file = '" + responders + "'"));
            assertThrows(SQLException.class, () -> sql.executeUpdate("""
                    insert into person_correction (id, case_file, reason, fields, earlier, agency, subject, corrected_at)
                    values (gen_random_uuid(), '%s', 'MISTAKE', 'givenName', '', '%s', 's', now())
                    """.formatted(responders, Account.AUTHORITY.agency())));
        }
    }

    private static boolean corrects(Account account, String regions, String correct) throws SQLException {
        try (Connection service = Acting.connection(account); Statement sql = service.createStatement()) {
            Acting.set(service, "palermo.regions", regions);
            try (ResultSet answer = sql.executeQuery(correct)) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Test
    void only_an_officer_erases_and_only_in_covered_regions() throws SQLException {
        String erase = "select erase_person('" + responders + "', 'UNLAWFUL', now())";
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.ADMINISTRATOR)) {
            try (Connection service = Acting.connection(account); Statement sql = service.createStatement()) {
                assertThrows(SQLException.class, () -> sql.execute(erase), account.toString());
            }
        }
        try (Connection service = Acting.connection(Account.DATA_PROTECTION); Statement sql = service.createStatement()) {
            Acting.set(service, "palermo.regions", "GB-WLS");
            assertThrows(SQLException.class, () -> sql.execute(erase));
        }
        try (Connection service = Acting.connection(Account.DATA_PROTECTION)) {
            assertEquals(0, count(service, "select count(*) from case_person"), "she erases what she can't read");
            assertEquals(1, count(service, "select count(*) from case_file where id = '" + responders + "'"));
        }
    }

    /// A pair is stored once, under the greater of its ids.
    private UUID greater() {
        return responders.toString().compareTo(borders.toString()) > 0 ? responders : borders;
    }

    private static boolean sees(Account account, String table, UUID file) throws SQLException {
        String key = table.equals("case_file") ? "id" : "case_file";
        try (Connection service = Acting.connection(account)) {
            return count(service, "select count(*) from " + table + " where " + key + " = '" + file + "'") > 0;
        }
    }

    private static long foreign(Account account, String table) throws SQLException {
        String key = table.equals("case_file") ? "id" : "case_file";
        try (Connection service = Acting.connection(account); Statement sql = service.createStatement(); ResultSet rows = sql.executeQuery("select " + key + " from " + table)) {
            long foreign = 0;
            while (rows.next()) {
                foreign += Given.count("select count(*) from case_file where sender <> '" + account.agency() + "' and id = '" + rows.getObject(1) + "'");
            }
            return foreign;
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
