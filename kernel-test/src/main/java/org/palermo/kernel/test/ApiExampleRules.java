package org.palermo.kernel.test;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every operation of a service's document shows a body that it takes and one that it answers, and takes the first. Extended by
/// `ApiExamplesTest` of each service.
public abstract class ApiExampleRules {
    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /// The Java package of the service.
    protected abstract String packageName();

    @Test
    void every_operation_has_examples_and_takes_its_own() throws JsonProcessingException {
        JsonNode paths = json.readTree(given().get("/q/openapi?format=json").then().statusCode(200).extract().asString()).get("paths");
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.of(packageName())) {
            JsonNode operation = paths.path(route.path()).path(route.verb().toLowerCase(Locale.ROOT));
            if (operation.isMissingNode()) {
                continue;
            }
            content(operation.at("/requestBody/content")).ifPresent(body -> check(route, body, wrong));
            operation.path("responses").forEach(response -> content(response.path("content")).filter(answer -> !answer.has("example"))
                    .ifPresent(answer -> wrong.add(route.name() + " answers without an example")));
        }
        assertEquals(List.of(), wrong);
    }

    private static Optional<JsonNode> content(JsonNode content) {
        return content.properties().stream().filter(type -> type.getKey().endsWith("json") && type.getValue().has("schema")).map(type -> type.getValue()).findFirst();
    }

    private void check(Route route, JsonNode body, List<String> wrong) {
        if (!body.has("example")) {
            wrong.add(route.name() + " takes a body without an example");
            return;
        }
        taken(route).ifPresent(type -> {
            try {
                Object read = json.treeToValue(body.get("example"), type);
                String violations = validator.validate(read).stream().map(v -> v.getPropertyPath() + " " + v.getMessage()).sorted().collect(Collectors.joining(", "));
                if (!violations.isEmpty()) {
                    wrong.add(route.name() + ": " + violations);
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                wrong.add(route.name() + ": " + e.getMessage().lines().findFirst().orElse(""));
            }
        });
    }

    /// The record that a method takes as its body.
    private static Optional<Class<?>> taken(Route route) {
        return Arrays.stream(route.method().getGenericParameterTypes()).map(type -> resolved(type, route.resource()))
                .filter(type -> type instanceof Class<?> body && body.isRecord())
                .<Class<?>>map(type -> (Class<?>) type).findFirst();
    }

    private static Type resolved(Type type, Class<?> resource) {
        return type instanceof TypeVariable<?> && resource.getGenericSuperclass() instanceof ParameterizedType parent ? parent.getActualTypeArguments()[0] : type;
    }
}
