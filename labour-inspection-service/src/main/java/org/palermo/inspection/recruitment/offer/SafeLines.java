package org.palermo.inspection.recruitment.offer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The safe lines and the emergency numbers by country: data with its source, read and checked once at startup.
@Startup
@ApplicationScoped
public class SafeLines {
    private static final String SAFE = "palermo/recruitment/safe-lines.json";
    private static final String EMERGENCY = "palermo/tips/emergency-lines.json";

    private final List<SafeLine> all;
    private final List<SafeLine> emergency;

    SafeLines(ObjectMapper json) {
        all = read(json, SAFE);
        emergency = read(json, EMERGENCY);
    }

    private static List<SafeLine> read(ObjectMapper json, String file) {
        List<SafeLine> lines;
        try (InputStream content = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            lines = json.readValue(content, Lines.class).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
        if (lines.stream()
                .anyMatch(line -> Stream.of(line.country(), line.name(), line.phone(), line.source()).anyMatch(Objects::isNull))) {
            throw new IllegalStateException(file + ": a line needs a country, a name, a phone number and a source");
        }
        return List.copyOf(lines);
    }

    @RegisterForReflection
    record Lines(String edition, List<SafeLine> lines) {}

    /// The lines of these countries, in their order; null is skipped.
    List<SafeLine> of(String... countries) {
        return Stream.of(countries).filter(Objects::nonNull).distinct()
                .flatMap(country -> all.stream().filter(line -> line.country().equals(country))).toList();
    }

    /// What to call when somebody is in danger: the emergency number first, then the safe lines. Empty for a country without a known
    /// number.
    public List<SafeLine> inDanger(String country) {
        return Stream.concat(emergency.stream().filter(line -> line.country().equals(country)), of(country).stream()).toList();
    }
}
