package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.night.Tonight;

/// The nights of a shelter.
@ApplicationScoped
public class ShelterDay {
    private final Countries countries;
    private final Tonight tonight;
    private final NightLock nights;

    ShelterDay(Countries countries, Tonight tonight, NightLock nights) {
        this.countries = countries;
        this.tonight = tonight;
        this.nights = nights;
    }

    public LocalDate tonight(Shelter shelter) {
        return tonight(country(shelter));
    }

    public LocalDate tonight(Country country) {
        return tonight.in(country);
    }

    /// The night that was running at this instant, or the next one.
    public LocalDate nightAt(Shelter shelter, Instant at) {
        return tonight.at(country(shelter), at);
    }

    public Country country(Shelter shelter) {
        return countries.country(shelter.country).orElseThrow();
    }

    /// Locks the shelter: nobody is given a place of it until the transaction ends.
    public Uni<Void> lock(Shelter shelter) {
        return nights.forCount(shelter.id);
    }

    /// The same for several shelters, of which some may not be registered yet.
    public Uni<Void> lock(Collection<UUID> shelters) {
        return nights.registered(shelters);
    }

    /// The same for some nights only.
    public Uni<Void> lockNights(Shelter shelter, LocalDate from, int count) {
        return nights.forStay(shelter.id, from, count);
    }
}
