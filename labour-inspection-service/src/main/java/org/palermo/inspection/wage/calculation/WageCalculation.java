package org.palermo.inspection.wage.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.palermo.inspection.wage.law.MinimumRate;
import org.palermo.inspection.wage.law.WageLaw;
import org.palermo.inspection.wage.law.WageRule;

/// Works out the unpaid wages, the unlawful deductions and the recruitment fees that a worker is owed.
///
/// Work and pay are spread evenly over the days for which they were recorded, so it makes no difference whether a month is recorded as
/// one span or as four weeks. A payment for a weekend between two spans is credited to its week or month; {@link CoveredDays} finds
/// payments for other days without work, which can't be credited. In each week or month the wage that is due is compared with what was paid
/// before deductions. What is
/// missing is owed; what is too much does not pay for another week or month. Unlawful deductions are owed on top.
///
/// **Rounding:** every line is exact. Each of the three totals is rounded once, half a minor unit upwards.
public final class WageCalculation {
    private final ClaimFacts claimFacts;
    private final WageLaw law;
    private final int digits;
    private final NavigableMap<LocalDate, ClaimFacts.Work> workByStart = new TreeMap<>();
    private final CoveredDays covered;
    private final Map<LocalDate, Fraction> overtimeByWeek;
    private final SortedMap<LocalDate, Compared> periods = new TreeMap<>();
    private final Map<WageInKind, Map<LocalDate, Fraction>> inKindByDay = new EnumMap<>(WageInKind.class);
    private final Map<WageDeductionKind, Map<LocalDate, Fraction>> deductedByDay = new EnumMap<>(WageDeductionKind.class);
    private final Map<LocalDate, Fraction> grossByDay = new HashMap<>();
    private final List<WageLine> claims = new ArrayList<>();
    private final List<WageLine> notes = new ArrayList<>();

    /// A week or month.
    private static final class Compared {
        private final List<WageLine> lines = new ArrayList<>();
        private final Map<WageInKind, Fraction> inKind = new EnumMap<>(WageInKind.class);
        private final Map<WageInKind, WageRule> ceilings = new EnumMap<>(WageInKind.class);
        private Fraction due = Fraction.ZERO;
        private Fraction credited = Fraction.ZERO;
        private Fraction inKindCredited = Fraction.ZERO;
        private LocalDate first;
        private LocalDate last;
    }

    private WageCalculation(ClaimFacts claimFacts, WageLaw law) {
        this.claimFacts = claimFacts;
        this.law = law;
        this.digits = Currency.getInstance(claimFacts.currency()).getDefaultFractionDigits();
        this.covered = new CoveredDays(claimFacts.work());
        this.overtimeByWeek = DueWage.overtimeByWeek(claimFacts.work());
        claimFacts.work().forEach(work -> workByStart.put(work.from(), work));
        claimFacts.pay().forEach(pay -> {
            Fraction gross = Fraction.of(pay.gross(), pay.days());
            pay.from().datesUntil(pay.until().plusDays(1)).forEach(day -> grossByDay.merge(day, gross, Fraction::plus));
        });
        for (WageInKind kind : WageInKind.values()) {
            inKindByDay.put(kind, new HashMap<>());
        }
        for (WageDeductionKind kind : WageDeductionKind.values()) {
            deductedByDay.put(kind, new HashMap<>());
        }
    }

    /// @throws IllegalArgumentException for a currency in which no money is counted
    public static OwedAmounts of(ClaimFacts claimFacts, WageLaw law) {
        if (Currency.getInstance(claimFacts.currency()).getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("no money is counted in this currency");
        }
        return new WageCalculation(claimFacts, law).owed();
    }

