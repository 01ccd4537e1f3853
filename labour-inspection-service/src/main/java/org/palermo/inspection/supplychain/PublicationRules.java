package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.palermo.kernel.territory.Countries;

/// Under which conditions final orders are published, by country, read and checked once at startup. Without a row nothing is published.
@Startup
@ApplicationScoped
class PublicationRules {
    private static final String FILE = "palermo/publication/rules.json";

    private final Map<String, Rule> byProfile = new HashMap<>();
    private final Countries countries;

    PublicationRules(ObjectMapper json, Countries countries) {
        this.countries = countries;
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            for (Rule rule : json.readValue(file, Rule[].class)) {
                if (rule.profile() == null || rule.fewestWorkers() < 2 || rule.delayDays() < 1 || rule.source() == null) {
                    throw new IllegalStateException(FILE + ": each row needs a profile, at least 2 workers, at least 1 day and a source");
                }
                byProfile.put(rule.profile(), rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// `palermo/publication/README.md` explains the fields.
    @RegisterForReflection
    record Rule(String profile, int fewestWorkers, int delayDays, String source) {}

    /// @param country ISO 3166-1 alpha-2
    Optional<Rule> of(String country) {
        return countries.country(country).map(held -> byProfile.get(held.profile()));
    }
}
