package org.palermo.referral.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.statistics.Division.ALL;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.kernel.disclosure.AttackerKnowledge;
import org.palermo.kernel.disclosure.CarriedOverFigures;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Interval;
import org.palermo.kernel.disclosure.Place;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.FixedRelease;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.test.AnsweredTable;

/// Years of random counts, released quarter by quarter and sometimes revised, and attacked by a reader who has all releases. A failure
/// prints its seed. `-Dpalermo.test.all=true` runs ten times as many.
class ReleasesPropertyTest {
    private static final int K = 11;
    private static final Country COUNTRY = new Country("ZZ", "Zedland", Map.of("en", "Zedland"), "uk", ZoneId.of("UTC"), List.of(
            new Country.Region("ZZ-N", "North", Map.of(), List.of(), new Country.Tile(1, 1), "c"),
            new Country.Region("ZZ-S", "South", Map.of(), List.of(), new Country.Tile(2, 1), "c")), Map.of(), null, null, null);
    private static final List<String> TERMS = List.of("IN_TIME", "LATE", "NO_TERM");
    private static final List<String> AGES = List.of("ADULT", "CHILD", "UNSURE");

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("palermo.test.all") ? 300 : 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_small_number_of_decisions_is_recovered(long seed) {
        Year year = new Year(seed, CountedTable.REASONABLE_GROUNDS);
        List<FixedRelease> releases = year.releases(4);
        AnsweredTable[] seen = releases.stream().map(release -> year.decisions(release, true)).toArray(AnsweredTable[]::new);
        assertEquals(Map.of(), AnsweredTable.smallOnes(K, year.ofReaders(releases), seen), "seed " + seed);
    }

