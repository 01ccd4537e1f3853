package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.inspection.violation.ViolationCode;
import org.palermo.kernel.territory.Countries;

/// Under which conditions final orders and penalties are published, by country, read and checked once at startup. Without a row nothing
/// is published.
@Startup
@ApplicationScoped
class PublicationRules {
    private static final String FILE = "palermo/publication/rules.json";

    private final Map<String, Rule> byProfile = new HashMap<>();
    private final Countries countries;

    PublicationRules(ObjectMapper json, Countries countries, ViolationCatalogue catalogue) {
        this.countries = countries;
        Set<String> codes = catalogue.codes().stream().map(ViolationCode::code).collect(Collectors.toSet());
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            for (Rule rule : json.readValue(file, Rule[].class)) {
                rule.check(codes);
                byProfile.put(rule.profile(), rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// `palermo/publication/README.md` explains the fields.
    @RegisterForReflection
    record Rule(String profile, int fewestWorkers, BigDecimal mostShare, Set<String> withheld, int delayDays, String source) {

        /// @param codes of the catalogue
        /// @throws IllegalStateException when it can't be
        void check(Set<String> codes) {
            if (profile == null || fewestWorkers < 2 || delayDays < 1 || source == null) {
                throw new IllegalStateException(FILE + ": each row needs a profile, at least 2 workers, at least 1 day and a source");
            }
            if (mostShare == null || mostShare.signum() <= 0 || mostShare.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalStateException(FILE + ": mostShare of " + profile + " must be more than 0 and less than 1");
            }
            if (withheld == null || !codes.containsAll(withheld)) {
                throw new IllegalStateException(FILE + ": withheld of " + profile + " must be given, with codes of violations");
            }
        }

        /// Whether a violation that concerns this many of the workplace's workers identifies nobody.
        boolean isCrowd(int concerned, int workers) {
            return concerned >= fewestWorkers
                    && BigDecimal.valueOf(concerned).compareTo(mostShare.multiply(BigDecimal.valueOf(workers))) <= 0;
        }
    }

    /// @param country ISO 3166-1 alpha-2
    Optional<Rule> of(String country) {
        return countries.country(country).map(held -> byProfile.get(held.profile()));
    }
}
