package org.palermo.inspection.tip;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;

/// The days where an actor works: in the zone of the first country that she covers and that this installation holds.
@ApplicationScoped
public class TipDays {
    /// Not far from the latest instant that the database can store.
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Countries countries;
    private final TransactionTime time;

    TipDays(Countries countries, TransactionTime time) {
        this.countries = countries;
        this.time = time;
    }

    public LocalDate today(Actor actor) {
        return LocalDate.ofInstant(time.now(), zone(actor));
    }

    /// When a day ends there.
    public Instant endOf(Actor actor, LocalDate day) {
        return (day.isAfter(LAST) ? LAST : day).plusDays(1).atStartOfDay(zone(actor)).toInstant();
    }

    private ZoneId zone(Actor actor) {
        return actor.regions().stream().map(Territory::countryOf).sorted().flatMap(code -> countries.country(code).stream())
                .map(Country::zone).findFirst().orElse(ZoneOffset.UTC);
    }
}
