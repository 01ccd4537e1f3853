package org.palermo.referral.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;
import org.palermo.referral.casefile.Given;

/// Tests the row policies alone: bare tables, the service's database user, and an actor's settings, without the application.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class BreakGlassRowSecurityTest {
    private static final List<String> OPENED = List.of("case_person", "guardian_record", "case_file_event", "case_decision");

    private Emergency she;
    private String access;

    @BeforeEach
    void somebodyHasOpenedACase() {
        Given.nothingOpened();
        she = Emergency.of(Account.RESPONDER);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("outcome", "POSITIVE", "test", "t", "reasons", "r"))
                .post(Emergency.CASES + she.file() + "/reasonable-grounds").then().statusCode(200);
        access = she.opened(Account.COORDINATOR);
    }

    @Test
    void break_glass_shows_that_whole_case_and_no_other() throws SQLException {
        Emergency other = Emergency.of(Account.RESPONDER);
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertEquals(1, coordinator.count("case_file where id = '" + she.file() + "'"));
            for (String table : List.of("case_person", "case_file_event", "case_decision")) {
                assertTrue(coordinator.count(table + " where case_file = '" + she.file() + "'") > 0, table);
            }
            assertEquals(0, coordinator.count("case_file where id = '" + other.file() + "'"));
            coordinator.set("palermo.glass", "");
            assertSeesNothing(coordinator);
        }
    }

    @Test
    void break_glass_shows_how_to_reach_who_referred_that_case_and_nobody_else() throws SQLException {
        for (Account sender : List.of(Account.RESPONDER, Account.NGO)) {
            Given.sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'S', 'NGO', 'GB', true, now()) on conflict do nothing"
                    .formatted(sender.agency()));
            Given.sql("insert into referral_contact (provider, version, since, said_by) values ('%s', -1, now(), 'x') on conflict do nothing".formatted(sender.agency()));
        }
        String contact = "referral_contact where version = -1 and provider = '%s'";
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertEquals(1, coordinator.count(contact.formatted(Account.RESPONDER.agency())));
            assertEquals(0, coordinator.count(contact.formatted(Account.NGO.agency())));
            coordinator.set("palermo.subject", UUID.randomUUID().toString());
            assertEquals(0, coordinator.count(contact.formatted(Account.RESPONDER.agency())), "a colleague");
        }
    }

    /// A colleague, and a person of another organisation with the same subject.
    @Test
    void the_access_of_another_person_opens_nothing() throws SQLException {
        try (Acting colleague = subject(Account.COORDINATOR)) {
            colleague.set("palermo.subject", UUID.randomUUID().toString());
            assertSeesNothing(colleague);
        }
        try (Acting elsewhere = subject(Account.COORDINATOR)) {
            elsewhere.set("palermo.agency", Account.OTHER_COORDINATOR.agency().toString());
            assertSeesNothing(elsewhere);
        }
    }

    @Test
    void no_access_without_a_role_after_the_end_or_for_an_immigration_body() throws SQLException {
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            coordinator.set("palermo.roles", "ngo");
            assertSeesNothing(coordinator);
            coordinator.set("palermo.roles", "case-coordinator");
            coordinator.set("palermo.clock_offset", Long.toString(60L * 60 * 1_000_000));
            assertSeesNothing(coordinator);
            coordinator.set("palermo.clock_offset", "");
            assertEquals(1, coordinator.count("case_file where id = '" + she.file() + "'"));
        }
        try (Registered immigration = Registered.as(Account.COORDINATOR, "IMMIGRATION"); Acting coordinator = subject(Account.COORDINATOR)) {
            assertSeesNothing(coordinator);
            assertEquals(0, coordinator.count("break_glass"));
            assertThrows(SQLException.class, () -> coordinator.count("case_file_to_open('" + she.file() + "', null)"));
        }
    }

    @Test
    void nothing_can_be_written_under_break_glass() throws SQLException {
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            coordinator.set("palermo.roles", "case-coordinator,competent-authority,first-responder");
            coordinator.set("palermo.regions", "ZZ");
            assertEquals(1, coordinator.count("case_file where id = '" + she.file() + "'"));
            assertEquals(0, coordinator.change("update case_file set stage = 'CLOSED' where id = '" + she.file() + "'"));
            assertEquals(0, coordinator.change("delete from case_person where case_file = '" + she.file() + "'"));
            assertTrue(coordinator.isRefused("""
                    insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject)
                    values (gen_random_uuid(), '%s', 'Forged', 'REFERRED', 'CLOSED', now(), 's')
                    """.formatted(she.file())));
            assertTrue(coordinator.isRefused("""
                    insert into case_decision (id, case_file, kind, outcome, decided_at, subject)
                    values (gen_random_uuid(), '%s', 'REASONABLE_GROUNDS', 'NEGATIVE', now(), 's')
                    """.formatted(she.file())));
        }
    }

    @Test
    void an_officer_cannot_erase_a_person_opened_by_break_glass() throws SQLException {
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            coordinator.set("palermo.roles", "case-coordinator,data-protection-officer");
            coordinator.set("palermo.regions", "ZZ");
            assertThrows(SQLException.class, () -> coordinator.count("erase_person('" + she.file() + "', 'UNLAWFUL', now())"));
        }
    }

    @Test
    void a_recorded_access_cannot_be_changed() throws SQLException {
        for (String change : List.of("ends_at = ends_at + interval '1 day'", "reason = 'OTHER'", "subject = 'somebody'", "explanation = null", "opened_at = now()")) {
            try (Acting coordinator = subject(Account.COORDINATOR)) {
                assertThrows(SQLException.class, () -> coordinator.change("update break_glass set " + change + " where id = '" + access + "'"), change);
            }
        }
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertThrows(SQLException.class, () -> coordinator.change("delete from break_glass where id = '" + access + "'"));
        }
    }

    @Test
    void opening_ending_and_review_carry_the_real_actor_and_time() throws SQLException {
        String insert = """
                insert into break_glass (id, kind, record, reference, owner, country, region, subject, agency, reason, explanation, opened_at, ends_at)
                values (gen_random_uuid(), 'case_file', '%s', 'X', '%s', 'GB', 'GB-SCT', %s, '%s', 'OTHER', 'x', %s, actor_time() + interval '1 hour')
                """;
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertTrue(coordinator.isRefused(insert.formatted(she.file(), Account.RESPONDER.agency(), "'another'", Account.COORDINATOR.agency(), "actor_time()")));
            assertTrue(coordinator.isRefused(insert.formatted(she.file(), Account.RESPONDER.agency(), "actor_subject()", Account.NGO.agency(), "actor_time()")));
            assertTrue(coordinator.isRefused(insert.formatted(she.file(), Account.RESPONDER.agency(), "actor_subject()", Account.COORDINATOR.agency(), "actor_time() - interval '1 day'")));
            coordinator.set("palermo.roles", "ngo");
            assertTrue(coordinator.isRefused(insert.formatted(she.file(), Account.RESPONDER.agency(), "actor_subject()", Account.COORDINATOR.agency(), "actor_time()")));
        }
        String of = " where id = '" + access + "'";
        for (String step : List.of("ended_at = actor_time(), ended_by = 'another'", "ended_at = actor_time() - interval '1 minute', ended_by = actor_subject()",
                "reviewed_at = actor_time(), reviewed_by = actor_subject(), outcome = 'JUSTIFIED'")) {
            try (Acting responder = subject(Account.RESPONDER)) {
                assertThrows(SQLException.class, () -> responder.change("update break_glass set " + step + of), step);
            }
        }
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertEquals(1, coordinator.change("update break_glass set ended_at = actor_time(), ended_by = actor_subject()" + of));
            assertThrows(SQLException.class, () -> coordinator.change("update break_glass set reviewed_at = actor_time(), reviewed_by = actor_subject(), outcome = 'JUSTIFIED'" + of));
        }
    }

    @Test
    void others_cannot_read_or_change_rows_or_read_keys() throws SQLException {
        for (Account account : List.of(Account.OTHER_COORDINATOR, Account.NGO, Account.AGENCY_ADMINISTRATOR, Account.ADMINISTRATOR, Account.DATA_PROTECTION, Account.BORDER)) {
            try (Acting other = subject(account)) {
                assertEquals(0, other.count("break_glass where id = '" + access + "'"), account.toString());
                assertEquals(0, other.count("data_key where owner = '" + access + "'"), account.toString());
                assertEquals(0, other.change("update break_glass set ended_at = actor_time(), ended_by = actor_subject() where id = '" + access + "'"), account.toString());
            }
        }
        for (Account account : List.of(Account.COORDINATOR, Account.RESPONDER, Account.AUTHORITY, Account.AUDITOR)) {
            try (Acting reader = subject(account)) {
                assertEquals(1, reader.count("data_key where owner = '" + access + "'"), account.toString());
            }
        }
    }

    @Test
    void nobody_approves_own_access_or_for_another_person_or_organisation() throws SQLException {
        String insert = """
                insert into break_glass_approval (id, person, agency, by_authority, approved_by, approved_at, ends_at)
                values (gen_random_uuid(), %s, '%s', %s, %s, %s, actor_time() + interval '1 hour')
                """;
        String own = Account.COORDINATOR.agency().toString();
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertTrue(coordinator.isRefused(insert.formatted("actor_subject()", own, "false", "actor_subject()", "actor_time()")));
            assertTrue(coordinator.isRefused(insert.formatted("'other'", own, "true", "actor_subject()", "actor_time()")));
            assertTrue(coordinator.isRefused(insert.formatted("'other'", Account.NGO.agency(), "false", "actor_subject()", "actor_time()")));
            assertTrue(coordinator.isRefused(insert.formatted("actor_subject()", own, "false", "'other'", "actor_time()")));
            assertTrue(coordinator.isRefused(insert.formatted("'other'", own, "false", "actor_subject()", "actor_time() - interval '1 day'")));
            coordinator.set("palermo.roles", "ngo");
            assertTrue(coordinator.isRefused(insert.formatted("'other'", own, "false", "actor_subject()", "actor_time()")));
            coordinator.set("palermo.roles", "case-coordinator");
            assertEquals(1, coordinator.change(insert.formatted("'other'", own, "false", "actor_subject()", "actor_time()")));
            assertEquals(1, coordinator.count("break_glass_approval"));
            coordinator.set("palermo.subject", "somebody");
            assertEquals(0, coordinator.count("break_glass_approval"));
        }
    }

    @Test
    void only_callers_who_may_open_a_case_find_it_by_reference() throws SQLException {
        try (Acting coordinator = subject(Account.COORDINATOR)) {
            assertEquals(1, coordinator.count("case_file_to_open(null, '" + she.reference() + "')"));
            assertEquals(1, coordinator.count("break_glass where id = '" + access + "'"), "she is herself again");
        }
        for (Account account : List.of(Account.NGO, Account.ADMINISTRATOR, Account.BORDER)) {
            try (Acting other = subject(account)) {
                assertThrows(SQLException.class, () -> other.count("case_file_to_open(null, '" + she.reference() + "')"), account.toString());
            }
        }
        try (Acting pretender = subject(Account.NGO)) {
            pretender.set("palermo.subject", "system:break-glass");
            assertEquals(0, pretender.count("case_file"));
        }
    }

    private void assertSeesNothing(Acting actor) throws SQLException {
        assertEquals(0, actor.count("case_file where id = '" + she.file() + "'"));
        for (String table : OPENED) {
            assertEquals(0, actor.count(table + " where case_file = '" + she.file() + "'"), table);
        }
    }

    /// Sets the claims of the actor's token, in a transaction that reads under break-glass access.
    private Acting subject(Account account) throws SQLException {
        Acting acting = Acting.as(account);
        acting.set("palermo.subject", UUID.nameUUIDFromBytes(account.name().toLowerCase().getBytes()).toString());
        acting.set("palermo.glass", access);
        return acting;
    }
}
