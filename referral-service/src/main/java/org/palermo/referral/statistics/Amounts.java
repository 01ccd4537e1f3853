package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.statistics.StatisticsRule;

/// Sums of money of one quarter. Each is published by itself, without a total over quarters or kinds, and never recounted: the difference
/// of two such sums would be what one person got.
final class Amounts {
    enum Kind {
        CLAIMED("CLAIM_LODGED"), AWARDED("AWARD_MADE"), CONFISCATED("ASSET_CONFISCATED"), ALLOCATED("ASSET_ALLOCATED");

        final String counted;

        Kind(String counted) {
            this.counted = counted;
        }

        static Kind of(String counted) {
            for (Kind kind : values()) {
                if (kind.counted.equals(counted)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(counted);
        }
    }

    /// What one case contributes.
    record Contribution(Kind kind, String currency, long minor) {}

    /// @param minor null when suppressed
    @RegisterForReflection
    record Shown(String quarter, Kind kind, String currency, Long minor) {}

    private Amounts() {}

    /// A sum of nothing is not listed: the tables of people already show that nobody claimed.
    static List<Shown> of(StatisticsRule rule, Quarter quarter, List<Contribution> contributions) {
        if (contributions.isEmpty()) {
            return List.of();
        }
        List<String> currencies = contributions.stream().map(Contribution::currency).distinct().sorted().toList();
        Set<CellKey> there = new HashSet<>();
        List<String> codes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            currencies.forEach(currency -> codes.add(code(kind, currency)));
        }
        Cube.Builder cube = Cube.ofMoney(List.of(Dimension.withoutTotal("AMOUNT", codes.toArray(String[]::new))));
        for (Contribution c : contributions) {
            CellKey key = CellKey.of(code(c.kind(), c.currency()));
            cube.amount(key, c.minor());
            there.add(key);
        }
        Map<CellKey, Published> shown = rule.controlMoney(cube.build()).release().cells();
        List<Shown> amounts = new ArrayList<>();
        there.forEach(key -> {
            String[] code = key.codes().getFirst().split(" ");
            amounts.add(new Shown(quarter.code(), Kind.valueOf(code[0]), code[1],
                    shown.get(key) instanceof Published.Exact exact ? exact.value() : null));
        });
        amounts.sort(Comparator.comparing(Shown::currency).thenComparing(Shown::kind));
        return amounts;
    }

    private static String code(Kind kind, String currency) {
        return kind + " " + currency;
    }
}
