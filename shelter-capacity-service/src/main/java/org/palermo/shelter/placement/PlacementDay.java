package org.palermo.shelter.placement;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Dates and terms of the placement's country.
@ApplicationScoped
public class PlacementDay {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final TransactionTime time;

    PlacementDay(Countries countries, ShelterProfiles profiles, Tonight tonight, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.time = time;
    }

    /// @param area an area of a country that this service knows
    ShelterProfile profile(String area) {
        return profiles.of(area);
    }

    public ShelterProfile profile(Placement placement) {
        return profile(placement.country);
    }

    LocalDate tonight(Placement placement) {
        return tonight.in(placement.country);
    }

    /// The first day on which a person who arrived today may be made to move; null where the profile sets no protection.
    LocalDate protectedFromToday(Placement placement) {
        Integer months = profile(placement).moveProtectionMonths();
        return months == null ? null : LocalDate.ofInstant(time.now(), country(placement.country).zone()).plusMonths(months);
    }

    /// @throws HttpProblem 409 when the nights are over
    void requireNights(HeldStay stay) {
        if (tonight.isAfter(stay.from(), stay.nights(), Territory.countryOf(stay.area()))) {
            throw over();
        }
    }

    /// @throws HttpProblem 409 when the nights are over
    void requireNights(Placement placement) {
        if (!tonight(placement).isBefore(placement.until)) {
            throw over();
        }
    }

    static HttpProblem over() {
        return Problems.conflict("placement", "over", "The nights of the stay are over, and its places may have been given to others.");
    }

    Instant beginOfFirstNight(HeldStay stay) {
        return tonight.endOf(stay.from().minusDays(1), Territory.countryOf(stay.area()));
    }

    Instant endOfFirstNight(HeldStay stay) {
        return tonight.endOf(stay.from(), Territory.countryOf(stay.area()));
    }

    private Country country(String code) {
        return countries.country(code).orElseThrow();
    }
}
