package org.palermo.kernel.test.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.walk.Answer;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.Route;

/// Every operation of a service's API document must have an example of its request body and of its answer, and the service
/// must accept the request example, as far as that works without the record in the path. Extended by `ApiExamplesTest` of
/// each service.
public abstract class ApiExampleRules {
    private static final int INVALID = 400;
    private static final int BROKEN = 500;

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
        for (Route route : Route.of(packageName()).stream().filter(route -> !route.isHidden()).toList()) {
            JsonNode operation = paths.path(route.path()).path(route.verb().toLowerCase(Locale.ROOT));
            if (operation.isMissingNode()) {
                wrong.add(route.name() + " is not in the document");
            }
            content(operation.at("/requestBody/content")).ifPresent(body -> check(route, body, wrong));
            operation.path("responses").forEach(response -> content(response.path("content")).filter(answer -> !answer.has("example"))
                    .ifPresent(answer -> wrong.add(route.name() + " answers without an example")));
        }
        assertEquals(List.of(), wrong);
    }

    /// `text` is what a field has for which no file has a value.
    @Test
    void every_example_is_of_its_field() throws JsonProcessingException {
        JsonNode paths = json.readTree(given().get("/q/openapi?format=json").then().statusCode(200).extract().asString()).get("paths");
        Set<String> missing = new TreeSet<>();
        paths.forEach(path -> path.forEach(operation -> {
            content(operation.at("/requestBody/content")).ifPresent(body -> find("", body.path("example"), missing));
            operation.path("responses").forEach(response -> content(response.path("content"))
                    .ifPresent(body -> find("", body.path("example"), missing)));
        }));
        assertEquals(Set.of(), missing, "write a line for each of these fields into openapi/examples.properties");
    }

    private static void find(String field, JsonNode example, Set<String> missing) {
        if (example.isTextual() && example.asText().equals("text")) {
            missing.add(field);
        }
        example.properties().forEach(property -> find(property.getKey(), property.getValue(), missing));
        if (example.isArray()) {
            example.forEach(entry -> find(field, entry, missing));
        }
    }

    private static Optional<JsonNode> content(JsonNode content) {
        return content.properties().stream()
                .filter(type -> type.getKey().endsWith("json") && type.getValue().has("schema")
                        && !type.getValue().at("/schema/type").asText().equals("string"))
                .map(type -> type.getValue())
                .findFirst();
    }

    private void check(Route route, JsonNode body, List<String> wrong) {
        if (!body.has("example")) {
            wrong.add(route.name() + " takes a body without an example");
            return;
        }
        taken(route).ifPresent(type -> {
            try {
                Object read = json.treeToValue(body.get("example"), type);
                String violations = validator.validate(read).stream()
                        .map(v -> v.getPropertyPath() + " " + v.getMessage()).sorted()
                        .collect(Collectors.joining(", "));
                if (!violations.isEmpty()) {
                    wrong.add(route.name() + ": " + violations);
                }
                looked(read);
            } catch (JsonProcessingException | IllegalArgumentException e) {
                wrong.add(route.name() + ": " + e.getMessage().lines().findFirst().orElse(""));
            } catch (HttpProblem e) {
                wrong.add(route.name() + ": " + e.getParameters());
            }
        });
        Caller.accounts().filter(caller -> route.operation().roles().stream().anyMatch(caller.roles()::contains)).findFirst()
                .map(caller -> Answer.to(caller, route, Call.json(body.get("example").toString()).withETag(0), Map.of()))
                .filter(answer -> answer.status() == INVALID && !isOfThisDatabase(answer) || answer.status() >= BROKEN)
                .ifPresent(answer -> wrong.add(answer.toString()));
    }

    private boolean isOfThisDatabase(Answer answer) {
        return JsonPath.from(answer.body()).getList("violations.field", String.class).stream().allMatch(unknownHere()::contains);
    }

    /// Fields whose example names something that the test database does not contain, or a time that must be near.
    protected Set<String> unknownHere() {
        return Set.of();
    }

    /// Checks that annotations can't express for a command.
    ///
    /// @throws HttpProblem 400
    protected void looked(Object command) {}

    /// The record that a method has as its body.
    private static Optional<Class<?>> taken(Route route) {
        return Arrays.stream(route.method().getGenericParameterTypes()).map(type -> resolved(type, route.resource()))
                .filter(type -> type instanceof Class<?> body && body.isRecord())
                .<Class<?>>map(type -> (Class<?>) type).findFirst();
    }

    private static Type resolved(Type type, Class<?> resource) {
        return type instanceof TypeVariable<?> && resource.getGenericSuperclass() instanceof ParameterizedType parent
                ? parent.getActualTypeArguments()[0]
                : type;
    }
}
