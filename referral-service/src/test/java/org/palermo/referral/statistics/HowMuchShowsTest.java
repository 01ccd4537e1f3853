package org.palermo.referral.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.statistics.Division.ALL;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.FixedRelease;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Country;

/// The share of published figures of people that is not suppressed, for a country as small as the sample and for one of 20,000 referrals a
/// year: four quarters, taken one after another, of invented people like the sample's. Prints the shares; the guide cites them.
class HowMuchShowsTest {
    private static final StatisticsRule RULE = new StatisticsRule(11, true, null, Period.QUARTER, "a test");
    private static final Country COUNTRY = new Country("ZZ", "Zedland", Map.of("en", "Zedland"), "uk", ZoneId.of("UTC"),
            IntStream.rangeClosed(1, 12).mapToObj(n -> new Country.Region("ZZ-%02d".formatted(n), "Region " + n, Map.of(), List.of(), new Country.Tile(n, 1), "c")).toList(), Map.of(), null, null, null);
    private static final Map<String, Integer> AGES = weights("ADULT", 66, "CHILD", 28, "UNSURE", 6);
    private static final Map<String, Integer> SEXES = weights("FEMALE", 86, "MALE", 11, "OTHER", 2, "UNKNOWN", 1);
    private static final Map<String, Integer> OF_ADULTS = weights("SEXUAL", 38, "LABOUR", 20, "DOMESTIC_SERVITUDE", 12, "CRIMINAL", 8, "FORCED_MARRIAGE", 3, "ORGAN", 1, "OTHER", 2,
            "SEXUAL_AND_LABOUR", 9, "SEVERAL_OF_LABOUR", 5, "SEVERAL", 2);
    private static final Map<String, Integer> OF_CHILDREN = weights("SEXUAL", 28, "LABOUR", 7, "DOMESTIC_SERVITUDE", 5, "CRIMINAL", 36, "FORCED_MARRIAGE", 6, "OTHER", 3,
            "SEXUAL_AND_LABOUR", 8, "SEVERAL_OF_LABOUR", 4, "SEVERAL", 3);

