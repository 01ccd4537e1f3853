package org.palermo.portal.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All operations of the suite, by their id.
@Singleton
public class Operations {
    private static final List<String> SERVICES = List.of("referral-service", "shelter-capacity-service", "labour-inspection-service");
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    private final Map<String, Operation> all = new TreeMap<>();

    public Operations() {
        SERVICES.forEach(service -> read(new Description(document("/api/" + service + ".json"))));
    }

    /// @throws IllegalArgumentException when no operation has this id
    public Operation get(String id) {
        Operation found = all.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No operation is called " + id);
        }
        return found;
    }

    public Collection<Operation> all() {
        return all.values();
    }

    private void read(Description description) {
        description.paths()
                .forEach(path -> ((JsonObject) path.getValue()).stream()
                        .filter(method -> METHODS.contains(method.getKey())).forEach(method -> {
                            JsonObject said = (JsonObject) method.getValue();
                            if (said.containsKey("operationId")) {
                                Operation operation = operation(description, path.getKey(), method.getKey(), said);
                                if (all.put(operation.id(), operation) != null) {
                                    throw new IllegalStateException("Two operations are called " + operation.id());
                                }
                            }
                        }));
    }

    private static Operation operation(Description description, String path, String method, JsonObject said) {
        Map<String, Schema> query = new LinkedHashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        boolean repeatable = false;
        boolean versioned = false;
        for (Object parameter : said.getJsonArray("parameters", new JsonArray())) {
            JsonObject one = description.resolved((JsonObject) parameter);
            if ("query".equals(one.getString("in"))) {
                query.put(one.getString("name"), description.schema(one.getJsonObject("schema")));
                if (one.getBoolean("required", false)) {
                    asked.add(one.getString("name"));
                }
            }
            repeatable |= "Idempotency-Key".equals(one.getString("name"));
            versioned |= "If-Match".equals(one.getString("name"));
        }
        JsonObject bodies = said.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        String bodyType = bodies.isEmpty() ? null
                : bodies.fieldNames().stream().filter(type -> type.endsWith("json"))
                        .findFirst().orElse(bodies.fieldNames().iterator().next());
        Schema body = bodyType == null || !bodyType.endsWith("json") ? null
                : description.schema(bodies.getJsonObject(bodyType).getJsonObject("schema"));
        Set<String> roles = said.getJsonArray("x-palermo-roles", new JsonArray())
                .stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
        return new Operation(said.getString("operationId"), said.getString("summary"), method.toUpperCase(Locale.ROOT), path, query, asked,
                body, bodyType, answer(description, said.getJsonObject("responses", new JsonObject())), roles,
                roles.isEmpty() || said.getBoolean("x-palermo-immigration", false), repeatable, versioned);
    }

    private static Schema answer(Description description, JsonObject responses) {
        return responses.stream().filter(response -> response.getKey().startsWith("2"))
                .map(response -> description.resolved((JsonObject) response.getValue())
                        .getJsonObject("content", new JsonObject()).getJsonObject("application/json"))
                .filter(content -> content != null && content.containsKey("schema"))
                .findFirst().map(content -> description.schema(content.getJsonObject("schema"))).orElse(Schema.ANY_VALUE);
    }

    private static JsonObject document(String resource) {
        try (InputStream in = Operations.class.getResourceAsStream(resource)) {
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
