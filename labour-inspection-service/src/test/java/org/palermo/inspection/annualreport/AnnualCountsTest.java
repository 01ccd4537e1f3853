package org.palermo.inspection.annualreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

/// What is kept for the annual report is what counting anew says, whatever happened to the records and however far the job has come.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AnnualCountsTest {
    /// Nobody else's tests have records there.
    private static final String LAND = "QM";
    private static final int THREADS = 6;
    private static final int CHANGES = 60;
    /// Of the land, one in each round.
    private static final List<String> OWN_ZONES = List.of("UTC", "Asia/Tokyo", "America/Los_Angeles");
    private static final String ANY = "(select id from %s where country = 'QM' order by random() limit 1)";
    private static final List<String> TURNS = List.of("5-12-31", "6-01-01", "6-12-31", "7-01-01");
    /// From and until of 1996, in the time of the country.
    private static final List<String> ZONES = List.of("Z", "+09", "-08", "+05:45");

    private static final String OF_FIELDS =
            "case when %1$sisic is null then %1$ssector in ('Agriculture', 'Farming') else %1$sisic in ('A', '0111') end";

    @Inject
    AnnualCounts counts;

    private final long seed = System.nanoTime();

    @BeforeEach
    void some() {
        for (int i = 0; i < 12; i++) {
            execute(workplace(new Random(seed + i)));
        }
    }

    @AfterEach
    void takeBack() {
        execute("""
                delete from penalty where country = 'QM';
                delete from finding_violation where country = 'QM';
                delete from finding where country = 'QM';
                delete from visit_entry e using visit v where v.id = e.visit and v.country = 'QM';
                delete from visit where country = 'QM';
                update workplace set merged_into = null where country = 'QM';
                delete from workplace where country = 'QM'
                """);
        counted();
        execute("delete from annual_zone where country = 'QM'");
        assertEquals(0, count("select count(*) from annual_part where country = 'QM'"));
        assertEquals(0, count("""
                select count(*) from annual_count
                 where country = 'QM'
                   and (visits, visited, violations, penalties, registered, workers, without_workers) <> (0, 0, 0, 0, 0, 0, 0)
                """));
    }

    @Test
    void kept_counts_are_what_counting_anew_says_after_random_changes_of_many_at_once() throws Exception {
        for (int round = 0; round < OWN_ZONES.size(); round++) {
            changeAtOnce(seed + 1_000 * round, OWN_ZONES.get(round));
            assertAllRight("with changes that wait");
            counted();
            assertEquals(0, count("select count(*) from annual_change"));
            assertAllRight("with all changes counted");
        }
    }

    /// So a report takes as long with ten times the visits on New Year's night.
    @Test
    void a_report_outside_utc_reads_no_counted_record_of_the_hours_around_the_turn_of_the_year() throws SQLException {
        for (int i = 0; i < 40; i++) {
            execute(visit(new Random(i)));
        }
        execute("update visit set started_at = '1995-12-31 20:30Z' where country = 'QM'");
        keepZone("Asia/Tokyo");
        counted();
        execute("analyze visit; analyze workplace");
        try (Connection chief = asking(Account.CHIEF); Statement sql = chief.createStatement()) {
            sql.execute("set enable_seqscan = off");
            String visits = "select visits from annual_visits('QM', '1996-01-01 00:00+09', '1997-01-01 00:00+09', false)";
            String of = text("select count(*) from visit where country = 'QM' and agency = '" + Account.CHIEF.agency() + "'");
            assertEquals(of, first(chief, visits));
            first(chief, "select workplaces from annual_workplaces('QM', '1997-01-01 00:00+09', false)");
            String read = first(chief, "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::text"
                    + " from pg_stat_xact_user_tables where relname in ('visit', 'workplace')");
            assertTrue(Long.parseLong(read) < 10, read);
        }
    }

    /// As the job does for the countries of the installation, in smaller pieces. While another counts, it does nothing.
    private static void keepZone(String zone) {
        while (!isKept(zone)) {
            nameSome(zone);
        }
    }

    private static boolean isKept(String zone) {
        return count("select count(*) from annual_zone where country = 'QM' and zone = '" + zone + "' and before is null") == 1;
    }

    private static void nameSome(String zone) {
        execute("set palermo.subject = 'system:figures'; select keep_annual_zone('QM', '" + zone + "', 5)");
    }

    @Test
    void the_report_is_right_at_each_piece_of_a_zone_that_is_new() throws SQLException {
        for (int i = 0; i < 60; i++) {
            execute(visit(new Random(seed + i)));
        }
        keepZone("Asia/Tokyo");
        counted();
        int pieces = 0;
        while (!isKept("America/Los_Angeles")) {
            nameSome("America/Los_Angeles");
            assertTrue(count("select count(*) from annual_change") <= 5);
            assertAllRight("with a piece that waits");
            counted();
            assertAllRight("with a piece that is counted");
            pieces++;
        }
        assertTrue(pieces > 2, pieces + " pieces");
        nameSome("America/Los_Angeles");
        assertEquals(0, count("select count(*) from annual_change"));
    }

    private void changeAtOnce(long from, String zone) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2)) {
            List<Callable<Void>> people = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(from + i);
                people.add(() -> {
                    for (int change = 0; change < CHANGES; change++) {
                        change(random);
                    }
                    return null;
                });
            }
            people.add(() -> {
                keepZone(zone);
                return null;
            });
            Future<?> job = threads.submit(() -> {
                while (!over.get()) {
                    counted();
                }
            });
            List<Future<Void>> done = people.stream().map(threads::submit).toList();
            try {
                for (Future<Void> one : done) {
                    one.get();
                }
            } finally {
                over.set(true);
            }
            job.get();
        }
    }

    private void counted() {
        counts.run().await().atMost(Duration.ofSeconds(30));
    }

    private static void change(Random random) {
        switch (random.nextInt(16)) {
            case 0 -> execute(workplace(random));
            case 1, 2, 3 -> execute(visit(random));
            case 4, 5 -> execute(violation());
            case 6 -> execute(penalty(random));
            case 7 -> execute("update penalty set state = 'CANCELLED', cancelled_on = served_on, cancelled_for = 'QUASHED' where id = "
                    + ANY.formatted("penalty"));
            case 8 -> execute("update workplace set sector = case sector when 'Agriculture' then 'Apparel' else 'Agriculture' end"
                    + " where id = " + ANY.formatted("workplace"));
            case 9 -> execute("update workplace set workers = nullif(%d, 7) where id = %s"
                    .formatted(random.nextInt(9), ANY.formatted("workplace")));
            case 10 -> mergeOrSplit(random.nextInt(3) == 0);
            case 11 -> execute("update visit set started_at = '%s' where id = %s".formatted(instant(random), ANY.formatted("visit")));
            case 12 -> execute(correction(random));
            case 13 -> execute("update workplace set isic = %s where id = %s".formatted(isic(random), ANY.formatted("workplace")));
            case 14 -> execute("update workplace set region = %s where id = %s".formatted(region(random), ANY.formatted("workplace")));
            default -> execute("update visit set workplace = %s where id = %s"
                    .formatted(ANY.formatted("workplace"), ANY.formatted("visit")));
        }
    }

    /// The service locks both records first; here one merges after the other.
    private static synchronized void mergeOrSplit(boolean split) {
        execute(split ? """
                update workplace set merged_into = null
                 where id = (select id from workplace where country = 'QM' and merged_into is not null order by random() limit 1)
                """ : """
                update workplace w set merged_into = o.id
                  from (select id from workplace where country = 'QM' and merged_into is null order by random() limit 1) o
                 where w.id = (select id from workplace where country = 'QM' and merged_into is null order by random() limit 1)
                   and w.id <> o.id
                """);
    }

    /// Half of the instants are near the turn of a year, where the year depends on the time zone.
    private static String instant(Random random) {
        return random.nextBoolean() ? "199%d-%02d-15Z".formatted(5 + random.nextInt(3), 1 + random.nextInt(12))
                : "199%s %02d:30Z".formatted(TURNS.get(random.nextInt(TURNS.size())), random.nextInt(24));
    }

    private static String workplace(Random random) {
        return """
                insert into workplace (id, reference, kind, name, country, sector, match_key, name_key, near_name, workers, created_at,
                                       isic, region)
                values ('%1$s', 'counts-%1$s', 'ESTABLISHMENT', 'Somewhere', 'QM', '%2$s', 'counts-%1$s', '', '', nullif(%3$d, 0), '%4$s',
                        %5$s, %6$s)
                """.formatted(UUID.randomUUID(), List.of("Agriculture", "Apparel", "Farming").get(random.nextInt(3)), random.nextInt(5),
                instant(random), isic(random), region(random));
    }

    private static String isic(Random random) {
        return List.of("null", "null", "'A'", "'0111'", "'10'").get(random.nextInt(5));
    }

    private static String region(Random random) {
        return List.of("null", "'QM-E'", "'QM-W'").get(random.nextInt(3));
    }

    private static UUID agency(Random random) {
        return (random.nextBoolean() ? Account.CHIEF : Account.OTHER_INSPECTOR).agency();
    }

    private static String visit(Random random) {
        return """
                insert into visit (id, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
                select gen_random_uuid(), id, 'QM', '%s', 'PLANNED', '%s', 'ilo-ec-2009', 'x', now(), 'counts' from %s w
                """.formatted(agency(random), instant(random), ANY.formatted("workplace"));
    }

    /// As the service keeps it: the visit itself stays as it was recorded first.
    private static String correction(Random random) {
        return """
                insert into visit_entry (id, visit, agency, part, value, sealed_reason, recorded_by, recorded_at)
                select gen_random_uuid(), id, agency, 'START', '%s', '', 'x', clock_timestamp() from visit where id = %s
                """.formatted(instant(random), ANY.formatted("visit"));
    }

    private static String violation() {
        return """
                with v as (select id, agency from visit where country = 'QM' order by random() limit 1),
                     f as (insert into finding (id, visit, agency, country, sector, subject, workers, indicators, positive, screening,
                                                recorded_by, recorded_at, digest)
                           select gen_random_uuid(), v.id, v.agency, 'QM', 'Apparel', 'ADULT', 1, '{}', false, '{}', 'x', now(), 'counts'
                             from v
                           returning id, agency)
                insert into finding_violation (id, finding, agency, country, position, code, text, acted_on, workers, statute, verified,
                                               recorded_at)
                select gen_random_uuid(), f.id, f.agency, 'QM', n, 'C', 'x', '1996-03-01', 1, 'Act 7', true, now()
                  from f, generate_series(0, 1) n
                """;
    }

    private static String penalty(Random random) {
        return """
                insert into penalty (id, violation, visit, workplace, agency, country, state, first_amount, amount, currency, statute,
                                     served_on, due_on, appeal_until, appeal_suspends, appeal_statute, appeal_verified, imposed_by,
                                     imposed_at)
                select gen_random_uuid(), x.id, v.id, v.workplace, v.agency, 'QM', 'IMPOSED', 1, 1, 'GBP', 'Act 7', '%1$s', '%1$s', '%1$s',
                       false, 'Act 7', true, 'x', now()
                  from finding_violation x join finding f on f.id = x.finding join visit v on v.id = f.visit
                 where x.country = 'QM' order by random() limit 1
                on conflict do nothing
                """.formatted(random.nextBoolean() ? "1996-01-01" : "1995-12-31");
    }

    private void assertAllRight(String when) throws SQLException {
        for (String zone : ZONES) {
            for (boolean fields : List.of(false, true)) {
                String of = "'QM', '1996-01-01 00:00%1$s', '1997-01-01 00:00%1$s'".formatted(zone);
                String where = "seed %d, %s, zone %s, agriculture %s".formatted(seed, when, zone, fields);
                for (Account account : List.of(Account.CHIEF, Account.OTHER_INSPECTOR, Account.RAPPORTEUR)) {
                    UUID agency = account == Account.RAPPORTEUR ? null : account.agency();
                    assertEquals(anewVisits(agency, zone, fields), asked(account, "annual_visits(" + of + ", " + fields + ")"),
                            where + ", visits, " + account);
                    assertEquals(anewViolations(agency, zone, fields),
                            asked(account, "annual_violations(" + of + ", '1996-01-01', '1997-01-01', " + fields + ")"),
                            where + ", violations, " + account);
                    assertEquals(anewRegions(agency, zone, fields), askedRegions(account, of + ", " + fields),
                            where + ", regions, " + account);
                }
                assertEquals(anewWorkplaces(zone, fields),
                        asked(Account.CHIEF, "annual_workplaces('QM', '1997-01-01 00:00" + zone + "', " + fields + ")"),
                        where + ", workplaces");
            }
        }
        assertTrue(count("select count(*) from visit where country = 'QM'") > 0);
    }

    private static String asked(Account account, String function) throws SQLException {
        try (Connection asking = asking(account)) {
            return first(asking, "select row(x.*)::text from " + function + " x");
        }
    }

    private static String askedRegions(Account account, String of) throws SQLException {
        try (Connection asking = asking(account)) {
            return first(asking, "select string_agg(x::text, ' ' order by x.region) from annual_regions(" + of + ") x"
                    + " where (x.visits, x.violations, x.penalties) <> (0, 0, 0)");
        }
    }

    private static Connection asking(Account account) throws SQLException {
        Connection asking = Acting.connection(account);
        Acting.set(asking, "palermo.regions", LAND);
        Acting.set(asking, "palermo.roles", account == Account.RAPPORTEUR ? "national-rapporteur" : "chief-inspector");
        return asking;
    }

    private static String first(Connection asking, String query) throws SQLException {
        try (Statement sql = asking.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// The workplace that stands for the one where it was recorded.
    private static String whole(String column, boolean fields) {
        return " join workplace w on w.id = workplace_now(" + column + ")" + (fields ? " and " + OF_FIELDS.formatted("w.") : "");
    }

    private static String year(String column, String zone) {
        return " %1$s >= '1996-01-01 00:00%2$s' and %1$s < '1997-01-01 00:00%2$s'".formatted(column, zone);
    }

    /// When a visit began as its record says it: by the latest correction.
    private static String began() {
        return "coalesce((select cast(e.value as timestamptz) from visit_entry e where e.visit = v.id and e.part = 'START'"
                + " order by e.recorded_at desc, e.id desc limit 1), v.started_at)";
    }

    private static String ofAgency(String table, UUID agency) {
        return agency == null ? "" : " and " + table + ".agency = '" + agency + "'";
    }

    private static String anewVisits(UUID agency, String zone, boolean fields) {
        return text("select row(count(*), count(distinct w.id))::text from visit v" + whole("v.workplace", fields)
                + " where v.country = 'QM' and" + year(began(), zone) + ofAgency("v", agency));
    }

    private static String anewViolations(UUID agency, String zone, boolean fields) {
        return text("select row((select count(*) from finding_violation x join finding f on f.id = x.finding join visit v on v.id = f.visit"
                + whole("v.workplace", fields) + " where x.country = 'QM' and" + year(began(), zone) + ofAgency("x", agency)
                + "), (select count(*) from penalty p" + whole("p.workplace", fields) + " where p.country = 'QM' and p.state <> 'CANCELLED'"
                + " and p.served_on between '1996-01-01' and '1996-12-31'" + ofAgency("p", agency) + "))::text");
    }

    private static String anewRegions(UUID agency, String zone, boolean fields) {
        return text("select string_agg(row(r.region, r.visits, r.workplaces, r.violations, r.penalties)::text, ' ' order by r.region)"
                + " from (select c.region, coalesce(sum(c.visits), 0) as visits, count(distinct c.visited) as workplaces,"
                + " coalesce(sum(c.violations), 0) as violations, coalesce(sum(c.penalties), 0) as penalties from ("
                + "select w.region, 1 as visits, w.id as visited, 0 as violations, 0 as penalties from visit v"
                + whole("v.workplace", fields) + " where v.country = 'QM' and" + year(began(), zone) + ofAgency("v", agency)
                + " union all select w.region, 0, null, 1, 0 from finding_violation x join finding f on f.id = x.finding"
                + " join visit v on v.id = f.visit" + whole("v.workplace", fields) + " where x.country = 'QM' and" + year(began(), zone)
                + ofAgency("x", agency)
                + " union all select w.region, 0, null, 0, 1 from penalty p" + whole("p.workplace", fields)
                + " where p.country = 'QM' and p.state <> 'CANCELLED' and p.served_on between '1996-01-01' and '1996-12-31'"
                + ofAgency("p", agency) + ") c group by c.region) r");
    }

    private static String anewWorkplaces(String zone, boolean fields) {
        return text("select row(count(*), coalesce(sum(workers), 0), count(*) filter (where workers is null))::text from workplace"
                + " where country = 'QM' and merged_into is null and created_at < '1997-01-01 00:00" + zone + "'"
                + (fields ? " and " + OF_FIELDS.formatted("") : ""));
    }

    /// So a report takes as long with ten times the visits.
    @Test
    void a_report_of_counted_records_reads_none_of_them() throws SQLException {
        execute("update workplace set sector = 'Apparel' where country = 'QM'");
        for (int i = 0; i < 20; i++) {
            execute(visit(new Random(i)));
            execute(violation());
        }
        counted();
        try (Connection chief = asking(Account.CHIEF)) {
            first(chief, "select visits from annual_visits('QM', '1996-01-01Z', '1997-01-01Z', false)");
            first(chief, "select penalties from annual_violations('QM', '1996-01-01Z', '1997-01-01Z', '1996-01-01', '1997-01-01', false)");
            first(chief, "select workplaces from annual_workplaces('QM', '1997-01-01Z', false)");
            String read = first(chief, "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::text"
                    + " from pg_stat_xact_user_tables where relname in ('visit', 'finding', 'finding_violation', 'penalty', 'workplace')");
            // A join looks at one row before it knows that there is nothing on its other side.
            assertTrue(Long.parseLong(read) < 10, read);
        }
    }

    @Test
    void row_security_nobody_reads_or_writes_what_is_kept_and_only_the_job_counts() throws SQLException {
        counted();
        for (Account account : List.of(Account.CHIEF, Account.INSPECTOR, Account.RAPPORTEUR, Account.ADMINISTRATOR, Account.AUDITOR)) {
            try (Acting acting = Acting.as(account)) {
                for (String table : List.of("annual_change", "annual_part", "annual_count", "annual_zone")) {
                    assertEquals(0, acting.count(table), account + ", " + table);
                    assertEquals(0, acting.change("delete from " + table), account + ", " + table);
                }
                assertTrue(acting.isRefused("insert into annual_change (workplace) values (gen_random_uuid())"), account.name());
                assertThrows(SQLException.class, () -> acting.count("count_annual_changes(1)"), account.name());
            }
            try (Acting acting = Acting.as(account)) {
                assertThrows(SQLException.class, () -> acting.count("keep_annual_zone('QM', 'UTC', 1)"), account.name());
            }
        }
    }
}
