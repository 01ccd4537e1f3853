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

/// The safe lines by country: data with its source, read and checked once at startup.
@Startup
@ApplicationScoped
class SafeLines {
    private static final String FILE = "palermo/recruitment/safe-lines.json";

    private final List<SafeLine> all;

    SafeLines(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            all = json.readValue(file, Lines.class).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
        if (all.stream().anyMatch(line -> Stream.of(line.country(), line.name(), line.phone(), line.source()).anyMatch(Objects::isNull))) {
            throw new IllegalStateException(FILE + ": a line needs a country, a name, a phone number and a source");
        }
    }

    @RegisterForReflection
    record Lines(String edition, List<SafeLine> lines) {}

    /// The lines of these countries, in their order; null is skipped.
    List<SafeLine> of(String... countries) {
        return Stream.of(countries).filter(Objects::nonNull).distinct().flatMap(country -> all.stream().filter(line -> line.country().equals(country))).toList();
    }
}
