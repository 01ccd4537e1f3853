package org.palermo.kernel.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The query parameters of each operation, from the API description that the build has written.
@Startup
@ApplicationScoped
class DeclaredParameters {
    private static final String DESCRIPTION = OpenApiConstants.BASE_NAME + ".JSON";

    private final Map<String, Set<String>> byOperation = new HashMap<>();
    private final Map<String, Set<String>> byPath = new HashMap<>();

    DeclaredParameters(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(DESCRIPTION)) {
            json.readTree(file).path("paths").properties().forEach(path -> path.getValue().properties()
                    .forEach(operation -> add(path.getKey(), operation.getKey(), operation.getValue().path("parameters"))));
        } catch (IOException e) {
            throw new UncheckedIOException("The description of the API can't be read", e);
        }
    }

    private void add(String path, String method, JsonNode parameters) {
        Set<String> names = new TreeSet<>();
        parameters.forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        byOperation.put(key(method, path), names);
        byPath.put(path, names);
    }

    /// @param resource the path of the resource that contains the operation
    /// @return the operation's own parameters; for an operation without a description those of its resource
    Set<String> of(String method, String resource, String path) {
        Set<String> described = byOperation.get(key(method, resource + path));
        return described == null ? ofResource(resource) : described;
    }

    private Set<String> ofResource(String resource) {
        Set<String> names = new HashSet<>();
        byPath.forEach((path, own) -> {
            if (path.startsWith(resource)) {
                names.addAll(own);
            }
        });
        return names;
    }

    private static String key(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
