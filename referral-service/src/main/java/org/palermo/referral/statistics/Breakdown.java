package org.palermo.referral.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How a year's referrals and decisions are divided.
enum Breakdown {
    /// By every combination of dimensions; most combinations have few people. Only for years that began before {@link #ONE_BY_ONE} existed.
    COMBINED(CountedTable.REFERRALS, CountedTable.REASONABLE_GROUNDS, CountedTable.CONCLUSIVE_GROUNDS),
    /// By one dimension after another, each in its own table.
    ONE_BY_ONE(CountedTable.AGES, CountedTable.SEXES, CountedTable.EXPLOITATIONS, CountedTable.REASONABLE_GROUNDS_OUTCOMES,
            CountedTable.REASONABLE_GROUNDS_TERMS, CountedTable.CONCLUSIVE_GROUNDS_OUTCOMES, CountedTable.CONCLUSIVE_GROUNDS_TERMS);

    private final Set<CountedTable> own;

    Breakdown(CountedTable... own) {
        this.own = EnumSet.copyOf(List.of(own));
    }

    /// The tables that a year with this breakdown has.
    List<CountedTable> tables() {
        return Arrays.stream(CountedTable.values())
                .filter(table -> own.contains(table) || Arrays.stream(values()).noneMatch(other -> other.own.contains(table))).toList();
    }

    /// The table of referrals that is always shown.
    CountedTable referrals() {
        return this == COMBINED ? CountedTable.REFERRALS : CountedTable.AGES;
    }
}
