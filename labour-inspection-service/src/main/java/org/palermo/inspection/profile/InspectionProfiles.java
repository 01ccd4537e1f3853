package org.palermo.inspection.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The inspection profiles of the configured countries, read and checked once at startup.
@Startup
@ApplicationScoped
public class InspectionProfiles {
    private final Map<String, InspectionProfile> byCode = new HashMap<>();
    private final Countries countries;

    InspectionProfiles(ObjectMapper json, Countries countries) {
        this.countries = countries;
        for (Country country : countries.all()) {
            byCode.computeIfAbsent(country.profile(), code -> read(json, code));
        }
    }

    /// The profile of a configured country.
    public InspectionProfile of(Country country) {
        return byCode.get(country.profile());
    }

    /// The rule for published figures of a country. A workplace may be in any country, so there is also a rule for a country that is
    /// not configured: {@link StatisticsRule#OF_NO_PROFILE}.
    ///
    /// @param country ISO 3166-1 alpha-2
    public StatisticsRule statistics(String country) {
        return countries.country(country).map(held -> byCode.get(held.profile()).statistics()).orElse(StatisticsRule.OF_NO_PROFILE);
    }

    private static InspectionProfile read(ObjectMapper json, String code) {
        String path = "palermo/inspection-profiles/" + code + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("A country names the profile " + code + ", but there is no " + path);
            }
            InspectionProfile profile = json.readValue(file, InspectionProfile.class);
            if (profile.statistics() == null) {
                throw new IllegalStateException(path + ": statistics is missing");
            }
            if (profile.adultAge() == null || profile.adultAge().years() <= 0 || profile.adultAge().source() == null) {
                throw new IllegalStateException(path + ": adultAge needs positive years and a source");
            }
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
