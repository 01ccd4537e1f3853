package org.palermo.inspection.recruitment.fee;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/// What workers may be asked to pay, by corridor and date: data with its source, read and checked once at startup.
@Startup
@ApplicationScoped
public class FeeRules {
    private static final String FILE = "palermo/recruitment/fee-rules.json";

    private final List<FeeRule> all;

    FeeRules(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            all = json.readValue(file, Rules.class).rules().stream().map(FeeRule::checked).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    @RegisterForReflection
    record Rules(String edition, List<FeeRule> rules) {}

    List<FeeRule> all() {
        return all;
    }

    /// The rules that apply on a day.
    ///
    /// @param from the country that the worker leaves, ISO 3166-1 alpha-2
    /// @param to the country of the work
    /// @param words of the position, or null
    public List<FeeRule> of(String from, String to, String words, LocalDate on) {
        return all.stream().filter(rule -> rule.appliesTo(from, to, words, on)).toList();
    }
}
