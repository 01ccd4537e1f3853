package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.night.NightLock;

/// Nights are dates of the shelter's own zone.
@ApplicationScoped
class ShelterDay {
    private final Countries countries;
    private final TransactionTime time;
    private final NightLock nights;

    ShelterDay(Countries countries, TransactionTime time, NightLock nights) {
        this.countries = countries;
        this.time = time;
        this.nights = nights;
    }

    LocalDate today(Shelter shelter) {
        return on(shelter, time.now());
    }

    LocalDate on(Shelter shelter, Instant at) {
        return LocalDate.ofInstant(at, country(shelter).zone());
    }

    Country country(Shelter shelter) {
        return countries.country(shelter.country).orElseThrow();
    }

    /// Nobody is given a place of the shelter until the transaction ends.
    Uni<Void> lock(Shelter shelter) {
        return nights.forCount(shelter.id);
    }

    /// The same, for some nights only.
    Uni<Void> lockNights(Shelter shelter, LocalDate from, int count) {
        return nights.forStay(shelter.id, from, count);
    }
}