    private OwedAmounts owed() {
        if (claimFacts.bornOn() == null && law.rates().stream().map(MinimumRate::ageFrom).distinct().count() > 1) {
            notes.add(WageLine.note(WageLineKind.AGE_NOT_KNOWN, null, null, null));
        }
        SortedSet<LocalDate> changes = law.changes(claimFacts.bornOn());
        workByStart.values().forEach(work -> due(work, changes));
        claimFacts.pay().stream().sorted(Comparator.comparing(ClaimFacts.Pay::from)).forEach(this::paid);
        List<WageLine> lines = new ArrayList<>();
        Fraction unpaid = Fraction.ZERO;
        for (Compared period : periods.values()) {
            unpaid = unpaid.plus(close(period));
            lines.addAll(period.lines);
        }
        claimFacts.fees().forEach(this::fee);
        lines.addAll(claims);
        lines.addAll(notes);
        return new OwedAmounts(digits, lines, unpaid, sum(WageLineKind.UNLAWFUL_DEDUCTION), sum(WageLineKind.FEE));
    }

    private Fraction sum(WageLineKind kind) {
        return DueWage.sum(claims.stream().filter(line -> line.kind() == kind).toList());
    }

    private void due(ClaimFacts.Work work, SortedSet<LocalDate> changes) {
        if (claimFacts.standbyPercent() == null && work.standbyHours().signum() > 0) {
            notes.add(WageLine.note(WageLineKind.STANDBY_NOT_COUNTED, null, work.from(), work.until()));
        }
        long missingRest = work.days() / 7 - work.restDays();
        if (missingRest > 0) {
            notes.add(new WageLine(WageLineKind.REST_DAYS_MISSING, null, work.from(), work.until(), Fraction.of(missingRest), null, null,
                    null, null, null, false, false));
        }
        LocalDate from = work.from();
        while (!from.isAfter(work.until())) {
            LocalDate until = end(from, work.until(), changes);
            MinimumRate rate = rate(from, until);
            Compared period = period(from);
            List<WageLine> lines = DueWage.of(law, work, overtimeByWeek, from, until, claimFacts.standbyPercent(), rate, digits);
            period.lines.addAll(lines);
            period.due = period.due.plus(DueWage.sum(lines));
            period.last = until;
            from = until.plusDays(1);
        }
    }

    /// The last day of the part that begins on a day: the next day may have another rate or belong to another week or month.
    private LocalDate end(LocalDate from, LocalDate last, SortedSet<LocalDate> changes) {
        LocalDate end = claimFacts.payPeriod().end(from);
        LocalDate earliest = end.isBefore(last) ? end : last;
        SortedSet<LocalDate> later = changes.tailSet(from.plusDays(1));
        Optional<MinimumRate> now = find(from);
        for (LocalDate change : later) {
            if (change.isAfter(earliest)) {
                break;
            }
            if (!find(change).equals(now) || isPremiumChange(from, change)) {
                return change.minusDays(1);
            }
        }
        return earliest;
    }

    private boolean isPremiumChange(LocalDate from, LocalDate change) {
        return law.premiums().stream().anyMatch(p -> p.validFrom().equals(change)
                || p.validUntil() != null && p.validUntil().plusDays(1).equals(change) && !p.validFrom().isAfter(from));
    }

    /// The rate that applies on a day. If the law uses the rate of the first day of the week or month and there was none yet, for example
    /// for a worker who was too young, it is the rate of the day.
    private Optional<MinimumRate> find(LocalDate day) {
        return law.rateOf() == WageLaw.RateOf.FIRST_DAY_OF_PERIOD ? of(claimFacts.payPeriod().start(day)).or(() -> of(day)) : of(day);
    }

    private Optional<MinimumRate> of(LocalDate day) {
        Long age = claimFacts.bornOn() == null ? null : ChronoUnit.YEARS.between(claimFacts.bornOn(), day);
        return law.rate(day, age, claimFacts.region(), claimFacts.category());
    }

    /// Null without a rate in the currency of the claim; then a note says so.
    private MinimumRate rate(LocalDate from, LocalDate until) {
        Optional<MinimumRate> rate = find(from);
        if (rate.isEmpty()) {
            notes.add(WageLine.note(WageLineKind.NO_RATE, null, from, until));
            return null;
        }
        if (!rate.get().currency().equals(claimFacts.currency())) {
            notes.add(WageLine.note(WageLineKind.RATE_IN_OTHER_CURRENCY, rate.get().currency(), from, until));
            return null;
        }
        return rate.get();
    }

