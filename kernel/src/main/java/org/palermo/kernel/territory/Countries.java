package org.palermo.kernel.territory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.problem.Problems;

/// The country files of this installation (`palermo.countries`), read and checked once at start.
@Startup
@ApplicationScoped
public class Countries {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private final Map<String, Country> byCode = new TreeMap<>();

    Countries() {}

    @Inject
    public Countries(ObjectMapper json, @ConfigProperty(name = "palermo.countries", defaultValue = "gb,zz") List<String> names) {
        for (String name : names) {
            Country country = read(json, name);
            check(country);
            byCode.put(country.code(), country);
        }
    }

    public Collection<Country> all() {
        return byCode.values();
    }

    public Optional<Country> country(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Optional<Country> ofRegion(String region) {
        return country(Territory.countryOf(region)).filter(c -> c.region(region).isPresent());
    }

    /// The country of a region in a request.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field when there is no such region
    public Country requireRegion(String field, String region) {
        return ofRegion(region).orElseThrow(() -> Problems.invalid(field, "must be a region of a country of this installation"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field when there is no such country
    public Country require(String field, String code) {
        return country(code).orElseThrow(() -> Problems.invalid(field, "must be a country of this installation"));
    }

    private static Country read(ObjectMapper json, String name) {
        String path = "palermo/countries/" + name.toLowerCase() + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("palermo.countries names " + name + ", but there is no " + path);
            }
            return json.readValue(file, Country.class);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    private static void check(Country country) {
        String wrong = country.contacts() == null ? null : country.contacts().wrong();
        require(wrong == null, "contacts of " + country.code() + ", " + wrong);
        require(country.languages().stream().allMatch(LANGUAGE.asMatchPredicate()),
                "languages of " + country.code() + " must be codes of ISO 639");
        country.calendarSources().forEach((calendar, source) -> {
            require(country.calendars().containsKey(calendar), "calendarSources names " + calendar + ", which is no calendar");
            require(source.source() != null && !source.source().isBlank(), "calendarSources of " + calendar + " must name a source");
        });
        for (Country.Region region : country.regions()) {
            require(Territory.countryOf(region.code()).equals(country.code()), region.code() + " is not a code of " + country.code());
            require(country.calendars().containsKey(region.calendar()), region.code() + " names a calendar that does not exist");
            for (String neighbour : region.neighbours()) {
                boolean mutual = country.region(neighbour).filter(n -> n.neighbours().contains(region.code())).isPresent();
                require(mutual, region.code() + " and " + neighbour + " are not neighbours of each other");
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("Country file: " + otherwise);
        }
    }
}
