package org.palermo.referral.mechanism.status;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profiles;

/// Reads the status of the mechanism: now, at a past instant, or over time.
@ApplicationScoped
public class Mechanism {
    /// No mechanism is older, and the database supports a smaller range of dates than Java.
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /// A little more than a year of days.
    static final int MAX_POINTS = 400;

    private final Countries countries;
    private final Profiles profiles;
    private final ServedStore served;
    private final TransactionTime time;

    Mechanism(Countries countries, Profiles profiles, ServedStore served, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.served = served;
        this.time = time;
    }

    /// @param at the instant, or null for now; an instant in the future or before 1900 is refused
    @Scoped
    public Uni<MechanismStatus> status(Actor actor, String countryCode, Instant at) {
        Country country = countries.require("country", countryCode);
        Instant now = time.now();
        Instant asked = Objects.requireNonNullElse(at, now);
        if (asked.isAfter(now)) {
            throw Problems.invalid("at", "must not be in the future");
        }
        if (asked.isBefore(EARLIEST)) {
            throw Problems.invalid("at", "must not be too far in the past");
        }
        return served.at(country, asked)
                .map(found -> MechanismStatus.of(country, profiles.of(country), asked, found));
    }

    /// The status at the start of days in the country's time zone; dates in the future or before 1900, and more than {@value #MAX_POINTS}
    /// points, are refused.
    @Scoped
    public Uni<MechanismSeries> series(Actor actor, String countryCode, LocalDate from, LocalDate until, SeriesStep step) {
        Country country = countries.require("country", countryCode);
        if (until.isAfter(LocalDate.ofInstant(time.now(), country.zone()))) {
            throw Problems.invalid("until", "must not be in the future");
        }
        if (from.isAfter(until)) {
            throw Problems.invalid("from", "must not be after until");
        }
        if (from.isBefore(LocalDate.ofInstant(EARLIEST, ZoneOffset.UTC))) {
            throw Problems.invalid("from", "must not be too far in the past");
        }
        List<LocalDate> days = step.days(from, until, MAX_POINTS + 1);
        if (days.size() > MAX_POINTS) {
            throw Problems.invalid("step", "must make at most " + MAX_POINTS + " points");
        }
        return served.between(country, start(country, days.getFirst()), start(country, days.getLast()))
                .map(history -> MechanismSeries.of(country, profiles.of(country), step, days, history));
    }

    private static Instant start(Country country, LocalDate day) {
        return day.atStartOfDay(country.zone()).toInstant();
    }
}
