package org.palermo.systemtest.taint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.palermo.systemtest.suite.Calls;

/// Invalid requests with a secret in the wrong place. People paste the wrong thing into the wrong field; the refusal must
/// not repeat it, and no log may keep it.
final class Misuse {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONG = 400;
    /// How many operations get a wrong token. The gateway checks it before it looks for the operation, and lets one address guess only a
    /// few hundred times.
    private static final int TOKENS = 100;

    private final Callers callers;
    private final Map<Way, Secret> secrets = new EnumMap<>(Way.class);
    private final AtomicInteger tokens = new AtomicInteger();

    Misuse(Callers callers, Random random) {
        this.callers = callers;
        for (var way : Way.values()) {
            secrets.put(way, way.shape.make("misuse " + way, random));
        }
    }

    /// The place of the secret.
    private enum Way {
        BROKEN_JSON(SecretShape.NAME), NO_JSON(SecretShape.NAME), TEXT(SecretShape.NAME), OTHER_TYPES(SecretShape.NAME), UNKNOWN_FIELD(SecretShape.SMALL),
        UNKNOWN_VALUE(SecretShape.NAME), TOO_LONG(SecretShape.ADDRESS), DUPLICATE(SecretShape.NAME), OTHER_MEDIA_TYPE(SecretShape.NAME),
        QUERY(SecretShape.NAME), PARAMETER(SecretShape.NAME), PATH(SecretShape.NAME), UNKNOWN_PATH(SecretShape.SMALL), ID(SecretShape.IDENTIFIER),
        HEADER(SecretShape.MAIL), PRECONDITION(SecretShape.SMALL), KEY(SecretShape.SMALL), REQUEST_ID(SecretShape.MAIL), MEDIA_TYPE(SecretShape.SMALL),
        TOKEN(SecretShape.IDENTIFIER), COOKIE(SecretShape.SMALL), METHOD(SecretShape.CAPITALS);

        private final SecretShape shape;

        Way(SecretShape shape) {
            this.shape = shape;
        }
    }

    List<Secret> secrets() {
        return List.copyOf(secrets.values());
    }

    /// All ways of misuse at one operation.
    List<Callers.Asked> of(Operation operation, String account) {
        var answers = new ArrayList<Callers.Asked>();
        operation.body().ifPresent(body -> bodies(operation).forEach(sent -> answers.add(callers.ask(account, operation.method(), pathWithAnId(operation), sent,
                Map.of("Content-Type", body.getKey(), "If-Match", "\"0\"")))));
        answers.addAll(paths(operation, account));
        answers.addAll(headers(operation, account));
        if (tokens.getAndIncrement() < TOKENS) {
            answers.add(send(operation, Callers.NOBODY, pathWithAnId(operation), Map.of("Authorization", "Bearer " + text(Way.TOKEN))));
        }
        return answers;
    }

    private static String pathWithAnId(Operation operation) {
        return operation.isImport() ? ImportFile.of(operation).address("x") : operation.pathWith(collection -> UUID.randomUUID().toString());
    }

    /// For an import, all as lines of one file, because a caller may send only a few files.
    private List<byte[]> bodies(Operation operation) {
        var bodies = new ArrayList<String>();
        bodies.add("{\"name\": \"%s".formatted(text(Way.BROKEN_JSON)));
        bodies.add(text(Way.NO_JSON) + " <xml/>");
        bodies.add("\"%s\"".formatted(text(Way.TEXT)));
        bodies.add("{\"%s\": 1, \"%s\": {\"%s\": 2}}".formatted(text(Way.UNKNOWN_FIELD), text(Way.UNKNOWN_FIELD) + "2", text(Way.UNKNOWN_FIELD)));
        bodies.add("{\"a\": \"%1$s\", \"a\": \"%1$s\"}".formatted(text(Way.DUPLICATE)));
        bodies.add(each(operation, NODES.objectNode().put(text(Way.OTHER_TYPES), text(Way.OTHER_TYPES))));
        bodies.add(each(operation, NODES.arrayNode().add(NODES.arrayNode().add(text(Way.OTHER_TYPES)))));
        bodies.add(each(operation, NODES.textNode(text(Way.UNKNOWN_VALUE))));
        bodies.add(each(operation, NODES.textNode((text(Way.TOO_LONG) + " ").repeat(LONG))));
        return (operation.isImport() ? List.of(String.join("\n", bodies)) : bodies).stream().map(body -> body.getBytes(UTF_8)).toList();
    }

