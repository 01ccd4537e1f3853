package org.palermo.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the services answer to requests to read, by the examples of their published descriptions.
final class Examples {
    private static final List<String> SERVICES = List.of("referral-service", "shelter-capacity-service", "labour-inspection-service");
    /// What stands in an example for a kind, a code or a name that the description does not list.
    static final Set<String> PLACEHOLDERS = Set.of("CASE_FILE", "key");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private record Example(String template, Pattern path, String body) {}

    private final List<Example> all = new ArrayList<>();

    Examples() {
        SERVICES.forEach(service -> read(document("/api/" + service + ".json").getJsonObject("paths")));
        // A fixed part goes before an id.
        all.sort(Comparator.comparingLong(example -> PARAMETER.matcher(example.template()).results().count()));
    }

    Optional<String> of(String path) {
        return all.stream().filter(example -> example.path().matcher(path).matches()).map(Example::body).findFirst();
    }

    private void read(JsonObject paths) {
        for (String path : paths.fieldNames()) {
            Optional.ofNullable(paths.getJsonObject(path).getJsonObject("get")).map(get -> get.getJsonObject("responses").getJsonObject("200"))
                    .map(answer -> answer.getJsonObject("content")).map(content -> content.getJsonObject("application/json"))
                    .map(json -> json.getValue("example"))
                    .ifPresent(example -> all.add(new Example(path, pattern(path), example.toString())));
        }
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Stream.of(PARAMETER.split(path, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+")));
    }

    private static JsonObject document(String resource) {
        try (InputStream in = Examples.class.getResourceAsStream(resource)) {
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