    /// Outcomes and terms, each in its own table; the reader has both.
    @ParameterizedTest
    @MethodSource("seeds")
    void no_small_number_is_recovered_from_tables_of_one_dimension(long seed) {
        Random random = new Random(seed);
        Map<CountedTable, Map<CellKey, Long>> people = new EnumMap<>(CountedTable.class);
        people.put(CountedTable.REASONABLE_GROUNDS_OUTCOMES, new HashMap<>());
        people.put(CountedTable.REASONABLE_GROUNDS_TERMS, new HashMap<>());
        Quarter quarter = new Quarter(2026, 1);
        int mean = 1 + random.nextInt(40);
        for (String age : AGES) {
            for (String outcome : List.of("POSITIVE", "NEGATIVE")) {
                for (String term : TERMS) {
                    long all = (long) (-mean * Math.log(1 - random.nextDouble()));
                    people.get(CountedTable.REASONABLE_GROUNDS_OUTCOMES).merge(CellKey.of(quarter.code(), age, outcome), all, Long::sum);
                    people.get(CountedTable.REASONABLE_GROUNDS_TERMS).merge(CellKey.of(quarter.code(), term), all, Long::sum);
                }
            }
        }
        Map<CountedTable, FixedRelease> released = new EnumMap<>(CountedTable.class);
        people.forEach((table, counted) -> released.put(table, released(table, quarter, counted)));
        CountedPeople shown = new CountedPeople(new Figures(RULE), released, quarter);
        AnsweredTable seen = new AnsweredTable(Dimension.withTotal("quarter", "2026", "2026-Q1"), Dimension.withTotal("age", ALL, AGES.toArray(String[]::new)),
                Dimension.withTotal("outcome", ALL, "POSITIVE", "NEGATIVE"), Dimension.withTotal("term", ALL, TERMS.toArray(String[]::new)));
        for (String period : List.of("2026", "2026-Q1")) {
            for (String age : List.of("ADULT", "CHILD", "UNSURE", ALL)) {
                for (String outcome : List.of("POSITIVE", "NEGATIVE", ALL)) {
                    seen.show(shown.decisions(CountedTable.REASONABLE_GROUNDS, period, age, outcome), period, age, outcome, ALL);
                }
            }
            TERMS.forEach(term -> seen.show(shown.decisionsByTerm(CountedTable.REASONABLE_GROUNDS, period, term), period, ALL, ALL, term));
        }
        assertEquals(Map.of(), AnsweredTable.smallOnes(K, seen), "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_small_number_of_referrals_is_recovered(long seed) {
        Year year = new Year(seed, CountedTable.REFERRALS);
        assertEquals(Map.of(), AnsweredTable.smallOnes(K, year.referrals(year.releases(1).getLast())), "seed " + seed);
    }

    /// The same people by age, sex and exploitation, and by region: what both tables reveal together.
    @ParameterizedTest
    @MethodSource("seeds")
    void no_small_number_is_recovered_from_two_divisions_of_the_same_people(long seed) {
        Random random = new Random(seed);
        int mean = 1 + random.nextInt(60);
        Map<CellKey, Long> byAge = new HashMap<>();
        Map<CellKey, Long> byRegion = new HashMap<>();
        Quarter quarter = new Quarter(2026, 1);
        for (String age : AGES) {
            for (String region : List.of("ZZ-N", "ZZ-S")) {
                long people = (long) (-mean * Math.log(1 - random.nextDouble()));
                byAge.merge(CellKey.of(quarter.code(), age, "FEMALE", "LABOUR"), people, Long::sum);
                byRegion.merge(CellKey.of(quarter.code(), region), people, Long::sum);
            }
        }
        FixedRelease ages = released(CountedTable.REFERRALS, quarter, byAge);
        FixedRelease regions = released(CountedTable.REGIONS, quarter, byRegion);
        AnsweredTable seen = new AnsweredTable(Dimension.withTotal("quarter", "2026", "2026-Q1"), Dimension.withTotal("age", ALL, AGES.toArray(String[]::new)),
                Dimension.withTotal("region", ALL, "ZZ-N", "ZZ-S"));
        boolean tied = Stream.of("2026", "2026-Q1").anyMatch(period -> shown(ages, period, ALL, ALL, ALL) == null || shown(regions, period, ALL) == null);
        for (String period : List.of("2026", "2026-Q1")) {
            AGES.forEach(age -> seen.show(shown(ages, period, age, ALL, ALL), period, age, ALL));
            seen.show(shown(ages, period, ALL, ALL, ALL), period, ALL, ALL);
            List.of("ZZ-N", "ZZ-S").forEach(region -> seen.show(tied ? null : shown(regions, period, region), period, ALL, region));
        }
        assertEquals(Map.of(), AnsweredTable.smallOnes(K, seen), "seed " + seed);
    }

    private static FixedRelease released(CountedTable table, Quarter quarter, Map<CellKey, Long> people) {
        return new FixedRelease(quarter.code() + ".001", Instant.EPOCH, RULE.control(table.cube(COUNTRY, quarter, people, List.of()), List.of()));
    }

    /// The attack must recover numbers when only single small numbers are suppressed; otherwise it would prove nothing.
    @ParameterizedTest
    @MethodSource("seeds")
    void the_attack_recovers_numbers_if_only_single_cells_are_suppressed(long seed) {
        Year year = new Year(seed, CountedTable.REASONABLE_GROUNDS);
        AnsweredTable bare = year.decisions(year.releases(4).getLast(), false);
        found += AnsweredTable.smallOnes(K, bare).isEmpty() ? 0 : 1;
        assertTrue(seed < seeds().count() - 1 || found > seeds().count() / 4, found + " found");
    }

    private static int found;

    @ParameterizedTest
    @MethodSource("seeds")
    void published_figures_add_up_and_a_published_quarter_never_changes(long seed) {
        Year year = new Year(seed, CountedTable.REASONABLE_GROUNDS);
        List<FixedRelease> releases = year.releases(4);
        for (int r = 1; r < releases.size(); r++) {
            if (Quarter.of("q", quarter(releases.get(r))).number() == Quarter.of("q", quarter(releases.get(r - 1))).number()) {
                continue;
            }
            for (CellKey key : releases.get(r - 1).table().release().cells().keySet()) {
                if (!key.codes().getFirst().equals("2026")) {
                    assertEquals(releases.get(r - 1).published(key.codes().toArray(String[]::new)), releases.get(r).published(key.codes().toArray(String[]::new)), "seed " + seed + " " + key);
                }
            }
        }
        for (FixedRelease release : releases) {
            for (String age : AGES) {
                Long negative = shown(release, "2026", age, "NEGATIVE", ALL);
                Long positive = shown(release, "2026", age, "POSITIVE", ALL);
                Long all = shown(release, "2026", age, ALL, ALL);
                assertTrue(negative == null || positive == null || all == null || negative + positive == all, "seed " + seed);
            }
        }
    }

    private static String quarter(FixedRelease release) {
        return release.period().substring(0, 7);
    }

    private static Long shown(FixedRelease release, String... codes) {
        return new Figures(RULE).of(release, codes);
    }

    private static final StatisticsRule RULE = new StatisticsRule(K, true, null, Period.QUARTER, "a test");

    private static final class Year {
        private final Random random;
        private final CountedTable table;
        private final int mean;
        private final Map<CellKey, Long> people = new HashMap<>();

        Year(long seed, CountedTable table) {
            random = new Random(seed);
            this.table = table;
            mean = 2 + random.nextInt(30);
        }

        List<FixedRelease> releases(int quarters) {
            List<FixedRelease> releases = new ArrayList<>();
            for (int quarter = 1; quarter <= quarters; quarter++) {
                count(new Quarter(2026, quarter), 1);
                release(releases, new Quarter(2026, quarter), 1);
                if (random.nextInt(3) == 0) {
                    count(new Quarter(2026, 1 + random.nextInt(quarter)), 6);
                    release(releases, new Quarter(2026, quarter), 2);
                }
            }
            return releases;
        }

        private void release(List<FixedRelease> releases, Quarter quarter, int revision) {
            List<Dimension> before = releases.isEmpty() ? List.of() : releases.getLast().table().cube().dimensions();
            var controlled = RULE.control(table.cube(COUNTRY, quarter, people, before), releases.stream().map(FixedRelease::table).toList(), QuarterlyCounts.carried(releases, quarter));
            releases.add(new FixedRelease("%s.%03d".formatted(quarter.code(), revision), Instant.EPOCH, controlled));
        }

        private void count(Quarter quarter, int oneIn) {
            each(0, new ArrayList<>(List.of(quarter.code())), oneIn);
        }

        private void each(int at, List<String> codes, int oneIn) {
            if (at == table.divisions.size()) {
                if (random.nextInt(oneIn) == 0) {
                    people.merge(new CellKey(codes), (long) (-mean * Math.log(1 - random.nextDouble())), Long::sum);
                }
                return;
            }
            for (String code : table.divisions.get(at).codes(COUNTRY)) {
                codes.add(code);
                each(at + 1, codes, oneIn);
                codes.removeLast();
            }
        }

        /// The guide says that quarters are carried over, so every reader knows it.
        AttackerKnowledge ofReaders(List<FixedRelease> releases) {
            Map<Place, Interval> told = new HashMap<>();
            for (int release = 2; release <= releases.size(); release++) {
                List<FixedRelease> before = releases.subList(0, release - 1);
                CarriedOverFigures carried = QuarterlyCounts.carried(before, Quarter.of("q", quarter(releases.get(release - 1))));
                for (CellKey key : releases.getLast().table().release().cells().keySet()) {
                    if (carried.isCarried(release, key)) {
                        told.put(new Place(release, Place.Kind.INCREMENT, key), new Interval(0, 0));
                    }
                }
            }
            return new AttackerKnowledge(told, releases.getLast().table().knowledge().growing());
        }

        /// The content of the published tables of one release.
        ///
        /// @param controlled false to suppress small numbers only
        AnsweredTable decisions(FixedRelease release, boolean controlled) {
            AnsweredTable seen = new AnsweredTable(quarters(), Dimension.withTotal("age", ALL, AGES.toArray(String[]::new)), Dimension.withTotal("outcome", ALL, "POSITIVE", "NEGATIVE"),
                    Dimension.withTotal("term", ALL, "IN_TIME", "LATE", "NO_TERM"));
            for (String period : List.of("2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")) {
                for (String age : List.of("ADULT", "CHILD", "UNSURE", ALL)) {
                    for (String outcome : List.of("POSITIVE", "NEGATIVE", ALL)) {
                        seen.show(figure(release, controlled, period, age, outcome, ALL), period, age, outcome, ALL);
                    }
                }
                for (String term : List.of("IN_TIME", "LATE", "NO_TERM")) {
                    seen.show(figure(release, controlled, period, ALL, ALL, term), period, ALL, ALL, term);
                }
            }
            return seen;
        }

        AnsweredTable referrals(FixedRelease release) {
            String[] sexes = Division.SEX.codes(COUNTRY).toArray(String[]::new);
            String[] kinds = Division.EXPLOITATION.codes(COUNTRY).toArray(String[]::new);
            AnsweredTable seen = new AnsweredTable(Dimension.withTotal("quarter", "2026", "2026-Q1"), Dimension.withTotal("age", ALL, AGES.toArray(String[]::new)),
                    Dimension.withTotal("sex", ALL, sexes), Dimension.withTotal("exploitation", ALL, kinds));
            for (String period : List.of("2026", "2026-Q1")) {
                seen.show(figure(release, true, period, ALL, ALL, ALL), period, ALL, ALL, ALL);
                AGES.forEach(age -> seen.show(figure(release, true, period, age, ALL, ALL), period, age, ALL, ALL));
                Stream.of(sexes).forEach(sex -> seen.show(figure(release, true, period, ALL, sex, ALL), period, ALL, sex, ALL));
                Stream.of(kinds).forEach(kind -> seen.show(figure(release, true, period, ALL, ALL, kind), period, ALL, ALL, kind));
            }
            AGES.forEach(age -> Stream.of(sexes).forEach(sex -> Stream.of(kinds)
                    .forEach(kind -> seen.show(figure(release, true, "2026", age, sex, kind), "2026", age, sex, kind))));
            return seen;
        }

        private static Long figure(FixedRelease release, boolean controlled, String... codes) {
            if (controlled) {
                return shown(release, codes);
            }
            long value = release.table().cube().value(CellKey.of(codes));
            return value > 0 && value < K ? null : Long.valueOf(value);
        }

        private static Dimension quarters() {
            return Dimension.withTotal("quarter", "2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4");
        }
    }
}
