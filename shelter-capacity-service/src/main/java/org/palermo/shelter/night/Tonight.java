package org.palermo.shelter.night;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// A night is named by the date on which it begins, in the zone of its country. Until the profile's `morning`, *tonight* is the
/// night that is still running: at one in the morning it has yesterday's date.
@ApplicationScoped
public class Tonight {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final TransactionTime time;

    Tonight(Countries countries, ShelterProfiles profiles, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.time = time;
    }

    public LocalDate in(Country country) {
        return at(country, time.now());
    }

    /// @param country a country that this service knows
    public LocalDate in(String country) {
        return in(countries.country(country).orElseThrow());
    }

    /// The night that was running at this instant, or the next one.
    public LocalDate at(Country country, Instant instant) {
        LocalDateTime there = LocalDateTime.ofInstant(instant, country.zone());
        return there.toLocalTime().isBefore(profiles.of(country).morning()) ? there.toLocalDate().minusDays(1) : there.toLocalDate();
    }

    /// When the night is over.
    public Instant endOf(LocalDate night, Country country) {
        return night.plusDays(1).atTime(profiles.of(country).morning()).atZone(country.zone()).toInstant();
    }

    /// @param country a country that this service knows
    public Instant endOf(LocalDate night, String country) {
        return endOf(night, countries.country(country).orElseThrow());
    }

    /// Whether all nights of a stay are over.
    ///
    /// @param country a country that this service knows
    public boolean isAfter(LocalDate from, int nights, String country) {
        return !in(country).isBefore(from.plusDays(nights));
    }

    /// The first requested night.
    ///
    /// @param from null for tonight
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the night is over, or further ahead than the profile's
    ///     `horizonDays`
    public LocalDate orLater(LocalDate from, Country country) {
        LocalDate tonight = in(country);
        ShelterProfile profile = profiles.of(country);
        if (from == null) {
            return tonight;
        }
        if (from.isBefore(tonight) || from.isAfter(tonight.plusDays(profile.horizonDays()))) {
            throw Problems.invalid("from", "must not be in the past, and not more than " + profile.horizonDays() + " days ahead");
        }
        return from;
    }
}
