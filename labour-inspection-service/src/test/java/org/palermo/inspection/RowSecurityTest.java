package org.palermo.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.find;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;

/// Row security of visits, findings and reports of two inspectorates.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RowSecurityTest {
    private static final List<String> PROTECTED = List.of("visit", "finding", "suspected_victim_report", "team_member", "inspector_bar", "planned_visit", "planned_visit_step",
            "visit_entry", "visit_step", "worker_offence", "worker_offence_answer", "finding_correction", "corrected_violation", "visit_move");
    private static final EnumSet<Account> INSPECTORS = EnumSet.of(Account.INSPECTOR, Account.OTHER_INSPECTOR, Account.CHIEF);
    private static final String CHILD = """
            {"subject":"CHILD","workers":1,"indicators":[],"suspectedVictim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"ZZ-N"}}
            """;
    private static final String FIGURES = "(select coalesce(sum(visits + positive_reported + positive_only + reported_only + neither), 0) as n"
            + " from figures_by_sector('%s')) f where n > 0";

    private String visit;
    private String foreignVisit;
    private String finding;

    @BeforeEach
    void bothInspectoratesReport() {
        visit = aVisit(Account.INSPECTOR);
        foreignVisit = aVisit(Account.OTHER_INSPECTOR);
        finding = find(Account.INSPECTOR, visit, CHILD).then().statusCode(201).extract().path("id");
        find(Account.OTHER_INSPECTOR, foreignVisit, CHILD).then().statusCode(201);
        correct(Account.INSPECTOR, visit);
        correct(Account.OTHER_INSPECTOR, foreignVisit);
        plan(Account.INSPECTOR, visit);
        plan(Account.OTHER_INSPECTOR, foreignVisit);
    }

    /// What a finding of the visit said before somebody chose the words of another form.
    private static void correct(Account inspector, String visit) {
        Given.execute("""
                with s as (insert into form_submission (id, agency, subject, instance, digest, visit, state, waits_for, received_at)
                           values (gen_random_uuid(), '%1$s', 's', gen_random_uuid()::text, 'x', '%2$s', 'WAITING', 'EDIT', now()) returning id)
                , c as (
                insert into finding_correction (id, finding, agency, submission, subject, workers, indicators, stood_by, stood_since, sealed_reason, corrected_by, corrected_at)
                select gen_random_uuid(), f.id, f.agency, s.id, 'CHILD', 1, '{}', 'x', now(), '', 'x', now() from s, finding f where f.visit = '%2$s' limit 1
                returning id, agency)
                insert into corrected_violation (id, correction, agency, violation, change, position, code, text, acted_on, workers, statute,
                                                 verified)
                select gen_random_uuid(), c.id, c.agency, gen_random_uuid(), 'WITHDRAWN', 0, 'X', 'x', current_date, 1, 'x', true from c
                """.formatted(inspector.agency(), visit));
    }

    /// A row of each table of the plan, and one in the record of the visit.
    private static void plan(Account inspector, String visit) {
        String at = "'%s', (select workplace from visit where id = '%s')".formatted(inspector.agency(), visit);
        Given.execute("insert into team_member (agency, subject, name, visits_per_week, joined_at, changed_at, changed_by) values ('%s', gen_random_uuid()::text, 'n', 1, now(), now(), 'x')"
                .formatted(inspector.agency()));
        Given.execute("insert into inspector_bar (id, agency, workplace, subject, ground, declared_by, declared_at) values (gen_random_uuid(), %s, 's', 'OTHER', 'x', now())".formatted(at));
        Given.execute("with p as (insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, state, planned_by, planned_at) "
                + "values (gen_random_uuid(), %s, 'GB', 'PLANNED', current_date, current_date, 'PLANNED', 'x', now()) returning id, agency) ".formatted(at)
                + "insert into planned_visit_step (id, planned_visit, agency, step, from_day, by_day, done_by, done_at) select gen_random_uuid(), id, agency, 'PLANNED', current_date, current_date, 'x', now() from p");
        Given.execute("insert into visit_entry (id, visit, agency, part, value, recorded_by, recorded_at) values (gen_random_uuid(), '%s', '%s', 'WORKERS_PRESENT', '1', 'x', now())"
                .formatted(visit, inspector.agency()));
        Given.execute("insert into visit_step (visit, step, chosen, agency, digest, sent_by, sent_at) values ('%s', 'CLOSING', gen_random_uuid(), '%s', sha256(''), 'x', now())"
                .formatted(visit, inspector.agency()));
        Given.as(inspector).body("{\"workplace\":\"%s\",\"reason\":\"x\"}".formatted(Given.aWorkplace("ESTABLISHMENT"))).post(Given.API + "/visits/" + visit + "/moves").then().statusCode(200);
        Given.execute("with o as (insert into worker_offence (id, visit, agency, kind, seen_on, sealed_duty, sealed_text, recorded_by, recorded_at) "
                + "values (gen_random_uuid(), '%s', '%s', 'OTHER', current_date, '', '', 'x', now()) returning id, agency) ".formatted(visit, inspector.agency())
                + "insert into worker_offence_answer (id, offence, agency, follows, reported, recorded_by, recorded_at) select gen_random_uuid(), id, agency, 'YES', false, 'x', now() from o");
    }

    @Test
    void an_inspectorate_sees_its_own_and_no_foreign_row() throws SQLException {
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF)) {
            try (Acting acting = Acting.as(account)) {
                for (String table : PROTECTED) {
                    assertTrue(acting.count(table + " where agency = '" + account.agency() + "'") > 0, account + " " + table);
                    assertEquals(0, acting.count(table + " where agency <> '" + account.agency() + "'"), account + " " + table);
                }
            }
        }
    }

    @Test
    void who_is_no_inspector_sees_no_row_even_with_the_agency_of_one() throws SQLException {
        for (Account account : EnumSet.complementOf(INSPECTORS)) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.agency", Account.INSPECTOR.agency().toString());
                for (String table : PROTECTED) {
                    assertEquals(0, acting.count(table), account + " " + table);
                }
            }
        }
    }

    @Test
    void nobody_in_particular_sees_nothing_and_the_owner_is_bound_as_well() throws SQLException {
        try (Acting nobody = Acting.nobody(); Acting owner = Acting.owner()) {
            for (String table : PROTECTED) {
                assertEquals(0, nobody.count(table), table);
                assertEquals(0, owner.count(table), table);
            }
        }
    }

    @Test
    void no_part_of_the_system_sees_a_row() throws SQLException {
        for (String name : List.of("relay", "sequencer", "courier", "mails", "bell", "triage", "inbox", "public", "figures", "reports-taken-up")) {
            try (Acting acting = Acting.system(name)) {
                for (String table : PROTECTED) {
                    assertEquals(0, acting.count(table), name + " " + table);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMMIGRATION", ""})
    void the_register_closes_everything_to_an_immigration_body_and_to_who_is_not_registered(String kind) throws SQLException {
        try (Registered changed = Registered.as(Account.INSPECTOR, kind.isEmpty() ? null : kind); Acting acting = Acting.as(Account.INSPECTOR)) {
            acting.set("palermo.roles", String.join(",", Role.OF_PEOPLE));
            for (String table : PROTECTED) {
                assertEquals(0, acting.count(table), table);
            }
            assertEquals(0, acting.count(FIGURES.formatted("GB")));
        }
    }

    /// A transaction keeps what the register said, together with the organisation of which it said so.
    @Test
    void a_kept_answer_of_the_register_counts_for_its_own_organisation_only() throws SQLException {
        try (Registered changed = Registered.as(Account.INSPECTOR, null); Acting acting = Acting.as(Account.INSPECTOR)) {
            for (String kept : new String[] {"", " FOLLOWING", Account.OTHER_INSPECTOR.agency() + " FOLLOWING", Account.INSPECTOR.agency() + " UNREGISTERED"}) {
                acting.set("palermo.body", kept);
                assertEquals(0, acting.count("visit"), kept);
            }
            acting.set("palermo.body", Account.INSPECTOR.agency() + " FOLLOWING");
            assertTrue(acting.count("visit") > 0, "the answer is kept");
            acting.set("palermo.agency_kind", "IMMIGRATION");
            assertEquals(0, acting.count("visit"), "the token can only restrict");
        }
    }

    @Test
    void the_import_adds_past_visits_and_reads_no_other() throws SQLException {
        try (Acting acting = Acting.system("visit-import")) {
            assertEquals(0, acting.count("visit where id in ('" + visit + "', '" + foreignVisit + "')"));
            assertEquals(0, acting.count("finding"));
            assertEquals(0, acting.count("suspected_victim_report"));
            assertTrue(acting.isRefused(newVisit(Account.INSPECTOR, "somebody")), "one that a device submitted");
            assertEquals(1, acting.change(newVisit(Account.INSPECTOR, "somebody").replace("'\\x01'", "''")));
        }
    }

    @Test
    void a_ministry_gets_the_figures_of_countries_that_it_covers() throws SQLException {
        for (Account account : List.of(Account.AUTHORITY, Account.RAPPORTEUR, Account.ADMINISTRATOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(1, acting.count(FIGURES.formatted("GB")));
                assertEquals(0, acting.count("visit"), "once the figures are counted");
                acting.set("palermo.regions", "ZZ,GB-SCT");
                assertEquals(0, acting.count(FIGURES.formatted("GB")));
            }
        }
        for (Account account : List.of(Account.REGIONAL, Account.NGO, Account.BORDER, Account.AUDITOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count(FIGURES.formatted("GB")));
            }
        }
    }

    @Test
    void one_connection_keeps_nothing_of_the_actor_before() throws SQLException {
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertTrue(acting.count("visit") > 0);
            acting.commit();
            assertEquals(0, acting.count("visit"));
            acting.commit();
            acting.become(Account.OTHER_INSPECTOR);
            assertEquals(1, acting.count("visit where id = '" + foreignVisit + "'"));
            assertEquals(0, acting.count("visit where agency <> '" + Account.OTHER_INSPECTOR.agency() + "'"));
        }
    }

    @Test
    void nobody_writes_in_the_name_of_another() throws SQLException {
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertFalse(acting.isRefused(newVisit(Account.INSPECTOR, "INSPECTOR")));
            assertTrue(acting.isRefused(newVisit(Account.OTHER_INSPECTOR, "INSPECTOR")), "for another inspectorate");
            assertTrue(acting.isRefused(newVisit(Account.INSPECTOR, "CHIEF")), "as a colleague");
            assertFalse(acting.isRefused(newFinding(visit, Account.INSPECTOR, "INSPECTOR")));
            assertTrue(acting.isRefused(newFinding(foreignVisit, Account.INSPECTOR, "INSPECTOR")), "on a foreign visit");
            assertTrue(acting.isRefused(newFinding(visit, Account.INSPECTOR, "CHIEF")), "as a colleague");
            assertFalse(acting.isRefused(newNote(visit, "INSPECTOR")));
            assertTrue(acting.isRefused(newNote(foreignVisit, "INSPECTOR")), "on a foreign visit");
            assertTrue(acting.isRefused(newNote(visit, "CHIEF")), "as a colleague");
            assertTrue(acting.isRefused("""
                    insert into suspected_victim_report (id, finding, agency, kind, recorded_at)
                    values (gen_random_uuid(), '%s', '%s', 'NOTIFIED', now())
                    """.formatted(finding, Account.OTHER_INSPECTOR.agency())));
        }
        try (Acting ministry = Acting.as(Account.AUTHORITY)) {
            assertTrue(ministry.isRefused(newVisit(Account.AUTHORITY, "AUTHORITY")));
        }
    }

    @Test
    void nobody_changes_or_deletes_what_was_found() throws SQLException {
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.change("update visit set agency = '" + account.agency() + "'"), account.name());
                assertEquals(0, acting.change("delete from suspected_victim_report"), account.name());
                assertEquals(0, acting.change("update visit_entry set value = 'x'"), account.name());
                assertEquals(0, acting.change("update visit_move set moved_by = 'x'"), account.name());
                assertEquals(0, acting.change("delete from visit_move"), account.name());
                assertEquals(0, acting.change("update worker_offence set kind = 'THEFT'"), account.name());
                assertEquals(0, acting.change("delete from worker_offence"), account.name());
                assertEquals(0, acting.change("update worker_offence_answer set follows = 'NO'"), account.name());
                assertEquals(0, acting.change("delete from worker_offence_answer"), account.name());
                assertEquals(0, acting.change("delete from planned_visit_step"), account.name());
                assertEquals(0, acting.change("update corrected_violation set change = 'ADDED'"), account.name());
                assertEquals(0, acting.change("delete from corrected_violation"), account.name());
            }
        }
    }

    /// A finding is corrected only so that what stood before is kept.
    @Test
    void nobody_changes_a_finding_but_by_a_correction_that_is_kept() throws SQLException {
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                if (INSPECTORS.contains(account)) {
                    assertThrows(SQLException.class, () -> acting.change("update finding set recorded_by = 'x'"), account.name());
                } else {
                    assertEquals(0, acting.change("update finding set recorded_by = 'x'"), account.name());
                }
            }
        }
    }

    /// A violation is withdrawn by a correction only, which keeps it.
    @Test
    void nobody_changes_a_violation_or_deletes_one_that_no_correction_keeps() throws SQLException {
        find(Account.INSPECTOR, visit, """
                {"subject":"ADULT","workers":1,"indicators":[],"violations":[{"code":"DOCUMENTS_KEPT","actedOn":"2025-12-31","workers":1}]}
                """).then().statusCode(201);
        String ours = "delete from finding_violation v using finding f where f.id = v.finding and f.visit = '" + visit + "'";
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                if (account == Account.INSPECTOR || account == Account.CHIEF) {
                    assertThrows(SQLException.class, () -> acting.change(ours), account.name());
                } else {
                    assertEquals(0, acting.change(ours), account.name());
                }
            }
            try (Acting acting = Acting.as(account)) {
                String change = "update finding_violation set workers = 2";
                if (account == Account.INSPECTOR || account == Account.CHIEF) {
                    assertThrows(SQLException.class, () -> acting.change(change), account.name());
                } else {
                    assertEquals(0, acting.change(change + " where finding in (select id from finding where visit = '" + visit + "')"),
                            account.name());
                }
            }
        }
    }

    private static String newVisit(Account inspectorate, String by) {
        return """
                insert into visit (id, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
                select gen_random_uuid(), id, country, '%s', 'PLANNED', now(), 'c', '%s', now(), '\\x01' from workplace limit 1
                """.formatted(inspectorate.agency(), by);
    }

    private static String newNote(String visit, String by) {
        return """
                insert into worker_offence (id, visit, agency, kind, seen_on, sealed_duty, sealed_text, recorded_by, recorded_at)
                values (gen_random_uuid(), '%s', '%s', 'OTHER', current_date, '', '', '%s', now())
                """.formatted(visit, Account.INSPECTOR.agency(), by);
    }

    private static String newFinding(String visit, Account inspectorate, String by) {
        return """
                insert into finding (id, visit, agency, country, sector, subject, workers, indicators, positive, screening, recorded_by, recorded_at, digest)
                values (gen_random_uuid(), '%s', '%s', 'GB', 's', 'ADULT', 1, '{}', false, '{}', '%s', now(), '\\x01')
                """.formatted(visit, inspectorate.agency(), by);
    }
}