    private static Map<String, Integer> weights(Object... pairs) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            weights.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return weights;
    }

    /// Minimum per cent: yearly totals, yearly figures by one dimension, quarterly ones, and yearly figures of decisions by age and
    /// outcome.
    @ParameterizedTest
    @CsvSource({"540, ONE_BY_ONE, 100, 36, 53, 16", "540, COMBINED, 0, 0, 0, 0", "20000, COMBINED, 50, 10, 20, 50", "20000, ONE_BY_ONE, 100, 95, 95, 95"})
    void shares_of_figures_that_show(int referrals, Breakdown breakdown, int totals, int yearly, int quarterly, int decisions) {
        Map<CountedTable, FixedRelease> released = year(referrals, breakdown);
        CountedPeople people = new CountedPeople(new Figures(RULE), released, new Quarter(2026, 4));
        List<String> quarters = people.periods().subList(1, 5);
        Share ofTotals = new Share();
        Share ofYear = new Share();
        Share ofQuarters = new Share();
        Share ofDecisions = new Share();
        ofTotals.add(people.referrals("2026", Division.AGE, ALL)).add(people.decisions(CountedTable.REASONABLE_GROUNDS, "2026", ALL, ALL))
                .add(people.decisions(CountedTable.CONCLUSIVE_GROUNDS, "2026", ALL, ALL));
        for (Division division : List.of(Division.AGE, Division.SEX, Division.EXPLOITATION, Division.REGION)) {
            for (String code : people.codes(division)) {
                ofYear.add(people.referrals("2026", division, code));
                quarters.forEach(quarter -> ofQuarters.add(people.referrals(quarter, division, code)));
            }
        }
        for (CountedTable decision : List.of(CountedTable.REASONABLE_GROUNDS, CountedTable.CONCLUSIVE_GROUNDS)) {
            for (String age : Stream.concat(AGES.keySet().stream(), Stream.of(ALL)).toList()) {
                Stream.of("NEGATIVE", "POSITIVE", ALL).forEach(outcome -> ofDecisions.add(people.decisions(decision, "2026", age, outcome)));
            }
        }
        int rows = new CtdcTable(people, new Quarter(2026, 4)).table().rows().size();
        System.out.printf("%d referrals, %s: totals %d %%, yearly figures %d %%, quarterly %d %%, yearly decisions %d %%, %d rows of CTDC%n", referrals, breakdown, ofTotals.percent(),
                ofYear.percent(), ofQuarters.percent(), ofDecisions.percent(), rows);
        assertTrue(ofTotals.percent() >= totals && ofYear.percent() >= yearly && ofQuarters.percent() >= quarterly && ofDecisions.percent() >= decisions,
                "less shows than is written down");
        assertTrue(breakdown == Breakdown.COMBINED || rows >= 7, rows + " rows of CTDC");
    }

    private static final class Share {
        private int all;
        private int shown;

        Share add(Long figure) {
            all++;
            shown += figure == null ? 0 : 1;
            return this;
        }

        int percent() {
            return 100 * shown / all;
        }
    }

    private static Map<CountedTable, FixedRelease> year(int referrals, Breakdown breakdown) {
        Random random = new Random(75_289);
        List<CountedTable> tables = breakdown.tables().stream().filter(table -> table.ofSteps && table != CountedTable.NOTIFICATIONS).toList();
        Map<CountedTable, Map<CellKey, Long>> people = new EnumMap<>(CountedTable.class);
        Map<CountedTable, List<FixedRelease>> released = new EnumMap<>(CountedTable.class);
        tables.forEach(table -> {
            people.put(table, new HashMap<>());
            released.put(table, new ArrayList<>());
        });
        for (Quarter quarter : new Quarter(2026, 4).soFar()) {
            for (int person = 0; person < referrals / 4; person++) {
                add(random, quarter, people);
            }
            tables.forEach(table -> released.get(table).add(release(table, quarter, people.get(table), released.get(table))));
        }
        Map<CountedTable, FixedRelease> last = new EnumMap<>(CountedTable.class);
        released.forEach((table, all) -> last.put(table, all.getLast()));
        return last;
    }

    private static FixedRelease release(CountedTable table, Quarter quarter, Map<CellKey, Long> people, List<FixedRelease> before) {
        return new FixedRelease(quarter.code() + ".001", Instant.EPOCH, RULE.control(table.cube(COUNTRY, quarter, people,
                before.isEmpty() ? List.of() : before.getLast().table().cube().dimensions()), before.stream().map(FixedRelease::table).toList(), QuarterlyCounts.carried(before, quarter)));
    }

    /// A person who is referred and usually decided on: nine of ten with reasonable grounds, six of ten with conclusive ones.
    private static void add(Random random, Quarter quarter, Map<CountedTable, Map<CellKey, Long>> people) {
        Map<Division, String> codes = new EnumMap<>(Division.class);
        codes.put(Division.AGE, drawn(random, AGES));
        codes.put(Division.SEX, drawn(random, SEXES));
        codes.put(Division.EXPLOITATION, drawn(random, codes.get(Division.AGE).equals("ADULT") ? OF_ADULTS : OF_CHILDREN));
        codes.put(Division.REGION, "ZZ-%02d".formatted(1 + (int) (12 * Math.pow(random.nextDouble(), 1.5))));
        count(people, "REFERRAL", quarter, codes);
        for (String decision : List.of("REASONABLE_GROUNDS", "CONCLUSIVE_GROUNDS")) {
            boolean first = decision.startsWith("R");
            codes.put(Division.OUTCOME, random.nextInt(100) < (first ? 90 : 85) ? "POSITIVE" : "NEGATIVE");
            codes.put(Division.TERM, first ? random.nextInt(100) < 80 ? "IN_TIME" : "LATE" : "NO_TERM");
            if (random.nextInt(100) < (first ? 90 : 60)) {
                count(people, decision, quarter, codes);
            }
        }
    }

    private static void count(Map<CountedTable, Map<CellKey, Long>> people, String counted, Quarter quarter, Map<Division, String> codes) {
        people.forEach((table, cells) -> {
            if (table.counted.equals(counted)) {
                cells.merge(new CellKey(Stream.concat(Stream.of(quarter.code()), table.divisions.stream().map(codes::get)).toList()), 1L, Long::sum);
            }
        });
    }

    private static String drawn(Random random, Map<String, Integer> weights) {
        int left = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<String, Integer> weight : weights.entrySet()) {
            left -= weight.getValue();
            if (left < 0) {
                return weight.getKey();
            }
        }
        throw new IllegalStateException();
    }
}
