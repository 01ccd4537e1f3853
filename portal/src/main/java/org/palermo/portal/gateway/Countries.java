package org.palermo.portal.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The countries that this deployment holds.
public record Countries(List<Country> items) {

    /// @param adultAge from how many years somebody decides for herself
    public record Country(String code, String name, Map<String, String> names, Integer adultAge, List<Region> regions) {

        /// @param language a BCP 47 language; the country's own name for itself where it has none in it
        public String nameIn(String language) {
            return names == null ? name : names.getOrDefault(language, name);
        }

        /// The region's name in a language, or its code when it is not of this country.
        public String region(String code, String language) {
            return regions.stream().filter(r -> r.code().equals(code)).findFirst().map(r -> r.nameIn(language)).orElse(code);
        }
    }

    public record Region(String code, String name, Map<String, String> names) {
        String nameIn(String language) {
            return names == null ? name : names.getOrDefault(language, name);
        }
    }

    public Optional<Country> country(String code) {
        return items.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /// Whether somebody who was born then is a child where she was found, as far as is known here; the service judges it again.
    public boolean isChild(String region, LocalDate born) {
        return items.stream().filter(c -> c.adultAge() != null && region.startsWith(c.code() + "-")).findFirst()
                .map(c -> born.plusYears(c.adultAge()).isAfter(LocalDate.now())).orElse(true);
    }

    /// A region of any of them in a language, or its code when it is of none or they could not be asked for.
    public static String region(Answer<Countries> countries, String code, String language) {
        return countries.isFound()
                ? countries.value().country(code.substring(0, 2)).map(c -> c.region(code, language)).orElse(code)
                : code;
    }
}
