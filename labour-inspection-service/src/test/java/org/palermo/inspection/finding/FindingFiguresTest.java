package org.palermo.inspection.finding;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.kernel.test.AnsweredTable.smallOnes;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.FixedRelease;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AnsweredTable;
import org.palermo.kernel.test.Palermo;

/// A ministry may read no finding. These tests check what it can learn from the figures.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class FindingFiguresTest {
    private static final int K = 11;

    @BeforeEach
    void findings() {
        takeBack();
        add("Counted A", 30, 14, 30, 12, 25);
        add("Counted B", 18, 12, 13, 0, 40);
        add("Counted C", 12, 3, 15, 2, 20);
        add("Counted D", 4, 0, 0, 0, 0);
    }

    @AfterEach
    void takeBack() {
        execute("""
                truncate statistics_release;
                delete from suspected_victim_report r using finding f where f.id = r.finding and f.digest = 'counted';
                delete from finding where digest = 'counted';
                delete from visit where digest = 'counted';
                delete from workplace where match_key like 'counted-%'
                """);
    }

    /// @param results the number of findings that are positive and reported, positive only, reported only, neither
    private static void add(String sector, int visits, int... results) {
        add(sector, "now() - interval '1 year'", visits, results);
    }

    private static void add(String sector, String begun, int visits, int... results) {
        execute("""
                insert into workplace (id, reference, kind, name, country, sector, match_key, name_key, near_name, created_at)
                select id, 'counted-' || id, 'ESTABLISHMENT', 'Somewhere', 'ZZ', '%s', 'counted-' || id, '', '', now() from (select gen_random_uuid() as id) as made
                """.formatted(sector));
        execute("""
                insert into visit (id, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
                select gen_random_uuid(), w.id, 'ZZ', '%s', 'PLANNED', %s, 'ilo-ec-2009', 'x', now(), 'counted'
                  from (select id from workplace where sector = '%s' and match_key like 'counted-%%' limit 1) w, generate_series(1, %d)
                """.formatted(Account.CHIEF.agency(), begun, sector, visits));
        for (int result = 0; result < results.length; result++) {
            execute("""
                    with v as (select v.id from visit v join workplace w on w.id = v.workplace where w.sector = '%s' and v.digest = 'counted' limit 1),
                         added as (insert into finding (id, visit, agency, country, sector, subject, workers, indicators, positive, screening, recorded_by, recorded_at, digest)
                                   select gen_random_uuid(), v.id, '%s', 'ZZ', '%s', 'ADULT', 1, '{}', %s, '{}', 'x', now(), 'counted' from v, generate_series(1, %d)
                                   returning id)
                    insert into suspected_victim_report (id, finding, agency, kind, recorded_at)
                    select gen_random_uuid(), id, '%s', 'REFERRED', now() from added where %s
                    """.formatted(sector, Account.CHIEF.agency(), sector, result < 2, results[result], Account.CHIEF.agency(), result % 2 == 0));
        }
    }

    private static JsonPath summary(Account account) {
        return as(account).get(API + "/findings/summary?country=ZZ").then().statusCode(200).extract().jsonPath();
    }

    /// @param k numbers below it are left out, as if each were suppressed by itself; 0 leaves none out
    private static AnsweredTable table(JsonPath answer, int k) {
        List<Map<String, Object>> sectors = answer.getList("sectors");
        AnsweredTable table = new AnsweredTable(Dimension.withTotal("sector", "*", sectors.stream().map(s -> (String) s.get("sector")).toArray(String[]::new)),
                Dimension.withTotal("positive", "*", "YES", "NO"), Dimension.withTotal("reported", "*", "YES", "NO"));
        sectors.forEach(s -> show(table, k, (String) s.get("sector"), s));
        return show(table, k, "*", answer.getMap("total"));
    }

    private static AnsweredTable show(AnsweredTable table, int k, String sector, Map<String, Object> figures) {
        return table.show(from(k, figures.get("findings")), sector, "*", "*")
                .show(from(k, figures.get("positiveScreenings")), sector, "YES", "*")
                .show(from(k, figures.get("suspectedVictims")), sector, "*", "YES");
    }

    private static Integer from(int k, Object count) {
        return count != null && (Integer) count > 0 && (Integer) count < k ? null : (Integer) count;
    }

    @Test
    void ok_200_a_chief_inspector_sees_exact_figures_of_her_own() {
        JsonPath exact = summary(Account.CHIEF);
        assertEquals(Map.of("sector", "Counted C", "workplaces", 1, "visits", 12, "findings", 40, "positiveScreenings", 18, "suspectedVictims", 5),
                exact.getMap("sectors.find { it.sector == 'Counted C' }"));
        assertFalse(exact.getMap("").containsKey("control"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORITY", "RAPPORTEUR", "ADMINISTRATOR"})
    void ok_200_a_ministry_sees_no_small_number(Account account) {
        as(account).get(API + "/findings/summary?country=ZZ").then().statusCode(200)
                .body("sectors.find { it.sector == 'Counted C' }.suspectedVictims", nullValue())
                .body("sectors.find { it.sector == 'Counted D' }.visits", nullValue())
                .body("sectors.find { it.sector == 'Counted D' }.workplaces", equalTo(1))
                .body("sectors.find { it.sector == 'Counted A' }.findings", equalTo(81))
                .body("control.k", equalTo(K)).body("control.suppressed", greaterThan(2));
    }

    @Test
    void ok_200_an_attacker_recovers_no_small_number() {
        assertEquals(Map.of(), smallOnes(K, table(summary(Account.RAPPORTEUR), 0)));
        assertFalse(smallOnes(K, table(summary(Account.CHIEF), K)).isEmpty(), "hiding single numbers would do, so this test proves nothing");
    }

    @Test
    void ok_200_two_releases_tell_no_small_growth() {
        AnsweredTable first = table(summary(Account.RAPPORTEUR), 0);
        AnsweredTable bare = table(summary(Account.CHIEF), K);
        add("Counted A", 3, 0, 2, 0, 2);
        Map<String, Object> fixed = new TreeMap<>(summary(Account.AUTHORITY).getMap(""));
        assertEquals(fixed, new TreeMap<>(summary(Account.RAPPORTEUR).getMap("")));
        execute("update statistics_release set period = '2000-Q1', taken_at = taken_at - interval '90 days'");
        assertEquals(Map.of(), smallOnes(K, first, table(summary(Account.RAPPORTEUR), 0)));
        assertFalse(smallOnes(K, bare, table(summary(Account.CHIEF), K)).isEmpty(), "each release by itself would do");
        assertEquals(2, Given.count("select count(*) from statistics_release where series = 'findings' and country = 'ZZ'"));
    }

    /// The figures do not depend on who asks first: what began after the end of the period is in the next release.
    @Test
    void ok_200_a_ministry_sees_all_until_the_last_period_ended_and_the_next_once_it_has() {
        add("Counted E", "now()", 50, 30, 0, 0, 20);
        JsonPath first = summary(Account.AUTHORITY);
        LocalDate last = Period.QUARTER.start(LocalDate.now(ZoneId.of("Europe/Zurich"))).minusDays(1);
        assertEquals(last.toString(), first.getString("control.countedUntil"));
        assertEquals(Period.QUARTER.of(last), first.getString("control.period"));
        assertEquals(0, first.getInt("sectors.find { it.sector == 'Counted E' }.visits"));
        assertEquals(1, first.getInt("sectors.find { it.sector == 'Counted E' }.workplaces"));
        execute("update visit set started_at = now() - interval '1 year' where digest = 'counted'");
        assertEquals(first.getMap(""), summary(Account.RAPPORTEUR).getMap(""));
        LocalDate before = Period.QUARTER.start(last).minusDays(1);
        execute("update statistics_release set period = '" + Period.QUARTER.of(before) + "." + before + "', taken_at = taken_at - interval '90 days'");
        assertEquals(50, summary(Account.RAPPORTEUR).getInt("sectors.find { it.sector == 'Counted E' }.visits"));
    }

    @Test
    void whether_a_sector_with_nothing_shows_is_the_profiles() {
        List<CountedSector> counted = List.of(new CountedSector("Full", 1, 50, 20, 20, 20, 20), new CountedSector("Empty", 1, 0, 0, 0, 0, 0));
        assertEquals(0, shown(true, null, counted, "Empty").visits());
        assertNull(shown(false, null, counted, "Empty").visits());
        assertEquals(80, shown(true, 5, counted, "Full").findings());
        assertTrue(shown(true, 7, counted, "Full").findings() % 7 == 0);
    }

    private static FindingsSummary.SectorFigures shown(boolean zerosShow, Integer rounding, List<CountedSector> counted, String sector) {
        StatisticsRule rule = new StatisticsRule(K, zerosShow, rounding, Period.QUARTER, "a test");
        return FindingTables.shown(new Figures(rule), sector, 1,
                new FixedRelease("2026-Q1", Instant.EPOCH, rule.control(FindingTables.visits(counted, List.of()), List.of())),
                new FixedRelease("2026-Q1", Instant.EPOCH, rule.control(FindingTables.findings(counted, List.of()), List.of())));
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.INSPECTOR).get(API + "/findings/summary?country=ZZ").then().statusCode(403);
        as(Account.NGO).get(API + "/findings/summary?country=ZZ").then().statusCode(403);
    }
}
