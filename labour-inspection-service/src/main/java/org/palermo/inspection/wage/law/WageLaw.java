package org.palermo.inspection.wage.law;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The file of one country.
///
/// @param country ISO 3166-1 alpha-2, or `*` for the rules of countries without a file
/// @param version the day on which the file was last changed
/// @param note what a reader of the file must know
/// @param everyYear on which day a new rate comes each year; null when there is no such day
/// @param rateOf which day's rate applies in a week or month of pay
@RegisterForReflection
public record WageLaw(
        String country, String version, String note, EveryYear everyYear, RateOf rateOf, List<MinimumRate> rates, List<Premium> premiums,
                List<WageRule> deductions,
        List<WageRule> inKind, List<WageRule> fees) {

    public WageLaw {
        rateOf = rateOf == null ? RateOf.EACH_DAY : rateOf;
    }

    /// `EACH_DAY`: a new rate, and the rate of a new age, apply from their first day. `FIRST_DAY_OF_PERIOD`: they apply from the first week
    /// or month of pay that begins on that day or later.
    public enum RateOf {
        EACH_DAY, FIRST_DAY_OF_PERIOD
    }

    /// @param monthDay such as `04-01`
    /// @param since the first such year
    @RegisterForReflection
    public record EveryYear(String monthDay, int since) {}

    /// The rate for a worker on a day. A category or region without a row of its own has the rate of all others.
    ///
    /// @param age in years; null when it is not known, which gives the rate of the highest age
    public Optional<MinimumRate> rate(LocalDate day, Long age, String region, String category) {
        return of(day, age, region, category)
                .or(() -> region == null ? Optional.empty() : of(day, age, null, category))
                .or(() -> category == null ? Optional.empty() : rate(day, age, region, null));
    }

    private Optional<MinimumRate> of(LocalDate day, Long age, String region, String category) {
        return rates.stream()
                .filter(rate -> rate.holdsOn(day) && Objects.equals(rate.region(), region) && Objects.equals(rate.category(), category))
                .filter(rate -> age == null || rate.ageFrom() <= age)
                .max(Comparator.comparingInt(MinimumRate::ageFrom));
    }

    /// The days on which another rate may begin, for a worker who was born on this day.
    ///
    /// @param bornOn or null
    public SortedSet<LocalDate> changes(LocalDate bornOn) {
        SortedSet<LocalDate> changes = new TreeSet<>();
        for (MinimumRate rate : rates) {
            changes.add(rate.validFrom());
            if (rate.validUntil() != null) {
                changes.add(rate.validUntil().plusDays(1));
            }
            if (bornOn != null) {
                LocalDate birthday = bornOn.plusYears(rate.ageFrom());
                changes.add(birthday);
                // Who was born on 29 February is a year older on 1 March of other years.
                changes.add(birthday.plusDays(1));
            }
        }
        premiums.forEach(premium -> {
            changes.add(premium.validFrom());
            if (premium.validUntil() != null) {
                changes.add(premium.validUntil().plusDays(1));
            }
        });
        return changes;
    }

    /// The premiums of a kind on a day, by the hours of overtime after which they apply.
    public List<Premium> premiums(Premium.Kind kind, LocalDate day) {
        return premiums.stream().filter(premium -> premium.kind() == kind && premium.holdsOn(day))
                .sorted(Comparator.comparing(Premium::afterHours)).toList();
    }

    public Optional<WageRule> deduction(String kind, LocalDate day) {
        return rule(deductions, kind, day);
    }

    public Optional<WageRule> inKind(String kind, LocalDate day) {
        return rule(inKind, kind, day);
    }

    /// The rule on recruitment fees that a worker paid on a day.
    public Optional<WageRule> fee(LocalDate day) {
        return rule(fees, null, day);
    }

    private static Optional<WageRule> rule(List<WageRule> rules, String kind, LocalDate day) {
        return rules.stream().filter(rule -> Objects.equals(rule.kind(), kind) && rule.holdsOn(day)).findFirst();
    }
}
