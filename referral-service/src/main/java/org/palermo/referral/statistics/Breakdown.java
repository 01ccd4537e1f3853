package org.palermo.referral.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// By what a year's referrals and decisions are divided.
enum Breakdown {
    /// With every combination, as years were that began before it was done otherwise: most of them are of few.
    COMBINED(CountedTable.REFERRALS, CountedTable.REASONABLE_GROUNDS, CountedTable.CONCLUSIVE_GROUNDS),
    /// One dimension after another, each in a table of its own.
    ONE_BY_ONE(CountedTable.AGES, CountedTable.SEXES, CountedTable.EXPLOITATIONS, CountedTable.REASONABLE_GROUNDS_OUTCOMES, CountedTable.REASONABLE_GROUNDS_TERMS,
            CountedTable.CONCLUSIVE_GROUNDS_OUTCOMES, CountedTable.CONCLUSIVE_GROUNDS_TERMS);

    private final Set<CountedTable> own;

    Breakdown(CountedTable... own) {
        this.own = EnumSet.copyOf(List.of(own));
    }

    /// What is taken in a year with it.
    List<CountedTable> tables() {
        return Arrays.stream(CountedTable.values()).filter(table -> own.contains(table) || Arrays.stream(values()).noneMatch(other -> other.own.contains(table))).toList();
    }

    /// The table of referrals that always shows.
    CountedTable referrals() {
        return this == COMBINED ? CountedTable.REFERRALS : CountedTable.AGES;
    }
}