    private String each(Operation operation, JsonNode value) {
        var object = NODES.objectNode();
        operation.body().ifPresent(body -> operation.resolved(body.getValue()).path("properties").properties()
                .forEach(property -> object.set(property.getKey(), value)));
        return (object.isEmpty() ? object.set("name", value) : object).toString();
    }

    private List<Callers.Asked> paths(Operation operation, String account) {
        var answers = new ArrayList<Callers.Asked>();
        var plain = pathWithAnId(operation);
        var more = plain.contains("?") ? "&" : "?";
        answers.add(send(operation, account, plain + more + "q=%s&%s=1".formatted(url(Way.QUERY), url(Way.QUERY)), Map.of()));
        for (var parameter : operation.parametersIn("query")) {
            answers.add(send(operation, account, plain + more + parameter.get("name").asText() + "=" + url(Way.PARAMETER), Map.of()));
        }
        if (operation.hasId()) {
            answers.add(send(operation, account, operation.pathWith(collection -> url(Way.PATH)), Map.of()));
            answers.add(send(operation, account, operation.pathWith(collection -> secrets.get(Way.ID).text()), Map.of()));
        }
        answers.add(send(operation, account, plain.replaceAll("\\?.*", "") + "/" + url(Way.UNKNOWN_PATH), Map.of()));
        return answers;
    }

    private List<Callers.Asked> headers(Operation operation, String account) {
        var path = pathWithAnId(operation);
        var mail = text(Way.HEADER);
        var type = operation.body().map(Map.Entry::getKey).orElse("application/json");
        return List.of(
                send(operation, account, path, Map.of("User-Agent", mail, "Referer", "https://" + mail + "/", "From", mail, "Accept-Language", mail, "X-Forwarded-For", mail,
                        "baggage", "who=" + mail, "tracestate", "who=" + mail, "X-Purpose", mail, "Purpose", mail, "Content-Type", type)),
                send(operation, account, path, Map.of("X-Request-Id", text(Way.REQUEST_ID), "Content-Type", type)),
                send(operation, account, path, Map.of("If-Match", "\"" + text(Way.PRECONDITION) + "\"", "If-None-Match", "\"" + text(Way.PRECONDITION) + "\"", "Content-Type", type)),
                send(operation, account, path, Map.of("Idempotency-Key", text(Way.KEY).repeat(30), "Content-Type", type)),
                send(operation, account, path, Map.of("Content-Type", "text/" + text(Way.MEDIA_TYPE), "Accept", "text/" + text(Way.MEDIA_TYPE))),
                send(operation, account, path, Map.of("Content-Type", "multipart/form-data; boundary=" + text(Way.OTHER_MEDIA_TYPE).replaceAll("[^A-Za-z]", ""))),
                send(operation, account, path, Map.of("Cookie", "q_session=" + text(Way.COOKIE) + "; name=" + text(Way.COOKIE), "Content-Type", type)),
                callers.ask(account, text(Way.METHOD), path, new byte[0], Map.of()));
    }

    private Callers.Asked send(Operation operation, String account, String path, Map<String, String> headers) {
        return callers.ask(account, operation.method(), path, operation.body().isPresent() ? "{}".getBytes(UTF_8) : new byte[0], headers);
    }

    private String text(Way way) {
        return secrets.get(way).text();
    }

    private String url(Way way) {
        return Calls.encode(text(way));
    }
}