    private Compared period(LocalDate day) {
        Compared period = periods.computeIfAbsent(claimFacts.payPeriod().start(day), start -> new Compared());
        if (period.first == null || day.isBefore(period.first)) {
            period.first = day;
        }
        return period;
    }

    private void paid(ClaimFacts.Pay pay) {
        SortedMap<LocalDate, List<LocalDate>> days = new TreeMap<>();
        for (LocalDate day = pay.from(); !day.isAfter(pay.until()); day = day.plusDays(1)) {
            if (covered.contains(day)) {
                days.computeIfAbsent(claimFacts.payPeriod().start(day), start -> new ArrayList<>()).add(day);
            }
        }
        long counted = days.values().stream().mapToLong(List::size).sum();
        if (counted < pay.days()) {
            notes.add(WageLine.note(WageLineKind.PAY_WITHOUT_HOURS, null, pay.from(), pay.until()));
        }
        long deducted = pay.deductions().stream().mapToLong(ClaimFacts.Deduction::minor).sum();
        Map<WageInKind, Long> inKind = new EnumMap<>(WageInKind.class);
        pay.inKind().forEach(thing -> inKind.merge(thing.kind(), thing.minor(), Math::addExact));
        days.forEach((start, of) -> {
            Fraction share = Fraction.of(of.size(), pay.days());
            credit(periods.get(start), WageLineKind.PAID, of, Fraction.of(pay.paid()).times(share));
            credit(periods.get(start), WageLineKind.DEDUCTED, of, Fraction.of(deducted).times(share));
            inKind.forEach((kind, value) -> inKind(periods.get(start), of, kind, Fraction.of(value, pay.days())));
        });
        Map<WageDeductionKind, Long> byRule = new EnumMap<>(WageDeductionKind.class);
        for (ClaimFacts.Deduction deduction : pay.deductions()) {
            if (deduction.unlawful() == null) {
                byRule.merge(deduction.kind(), deduction.minor(), Math::addExact);
            } else if (deduction.unlawful()) {
                unlawful(pay, deduction.kind(), Fraction.of(deduction.minor()), null);
            }
        }
        byRule.forEach((kind, value) -> deduction(pay, kind, Fraction.of(value, pay.days())));
    }

    private static void credit(Compared period, WageLineKind kind, List<LocalDate> days, Fraction amount) {
        if (amount.signum() > 0) {
            period.credited = period.credited.plus(amount);
            period.lines.add(WageLine.amount(kind, null, days.getFirst(), days.getLast(), amount.negated(), null, false));
        }
    }

    /// A ceiling for each day applies at once, to everything of a kind that she got for this day; a ceiling in percent of the wage that is
    /// due applies when the week or month is closed.
    private void inKind(Compared period, List<LocalDate> days, WageInKind kind, Fraction aDay) {
        Fraction counted = Fraction.ZERO;
        for (LocalDate day : days) {
            WageRule rule = law.inKind(kind.name(), day).filter(found -> found.rule() != WageRule.Treatment.FORBIDDEN).orElse(null);
            if (rule != null) {
                Fraction before = inKindByDay.get(kind).getOrDefault(day, Fraction.ZERO);
                Fraction now = before.plus(aDay);
                inKindByDay.get(kind).put(day, now);
                counted = counted.plus(upToDay(rule, now)).minus(upToDay(rule, before));
                period.ceilings.putIfAbsent(kind, rule);
            }
        }
        if (counted.signum() == 0) {
            notes.add(WageLine.note(WageLineKind.IN_KIND_NOT_COUNTED, kind.name(), days.getFirst(), days.getLast()));
        } else {
            period.inKind.merge(kind, counted, Fraction::plus);
        }
    }

    private Fraction upToDay(WageRule rule, Fraction value) {
        return rule.perDay() == null || !rule.currency().equals(claimFacts.currency()) ? value : value.min(minor(rule.perDay()));
    }

