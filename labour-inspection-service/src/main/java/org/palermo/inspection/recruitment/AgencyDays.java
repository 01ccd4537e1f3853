package org.palermo.inspection.recruitment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;

/// The present day in the country of a licence, and the country by whose rule a complaint is kept. A country that this installation does
/// not hold counts in UTC.
@ApplicationScoped
public class AgencyDays {
    private final Countries countries;
    private final TransactionTime time;

    AgencyDays(Countries countries, TransactionTime time) {
        this.countries = countries;
        this.time = time;
    }

    /// @param country ISO 3166-1 alpha-2
    public LocalDate today(String country) {
        return LocalDate.ofInstant(time.now(), countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC));
    }

    /// The country by whose rule the inspectorate keeps a complaint: the first that it covers and that this installation holds, otherwise
    /// the first of this installation. An agency may be licensed in a country of which nobody here walks the records.
    public String retentionCountry(Actor actor) {
        return actor.regions().stream().map(Territory::countryOf).sorted().filter(code -> countries.country(code).isPresent()).findFirst()
                .orElseGet(() -> countries.all().iterator().next().code());
    }
}
