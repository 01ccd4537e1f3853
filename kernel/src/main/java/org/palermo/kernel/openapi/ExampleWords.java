package org.palermo.kernel.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Values for the examples of fields, from `openapi/kernel-examples.properties` and the service's `openapi/examples.properties`. The
/// kernel's file says what its lines mean.
final class ExampleWords {

    /// In the example of a field for which no file has a value. A test of each service finds it.
    static final String MISSING = "text";

    private static final List<String> FILES = List.of("openapi/kernel-examples.properties", "openapi/examples.properties");

    private final Map<String, String> values;

    private ExampleWords(Map<String, String> values) {
        this.values = values;
    }

    /// A line of the service counts instead of the kernel's.
    static ExampleWords onClassPath() {
        Map<String, String> values = new HashMap<>();
        FILES.forEach(file -> read(file).forEach((name, value) -> values.put((String) name, (String) value)));
        return new ExampleWords(values);
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param schema name of the schema that the field is of, or null
    boolean isLeftOut(String schema, String field) {
        return "".equals(values.get(schema + "." + field));
    }

    /// Whether a line names exactly this field.
    boolean has(String schema, String field) {
        return values.containsKey(schema + "." + field) || values.containsKey(field);
    }

    Optional<String> of(String schema, String field) {
        return Optional.ofNullable(values.get(schema + "." + field))
                .or(() -> Optional.ofNullable(values.get(field)))
                .or(() -> byEnd(field));
    }

    private Optional<String> byEnd(String field) {
        return values.entrySet().stream().filter(entry -> field.endsWith(capitalised(entry.getKey())))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length))).map(Map.Entry::getValue);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
