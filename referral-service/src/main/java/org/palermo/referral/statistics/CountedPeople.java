package org.palermo.referral.statistics;

import static org.palermo.referral.statistics.Division.ALL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.FixedRelease;

/// Reads figures of people from the counted tables of a release.
///
/// Two divisions of the same people share totals. Through these a reader could combine both divisions to find suppressed numbers, unless
/// everybody sees the totals in both: then each division is as safe as it is alone, because every possible content of one fits every
/// possible content of the other. Therefore one table is always shown, and another one only while all totals of all periods are shown in
/// both.
final class CountedPeople {
    private final Figures figures;
    private final Map<CountedTable, FixedRelease> counted;
    private final Breakdown breakdown;
    private final Quarter quarter;

    CountedPeople(Figures figures, Map<CountedTable, FixedRelease> counted, Quarter quarter) {
        this.figures = figures;
        this.counted = counted;
        this.breakdown = counted.containsKey(CountedTable.REFERRALS) ? Breakdown.COMBINED : Breakdown.ONE_BY_ONE;
        this.quarter = quarter;
    }

    boolean isCombined() {
        return breakdown == Breakdown.COMBINED;
    }

    FixedRelease base() {
        return counted.get(breakdown.referrals());
    }

    /// The year so far, and its quarters.
    List<String> periods() {
        return Stream.concat(Stream.of(quarter.yearCode()), quarter.soFar().stream().map(Quarter::code)).toList();
    }

    Long of(CountedTable table, String... codes) {
        return figures.of(counted.get(table), codes);
    }

    Long referrals(String period, Division division, String code) {
        return switch (division) {
            case REGION -> beside(breakdown.referrals(), CountedTable.REGIONS, period, code);
            case AGE -> isCombined() ? of(CountedTable.REFERRALS, period, code, ALL, ALL) : of(CountedTable.AGES, period, code);
            case SEX -> isCombined() ? of(CountedTable.REFERRALS, period, ALL, code, ALL)
                    : beside(CountedTable.AGES, CountedTable.SEXES, period, code);
            case EXPLOITATION -> isCombined() ? of(CountedTable.REFERRALS, period, ALL, ALL, code)
                    : beside(CountedTable.AGES, CountedTable.EXPLOITATIONS, period, code);
            default -> throw new IllegalArgumentException(division.name());
        };
    }

    /// The codes of a division of referrals, the total last.
    List<String> codes(Division division) {
        return switch (division) {
            case REGION -> codes(CountedTable.REGIONS, 1);
            case AGE -> codes(breakdown.referrals(), 1);
            case SEX -> isCombined() ? codes(CountedTable.REFERRALS, 2) : codes(CountedTable.SEXES, 1);
            case EXPLOITATION -> isCombined() ? codes(CountedTable.REFERRALS, 3) : codes(CountedTable.EXPLOITATIONS, 1);
            default -> throw new IllegalArgumentException(division.name());
        };
    }

    List<String> codes(CountedTable table, int place) {
        return Stream.concat(counted.get(table).codes(place).stream().filter(code -> !code.equals(ALL)), Stream.of(ALL)).toList();
    }

    /// @param decision REASONABLE_GROUNDS or CONCLUSIVE_GROUNDS
    Long decisions(CountedTable decision, String period, String age, String outcome) {
        return isCombined() ? of(decision, period, age, outcome, ALL) : of(outcomes(decision), period, age, outcome);
    }

    Long decisionsByTerm(CountedTable decision, String period, String term) {
        return isCombined() ? of(decision, period, ALL, ALL, term)
                : beside(outcomes(decision), CountedTable.valueOf(decision + "_TERMS"), period, term);
    }

    private static CountedTable outcomes(CountedTable decision) {
        return CountedTable.valueOf(decision + "_OUTCOMES");
    }

    private Long beside(CountedTable always, CountedTable table, String period, String code) {
        return showsTotals(always) && showsTotals(table) ? of(table, period, code) : null;
    }

    private boolean showsTotals(CountedTable table) {
        return periods().stream().noneMatch(period -> {
            List<String> codes = new ArrayList<>(List.of(period));
            codes.addAll(Collections.nCopies(table.divisions.size(), ALL));
            return counted.get(table).published(codes.toArray(String[]::new)) instanceof Published.Suppressed;
        });
    }
}
