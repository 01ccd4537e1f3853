package org.palermo.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The sample as its readers get it: lines of JSON, not the generator's own records.
final class Lines {
    static final Instant NOW = Instant.parse("2026-11-25T09:17:31Z");
    static final Sample SAMPLE = new Sample(Sample.DEFAULT_SEED, NOW);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Lines() {}

    static List<JsonNode> of(Stream<String> lines) {
        return lines.map(Lines::parse).toList();
    }

    static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of another module of the project.
    static JsonNode file(String path) {
        try {
            return JSON.readTree(Path.of("..").resolve(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> regions(String country) {
        var codes = new TreeSet<String>();
        file("kernel/src/main/resources/palermo/countries/" + country.toLowerCase() + ".json")
                .get("regions")
                .forEach(region -> codes.add(region.get("code").asText()));
        return codes;
    }

    static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
