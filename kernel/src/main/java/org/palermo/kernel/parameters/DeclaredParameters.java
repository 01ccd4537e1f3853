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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The query parameters of each operation, from the API description that the build has written.
@Startup
@ApplicationScoped
class DeclaredParameters {
    private static final String DESCRIPTION = OpenApiConstants.BASE_NAME + ".JSON";

    private final Map<String, Map<String, ParameterType>> byOperation = new HashMap<>();
    private final Map<String, Map<String, ParameterType>> byPath = new HashMap<>();

    DeclaredParameters(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(DESCRIPTION)) {
            add(json.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The description of the API can't be read", e);
        }
    }

    private void add(JsonNode description) {
        description.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            Map<String, ParameterType> types = types(operation.getValue().path("parameters"), description);
            byOperation.put(key(operation.getKey(), path.getKey()), types);
            byPath.computeIfAbsent(path.getKey(), _ -> new HashMap<>()).putAll(types);
        }));
    }

    private static Map<String, ParameterType> types(JsonNode parameters, JsonNode description) {
        Map<String, ParameterType> types = new TreeMap<>();
        parameters.forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                types.put(parameter.path("name").asText(), ParameterType.of(resolved(parameter.path("schema"), description)));
            }
        });
        return types;
    }

    private static JsonNode resolved(JsonNode schema, JsonNode description) {
        return schema.has("$ref") ? description.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /// @param resource the path of the resource that contains the operation
    /// @return the operation's own parameters by name; for an operation without a description those of its resource
    Map<String, ParameterType> of(String method, String resource, String path) {
        Map<String, ParameterType> described = byOperation.get(key(method, resource + path));
        return described == null ? ofResource(resource) : described;
    }

    private Map<String, ParameterType> ofResource(String resource) {
        Map<String, ParameterType> types = new TreeMap<>();
        byPath.forEach((path, own) -> {
            if (path.startsWith(resource)) {
                types.putAll(own);
            }
        });
        return types;
    }

    private static String key(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
