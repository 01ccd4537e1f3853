package org.palermo.inspection.visit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// A corrected start counts wherever the start of a visit counts: in the list, in the figures by sector and for the retention.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class StandingStartTest {
    private static String corrected(String workplace, String start) {
        String visit = aVisit(Account.INSPECTOR, workplace);
        as(Account.INSPECTOR).body("{\"endedAt\":\"2026-01-05T12:00:00Z\",\"workersPresent\":12,\"summary\":\"all was clean\"}")
                .post(API + "/visits/" + visit + "/close").then().statusCode(200);
        as(Account.CHIEF).body("{\"part\":\"START\",\"value\":\"" + start + "\",\"reason\":\"a wrong year\"}")
                .post(API + "/visits/" + visit + "/corrections").then().statusCode(200);
        return visit;
    }

    @Test
    void ok_200_the_list_goes_by_the_corrected_start_page_by_page() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String asItWas = aVisit(Account.INSPECTOR, workplace);
        String earlier = corrected(workplace, "1992-03-01T08:00:00Z");
        String earliest = corrected(workplace, "1991-03-01T08:00:00Z");
        String list = API + "/visits?workplace=" + workplace;
        as(Account.INSPECTOR).get(list).then().statusCode(200).body("items.id", equalTo(List.of(asItWas, earlier, earliest)))
                .body("items.startedAt", equalTo(List.of("2026-01-05T09:30:00Z", "1992-03-01T08:00:00Z", "1991-03-01T08:00:00Z")));
        as(Account.INSPECTOR).get(API + "/visits/" + earliest).then().statusCode(200).body("startedAt", equalTo("1991-03-01T08:00:00Z"));
        String next = as(Account.INSPECTOR).get(list + "&limit=2").then().statusCode(200).extract().path("next");
        as(Account.INSPECTOR).get(list + "&limit=2&cursor=" + next).then().statusCode(200).body("items.id", equalTo(List.of(earliest)));
    }

    @Test
    void the_figures_by_sector_count_a_visit_from_its_corrected_start_on() throws SQLException {
        String before = "select coalesce(sum(visits), 0)::text from figures_by_sector_until('GB', '1993-01-01Z')";
        long visits = Long.parseLong(first(Account.AUTHORITY, before));
        corrected(aWorkplace("ESTABLISHMENT"), "1992-06-01T08:00:00Z");
        assertEquals(visits + 1, Long.parseLong(first(Account.AUTHORITY, before)));
    }

    @Test
    void the_retention_begins_at_the_corrected_start() throws SQLException {
        String visit = corrected(aWorkplace("ESTABLISHMENT"), "1992-09-01T08:00:00Z");
        String over = "select count(*)::text from over_visit_records('GB', '1993-01-01Z', '%s', '%s', 1000) where record = '"
                + visit + "' and over_at = '1992-09-01 08:00Z'";
        assertEquals("1", retaining(over.formatted("1990-01-01Z", new UUID(0, 0))));
        assertEquals("0", retaining(over.formatted("1992-10-01Z", new UUID(0, 0))));
        assertEquals("false", retaining("select erase_visit_record('" + visit + "', '1992-08-01Z', now())::text"));
        assertEquals("true", retaining("select erase_visit_record('" + visit + "', '1993-01-01Z', now())::text"));
    }

    /// So a page takes as long with ten times the visits.
    @Test
    void a_page_and_a_run_of_the_retention_read_few_of_many_visits() throws SQLException {
        String workplace = aWorkplace("ESTABLISHMENT");
        execute("""
                insert into visit (id, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
                select gen_random_uuid(), '%s', 'GB', '%s', 'PLANNED', '2001-01-01Z'::timestamptz + n * interval '1 hour', 'ilo-ec-2009', 'x',
                       now(), 'standing' from generate_series(1, 5000) n
                """.formatted(workplace, Account.INSPECTOR.agency()));
        execute("analyze visit");
        try {
            String page = plan("""
                    select id from visit v
                     where v.agency = '%s' and (coalesce(v.corrected_start, v.started_at), coalesce(v.chosen, v.id)) < (now(), '%s')
                     order by coalesce(v.corrected_start, v.started_at) desc, coalesce(v.chosen, v.id) desc limit 51
                    """.formatted(Account.INSPECTOR.agency(), new UUID(-1, -1)));
            assertTrue(page.contains("visit_page_stands") && !page.contains("Sort"), page);
            String over = plan("""
                    select v.id from visit v
                     where v.country = 'GB' and coalesce(v.corrected_start, v.started_at) < '2001-03-01Z'
                       and (coalesce(v.corrected_start, v.started_at), v.id) > ('2001-01-02Z', '%s')
                     order by coalesce(v.corrected_start, v.started_at), v.id limit 100
                    """.formatted(new UUID(0, 0)));
            assertTrue(over.contains("visit_stands") && !over.contains("Sort"), over);
        } finally {
            execute("delete from visit where digest = 'standing'; analyze visit");
        }
    }

    private static String plan(String query) throws SQLException {
        try (Connection connection = TestDatabase.asSuperuser(); Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("explain " + query)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private static String first(Account account, String query) throws SQLException {
        try (Connection asking = Acting.connection(account)) {
            Acting.set(asking, "palermo.regions", "GB");
            return first(asking, query);
        }
    }

    private static String retaining(String query) throws SQLException {
        try (Connection asking = Acting.connection(Account.INSPECTOR)) {
            Acting.set(asking, "palermo.subject", "system:retention");
            return first(asking, query);
        }
    }

    private static String first(Connection asking, String query) throws SQLException {
        try (Statement sql = asking.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
