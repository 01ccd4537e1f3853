package org.palermo.inspection.wage.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palermo.inspection.wage.law.MinimumRate;
import org.palermo.inspection.wage.law.Premium;
import org.palermo.inspection.wage.law.WageLaw;
import org.palermo.inspection.wage.law.WageUnit;

/// The wage that is due for a part of a span of work in which nothing changes: the minimum wage or the agreed one, whichever is more,
/// each with the premiums of the law.
final class DueWage {
    private static final int WEEK = 7;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final WageLaw law;
    private final ClaimFacts.Work work;
    private final Map<LocalDate, Fraction> overtimeByWeek;
    private final LocalDate from;
    private final LocalDate until;
    private final Fraction share;
    private final Fraction worked;
    private final Fraction hours;
    private final List<WageLine> lines = new ArrayList<>();

    private DueWage(WageLaw law, ClaimFacts.Work work, Map<LocalDate, Fraction> overtimeByWeek, LocalDate from, LocalDate until,
            Integer standbyPercent) {
        this.law = law;
        this.work = work;
        this.overtimeByWeek = overtimeByWeek;
        this.from = from;
        this.until = until;
        this.share = Fraction.of(from.until(until, ChronoUnit.DAYS) + 1, work.days());
        this.worked = Fraction.of(work.hours()).times(share);
        Fraction standby = standbyPercent == null ? Fraction.ZERO
                : Fraction.of(work.standbyHours()).times(share).percent(BigDecimal.valueOf(standbyPercent));
        this.hours = worked.plus(standby);
    }

    /// @param overtimeByWeek as {@link #overtimeByWeek(List)}
    /// @param rate or null when there is none
    /// @param digits the decimals of the currency
    static List<WageLine> of(WageLaw law, ClaimFacts.Work work, Map<LocalDate, Fraction> overtimeByWeek, LocalDate from, LocalDate until,
            Integer standbyPercent, MinimumRate rate, int digits) {
        List<WageLine> minimum = new ArrayList<>();
        if (rate != null) {
            Fraction minor = Fraction.of(rate.amount().movePointRight(digits));
            minimum.addAll(new DueWage(law, work, overtimeByWeek, from, until, standbyPercent)
                    .timed(WageLineKind.MINIMUM_WAGE, minor, rate.unit(), rate));
        }
        List<WageLine> agreed = new ArrayList<>();
        if (work.agreed() != null) {
            agreed.addAll(new DueWage(law, work, overtimeByWeek, from, until, standbyPercent)
                    .timed(WageLineKind.AGREED_WAGE, Fraction.of(work.agreed().minor()), work.agreed().unit(), null));
        }
        if (work.pieces() != null) {
            agreed.addAll(new DueWage(law, work, overtimeByWeek, from, until, standbyPercent).byThePiece());
        }
        return sum(minimum).compareTo(sum(agreed)) > 0 ? minimum : agreed;
    }

    static Fraction sum(List<WageLine> lines) {
        return lines.stream().map(WageLine::amount).reduce(Fraction.ZERO, Fraction::plus);
    }

    private List<WageLine> timed(WageLineKind kind, Fraction rate, WageUnit unit, MinimumRate law) {
        Fraction quantity = switch (unit) {
            case HOUR -> hours;
            case DAY -> Fraction.of(work.daysWorked()).times(share);
            case WEEK -> Fraction.of(days(), WEEK);
            case MONTH -> months();
        };
        Fraction base = quantity.times(rate);
        lines.add(new WageLine(kind, null, from, until, quantity, unit, rate, null, base, law == null ? null : law.instrument() == null
                ? law.source() : law.instrument(),
                law != null && law.unverified(), law != null && law.isPublishedLate()));
        Fraction overtime = Fraction.of(work.overtimeHours()).times(share);
        Fraction ordinary = worked.minus(overtime);
        // A wage by the hour pays each hour of overtime once. A wage by the day, week or month pays for the ordinary hours only.
        boolean isPaidOnce = unit == WageUnit.HOUR;
        Fraction hourly = isPaidOnce ? rate : ordinary.signum() > 0 ? base.by(ordinary) : Fraction.ZERO;
        premiums(hourly, overtime, isPaidOnce ? BigDecimal.ZERO : WHOLE);
        return lines;
    }

