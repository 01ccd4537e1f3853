package org.palermo.portal.morning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.Countries.Contacts;
import org.palermo.portal.gateway.Countries.Country;

/// The country that the page shows, and the countries to choose from.
///
/// @param country null when the countries could not be read
public record CountryChoice(Country country, List<Country> all) {
    private static final Contacts NOT_GIVEN = new Contacts(null, null, null, null, null, null, null);

    /// @param wanted a country code; if it is unknown, the first country is chosen
    static CountryChoice of(Answer<Countries> countries, String wanted) {
        if (!countries.isFound() || countries.value().items().isEmpty()) {
            return new CountryChoice(null, List.of());
        }
        List<Country> all = countries.value().items();
        return new CountryChoice(countries.value().country(wanted == null ? "" : wanted).orElse(all.getFirst()), all);
    }

    public boolean isKnown() {
        return country != null;
    }

    /// The date in the country; by UTC while its time zone is not known.
    LocalDate today() {
        return LocalDate.now(country == null || country.zone() == null ? ZoneOffset.UTC : ZoneId.of(country.zone()));
    }

    /// Who answers for what in the country; without any of them when its file does not say.
    public Contacts contacts() {
        return country == null || country.contacts() == null ? NOT_GIVEN : country.contacts();
    }
}
