package org.palermo.inspection.recruitment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The present day in the country of a licence. A country that this installation does not hold counts in UTC.
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
}