    private List<WageLine> byThePiece() {
        ClaimFacts.Pieces pieces = work.pieces();
        Fraction count = Fraction.of(pieces.count()).times(share);
        Fraction rate = Fraction.of(pieces.minor(), pieces.per());
        Fraction base = count.times(rate);
        lines.add(new WageLine(WageLineKind.PIECES, null, from, until, count, null, rate, null, base, null, false, false));
        premiums(worked.signum() > 0 ? base.by(worked) : Fraction.ZERO, Fraction.of(work.overtimeHours()).times(share), BigDecimal.ZERO);
        return lines;
    }

    /// @param paid percent of the hourly wage that overtime gets before any premium
    private void premiums(Fraction hourly, Fraction overtime, BigDecimal paid) {
        if (overtime.signum() > 0) {
            overtime(hourly, paid, law.premiums(Premium.Kind.OVERTIME, from));
        }
        for (Premium night : law.premiums(Premium.Kind.NIGHT, from)) {
            Fraction quantity = Fraction.of(work.nightHours()).times(share);
            premium(WageLineKind.NIGHT, hourly, quantity, night.percent(), night);
        }
    }

    /// The steps of the law count the overtime of a calendar week, of all spans together. This part has its share of each step.
    private void overtime(Fraction hourly, BigDecimal paid, List<Premium> steps) {
        Fraction aDay = Fraction.of(work.overtimeHours()).by(Fraction.of(work.days()));
        Fraction before = Fraction.ZERO;
        Fraction[] within = new Fraction[steps.size()];
        Arrays.fill(within, Fraction.ZERO);
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            Fraction week = overtimeByWeek.get(PayPeriod.WEEK.start(day));
            Fraction first = steps.isEmpty() ? week : week.min(Fraction.of(steps.getFirst().afterHours()));
            before = before.plus(aDay.times(first.by(week)));
            for (int i = 0; i < steps.size(); i++) {
                Fraction after = Fraction.of(steps.get(i).afterHours());
                Fraction end = i + 1 < steps.size() ? week.min(Fraction.of(steps.get(i + 1).afterHours())) : week;
                within[i] = within[i].plus(aDay.times(end.minus(after).max(Fraction.ZERO).by(week)));
            }
        }
        premium(WageLineKind.OVERTIME, hourly, before, paid, null);
        for (int i = 0; i < steps.size(); i++) {
            premium(WageLineKind.OVERTIME, hourly, within[i], paid.add(steps.get(i).percent()), steps.get(i));
        }
    }

    /// The hours of overtime of each calendar week, by its Monday. The hours of a span are spread evenly over its days.
    static Map<LocalDate, Fraction> overtimeByWeek(List<ClaimFacts.Work> work) {
        Map<LocalDate, Fraction> weeks = new HashMap<>();
        work.stream().filter(span -> span.overtimeHours().signum() > 0).forEach(span -> {
            Fraction aDay = Fraction.of(span.overtimeHours()).by(Fraction.of(span.days()));
            span.from().datesUntil(span.until().plusDays(1)).forEach(day -> weeks.merge(PayPeriod.WEEK.start(day), aDay, Fraction::plus));
        });
        return weeks;
    }

    private void premium(WageLineKind kind, Fraction hourly, Fraction quantity, BigDecimal percent, Premium premium) {
        Fraction amount = hourly.times(quantity).percent(percent);
        if (amount.signum() > 0) {
            lines.add(new WageLine(kind, null, from, until, quantity, WageUnit.HOUR, hourly, percent, amount,
                    premium == null ? null : premium.instrument() == null ? premium.source() : premium.instrument(), premium != null
                            && premium.unverified(), false));
        }
    }

    private long days() {
        return from.until(until, ChronoUnit.DAYS) + 1;
    }

    private Fraction months() {
        Fraction months = Fraction.ZERO;
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            months = months.plus(Fraction.of(1, day.lengthOfMonth()));
        }
        return months;
    }
}