    /// Compares a week or month.
    ///
    /// @return what is missing
    private Fraction close(Compared period) {
        period.inKind.forEach((kind, value) -> {
            WageRule rule = period.ceilings.get(kind);
            Fraction counted = rule.percent() == null ? value : value.min(period.due.percent(rule.percent()));
            period.inKindCredited = period.inKindCredited.plus(counted);
            period.lines.add(WageLine.amount(WageLineKind.IN_KIND, kind.name(), period.first, period.last, counted.negated(), basis(rule),
                    rule.unverified()));
        });
        Fraction missing = period.due.minus(period.credited).minus(period.inKindCredited).max(Fraction.ZERO);
        period.lines.add(WageLine.amount(WageLineKind.UNPAID, null, period.first, period.last, missing, null, false));
        return missing;
    }

    /// A ceiling applies to all deductions of a kind for a day together, also if they are in several payments. A deduction is unlawful as
    /// far as it exceeds the ceiling.
    private void deduction(ClaimFacts.Pay pay, WageDeductionKind kind, Fraction aDay) {
        Fraction unlawful = Fraction.ZERO;
        WageRule first = null;
        for (LocalDate day = pay.from(); !day.isAfter(pay.until()); day = day.plusDays(1)) {
            WageRule rule = law.deduction(kind.name(), day).orElse(null);
            if (rule != null) {
                first = first == null ? rule : first;
                Fraction before = deductedByDay.get(kind).getOrDefault(day, Fraction.ZERO);
                Fraction now = before.plus(aDay);
                deductedByDay.get(kind).put(day, now);
                unlawful = unlawful.plus(aDay).minus(lawful(rule, day, now)).plus(lawful(rule, day, before));
            }
        }
        if (first == null) {
            notes.add(WageLine.note(WageLineKind.DEDUCTION_WITHOUT_RULE, kind.name(), pay.from(), pay.until()));
        } else {
            unlawful(pay, kind, unlawful, first);
        }
    }

    private void unlawful(ClaimFacts.Pay pay, WageDeductionKind kind, Fraction amount, WageRule rule) {
        if (amount.signum() > 0) {
            claims.add(WageLine.amount(WageLineKind.UNLAWFUL_DEDUCTION, kind.name(), pay.from(), pay.until(), amount, rule == null
                    ? null : basis(rule),
                    rule != null && rule.unverified()));
        }
    }

    /// The lawful part of the deductions for a day.
    private Fraction lawful(WageRule rule, LocalDate day, Fraction deducted) {
        return switch (rule.rule()) {
            case FORBIDDEN -> Fraction.ZERO;
            case ALLOWED -> deducted;
            case CEILING -> {
                Fraction ceiling = upToDay(rule, deducted);
                yield rule.percent() == null ? ceiling : ceiling.min(grossByDay.get(day).percent(rule.percent()));
            }
        };
    }

    private void fee(ClaimFacts.Fee fee) {
        Optional<WageRule> rule = law.fee(fee.on()).filter(found -> found.rule() == WageRule.Treatment.FORBIDDEN);
        WageLine line = WageLine.amount(WageLineKind.FEE, fee.kind(), fee.on(), fee.on(), Fraction.of(fee.minor()),
                rule.map(WageCalculation::basis).orElse(null),
                rule.map(WageRule::unverified).orElse(false));
        if (rule.isEmpty()) {
            notes.add(WageLine.note(WageLineKind.FEE_WITHOUT_RULE, fee.kind(), fee.on(), fee.on()));
        } else if (fee.currency().equals(claimFacts.currency())) {
            claims.add(line);
        } else {
            notes.add(WageLine.note(WageLineKind.FEE_IN_OTHER_CURRENCY, fee.kind(), fee.on(), fee.on()));
        }
    }

    private Fraction minor(BigDecimal amount) {
        return Fraction.of(amount.movePointRight(digits));
    }

    private static String basis(WageRule rule) {
        return rule.instrument() == null ? rule.source() : rule.instrument();
    }
}
