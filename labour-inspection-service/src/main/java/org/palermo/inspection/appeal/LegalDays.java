package org.palermo.inspection.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The day of an instant by the law of a country.
@ApplicationScoped
public class LegalDays {
    private final Countries countries;

    /// SQL for today in the country of a row, from two parameters: {@link #byCountry} and {@link #elsewhere}.
    public static String sql(String country, String byCountry, String elsewhere) {
        return "coalesce((select cast(split_part(t.one, '=', 2) as date) from unnest(string_to_array(" + byCountry + ", ',')) as t(one)"
                + " where split_part(t.one, '=', 1) = " + country + "), cast(" + elsewhere + " as date))";
    }

    LegalDays(Countries countries) {
        this.countries = countries;
    }

    /// @param country ISO 3166-1 alpha-2
    /// @return the day in the country's zone; in UTC for a country that has no file
    public LocalDate today(String country, Instant now) {
        return LocalDate.ofInstant(now, countries.country(country).map(Country::zone).orElse((ZoneId) ZoneOffset.UTC));
    }

    /// Today in each country that has a file, for {@link #sql}.
    public String byCountry(Instant now) {
        return countries.all().stream().map(country -> country.code() + "=" + LocalDate.ofInstant(now, country.zone()))
                .collect(Collectors.joining(","));
    }

    /// Today in every other country, for {@link #sql}.
    public LocalDate elsewhere(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
