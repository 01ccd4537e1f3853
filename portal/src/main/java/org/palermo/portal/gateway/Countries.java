package org.palermo.portal.gateway;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The countries of this deployment.
public record Countries(List<Country> items) {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    /// Of a country whose law is not known here (Convention on the Rights of the Child, art. 1).
    private static final int USUAL_ADULT_AGE = 18;

    /// @param adultAge the age in years from which a person decides for herself
    /// @param zone the time zone (IANA), or null
    /// @param contacts who answers for what, or null
    public record Country(String code, String name, Map<String, String> names, Integer adultAge, String zone, List<Region> regions,
            Contacts contacts) {

        /// @param language a BCP 47 language; without a name in it, the country's name for itself is returned
        public String nameIn(String language) {
            return names == null ? name : names.getOrDefault(language, name);
        }

        /// The region's name in a language. The code, if the region is not in this country.
        public String region(String code, String language) {
            return regions.stream().filter(r -> r.code().equals(code)).findFirst().map(r -> r.nameIn(language)).orElse(code);
        }
    }

    /// Who answers for what in a country; null where its file does not say.
    ///
    /// @param note what a reader must know about these addresses, by language
    public record Contacts(
            Map<String, String> note, Contact help, Contact controller, Contact dataProtectionOfficer, Contact supervisoryAuthority,
            Contact accessibility, Contact enforcement) {
        /// Null when there is none.
        public String noteIn(String language) {
            return note == null ? null : note.getOrDefault(language, note.get("en"));
        }
    }

    public record Contact(String name, Map<String, String> names, String telephone, String email, String address, String web) {
        public String nameIn(String language) {
            return names == null ? name : names.getOrDefault(language, name);
        }

        /// Whether the name is in English for want of a translation.
        public boolean isEnglishIn(String language) {
            return nameIn(language).equals(name);
        }

        /// For a link: `tel:` without spaces.
        public String dialled() {
            return telephone == null ? "" : telephone.replace(" ", "");
        }
    }

    /// @param tile the position on a map of tiles, or null
    public record Region(String code, String name, Map<String, String> names, MechanismStatus.Tile tile) {
        String nameIn(String language) {
            return names == null ? name : names.getOrDefault(language, name);
        }
    }

    /// With one more, which is shown by its code, unless it is among them or `code` is no code of a country.
    public Countries including(String code) {
        return country(code).isPresent() || !CODE.matcher(code).matches() ? this
                : new Countries(Stream.concat(items.stream(), Stream.of(new Country(code, code, null, null, null, null, null))).toList());
    }

    /// The same, beginning with one of them if it is among them.
    public Countries beginningWith(String code) {
        return new Countries(Stream.concat(country(code).stream(), items.stream().filter(c -> !c.code().equals(code))).toList());
    }

    public Optional<Country> country(String code) {
        return items.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /// Whether a person with this date of birth is a child in the region where she was found, according to the data here. While the
    /// country or its law is not known, she counts as an adult if she is one in each of these countries; without any countries, everybody
    /// counts as a child.
    /// The service checks again.
    ///
    /// @param region its code, or that of the country while only this is known; the same for the methods below
    public boolean isChild(String region, LocalDate born) {
        return items.isEmpty()
                || born.plusYears(of(region).map(Country::adultAge).orElseGet(this::highestAdultAge)).isAfter(today(region));
    }

    /// The same, with the age of most laws for a country whose own is not known here.
    public boolean isUnderAge(String region, LocalDate born) {
        return born.plusYears(of(region).map(Country::adultAge).orElse(USUAL_ADULT_AGE)).isAfter(today(region));
    }

    /// The date in the country of a region.
    public LocalDate today(String region) {
        return LocalDate.now(zone(of(region).map(Country::code).orElse("")));
    }

    /// The time zone of the country with this code, else of the first country that has one, else UTC.
    public ZoneId zone(String code) {
        return Stream.concat(country(code).stream(), items.stream()).map(Country::zone)
                .filter(Objects::nonNull).findFirst().map(ZoneId::of).orElse(UTC);
    }

    private int highestAdultAge() {
        return items.stream().map(Country::adultAge).filter(Objects::nonNull).reduce(USUAL_ADULT_AGE, Math::max);
    }

    private Optional<Country> of(String region) {
        return items.stream().filter(c -> region.equals(c.code()) || region.startsWith(c.code() + "-")).findFirst();
    }

    /// The name of a region of any of these countries in a language. The code, if the region is unknown or there was no
    /// answer.
    public static String region(Answer<Countries> countries, String code, String language) {
        return countries.isFound()
                ? countries.value().country(code.substring(0, 2)).map(c -> c.region(code, language)).orElse(code)
                : code;
    }
}
