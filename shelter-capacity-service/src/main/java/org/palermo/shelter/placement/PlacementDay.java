package org.palermo.shelter.placement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Days and terms of the country that a placement is in.
@ApplicationScoped
class PlacementDay {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final TransactionTime time;

    PlacementDay(Countries countries, ShelterProfiles profiles, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.time = time;
    }

    /// @param area of a country that is held here
    ShelterProfile profile(String area) {
        return profiles.of(country(Territory.countryOf(area)));
    }

    ShelterProfile profile(Placement placement) {
        return profile(placement.country);
    }

    LocalDate today(Placement placement) {
        return LocalDate.ofInstant(time.now(), country(placement.country).zone());
    }

    /// The first day on which somebody who arrived today may be made to move; null where no protection is set.
    LocalDate protectedFromToday(Placement placement) {
        Integer months = profile(placement).moveProtectionMonths();
        return months == null ? null : today(placement).plusMonths(months);
    }

    /// From when on it is said that she has not come: the end of the window in which she wanted to, or of the first day.
    Instant missedFrom(Placement placement) {
        return placement.arrivalUntil != null ? placement.arrivalUntil
                : placement.from.plusDays(1).atStartOfDay(country(placement.country).zone()).toInstant();
    }

    private Country country(String code) {
        return countries.country(code).orElseThrow();
    }
}
