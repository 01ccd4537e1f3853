package org.palermo.inspection.wage.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.money.Currencies;

/// Refuses a file with a gap or an overlap. A day without a rate would make a claim too small without a warning, and with two rates on one
/// day chance would decide which one applies.
final class CheckedLaw {
    private static final int MOST_DECIMALS = 6;

    private final WageLaw law;
    private final String file;

    private CheckedLaw(WageLaw law, String file) {
        this.law = law;
        this.file = file;
    }

    /// @throws IllegalStateException naming the file and what is wrong
    static WageLaw of(WageLaw law, String file, String country) {
        CheckedLaw checked = new CheckedLaw(law, file);
        checked.require(country.equals(law.country()), "is the file of another country");
        checked.require(law.version() != null && !law.version().isBlank(), "has no version");
        for (List<?> list : new List<?>[] {law.rates(), law.premiums(), law.deductions(), law.inKind(), law.fees()}) {
            checked.require(list != null, "must have rates, premiums, deductions, inKind and fees");
        }
        law.rates().forEach(checked::rate);
        Map<String, List<MinimumRate>> series = law.rates().stream()
                .collect(Collectors.groupingBy(MinimumRate::series, TreeMap::new, Collectors.toList()));
        series.forEach((name, rows) -> {
            checked.successive("rates of " + name, rows, MinimumRate::validFrom, MinimumRate::validUntil);
            checked.everyYear(name, rows);
        });
        law.premiums().forEach(p ->
                checked.require(p.kind() != null && p.percent() != null && p.afterHours() != null && p.validFrom() != null
                && p.source() != null,
                "has a premium without kind, percent, afterHours, validFrom or source"));
        law.premiums().stream().collect(Collectors.groupingBy(p -> p.kind() + " after " + p.afterHours()))
                .forEach((name, rows) -> checked.successive("premiums " + name, rows, Premium::validFrom, Premium::validUntil));
        checked.rules("deductions", law.deductions());
        checked.rules("inKind", law.inKind());
        checked.rules("fees", law.fees());
        return law;
    }

    private void rate(MinimumRate rate) {
        require(rate.amount() != null && rate.unit() != null && rate.validFrom() != null && rate.source() != null
                && rate.currency() != null,
                "has a rate without amount, currency, unit, validFrom or source");
        require(rate.amount().signum() > 0 && rate.amount().scale() <= MOST_DECIMALS,
                "has a rate that is not above zero or has too many decimals: " + rate.amount());
        currency(rate.currency());
        require(rate.ageFrom() >= 0, "has a rate from an age below zero");
    }

    private void currency(String code) {
        require(Currencies.isCounted(code), "names " + code + ", in which no money is counted");
    }

    private void rules(String list, List<WageRule> rules) {
        for (WageRule rule : rules) {
            require(rule.rule() != null && rule.validFrom() != null && rule.source() != null, "has a rule of " + list
                    + " without rule, validFrom or source");
            boolean hasCeiling = rule.percent() != null || rule.perDay() != null;
            require(hasCeiling == (rule.rule() == WageRule.Treatment.CEILING), "has a rule of " + list
                    + " that needs a ceiling, or has one too many");
            require(rule.percent() == null || rule.percent().signum() >= 0 && rule.percent().compareTo(BigDecimal.valueOf(100)) <= 0,
                    "has a percentage outside of 0 to 100");
            require((rule.perDay() == null) == (rule.currency() == null), "has a ceiling for each day without its currency");
            if (rule.currency() != null) {
                currency(rule.currency());
            }
        }
        rules.stream().collect(Collectors.groupingBy(rule -> String.valueOf(rule.kind())))
                .forEach((kind, rows) -> successive(list + " of " + kind, rows, WageRule::validFrom, WageRule::validUntil));
    }

    private <T> void successive(String what, List<T> rows, Function<T, LocalDate> from, Function<T, LocalDate> until) {
        List<T> sorted = rows.stream().sorted(Comparator.comparing(from)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            LocalDate last = until.apply(sorted.get(i));
            require(last == null || !last.isBefore(from.apply(sorted.get(i))), "has " + what + " that end before they begin");
            if (i + 1 < sorted.size()) {
                LocalDate next = from.apply(sorted.get(i + 1));
                require(last != null && last.isBefore(next), "has " + what + " that overlap on " + next);
                require(last != null && last.plusDays(1).equals(next), "has " + what + " with a gap before " + next);
            }
        }
    }

    /// A year that is missing in the source looks like a rate that was in force for two years.
    private void everyYear(String series, List<MinimumRate> rows) {
        if (law.everyYear() == null) {
            return;
        }
        MonthDay day = MonthDay.parse("--" + law.everyYear().monthDay());
        int last = rows.stream().mapToInt(row -> row.validFrom().getYear()).max().orElseThrow();
        for (int year = law.everyYear().since(); year <= last; year++) {
            LocalDate expected = day.atYear(year);
            require(rows.stream().anyMatch(row -> row.validFrom().equals(expected)), "has no rate of " + series + " that begins on "
                    + expected);
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(file + " " + what);
        }
    }
}
