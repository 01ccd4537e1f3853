package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// The realm that production imports, and the additions of the sample on one machine.
public final class RealmFile {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /// Lists of named items: an item of the sample replaces the item with the same name.
    private static final Map<String, String> NAMED =
            Map.of("clients", "clientId", "users", "username", "authenticationFlows", "alias", "requiredActions", "alias");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private RealmFile() {}

    public static ObjectNode production(Path checkout) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readAllBytes(checkout.resolve("k8s/keycloak/palermo-realm.json")));
    }

    public static ObjectNode sample() throws IOException {
        try (var in = RealmFile.class.getResourceAsStream("/sample/realm.json")) {
            return (ObjectNode) JSON.readTree(in);
        }
    }

    /// The realm with the sample merged in; neither argument is changed.
    public static ObjectNode merge(ObjectNode realm, ObjectNode sample) {
        var merged = realm.deepCopy();
        for (var entry : sample.properties()) {
            var key = NAMED.get(entry.getKey());
            if (key == null) {
                merged.set(entry.getKey(), entry.getValue().deepCopy());
            } else {
                mergeNamed(merged.withArray(entry.getKey()), entry.getValue(), key);
            }
        }
        return merged;
    }

    private static void mergeNamed(ArrayNode items, JsonNode additions, String key) {
        for (var addition : additions) {
            var place = indexOf(items, key, addition.get(key).asText());
            if (place < 0) {
                items.add(addition.deepCopy());
            } else {
                items.set(place, addition.deepCopy());
            }
        }
    }

    private static int indexOf(ArrayNode items, String key, String name) {
        for (var i = 0; i < items.size(); i++) {
            if (name.equals(items.get(i).path(key).asText())) {
                return i;
            }
        }
        return -1;
    }

    /// Replaces `${NAME}` by its value, as Keycloak does at an import. A name without a value is an error: a client with
    /// the secret "${…}" would be open to anyone who reads this file.
    public static JsonNode resolve(JsonNode node, Map<String, String> values) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(entry -> entry.setValue(resolve(entry.getValue(), values)));
                yield object;
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, resolve(array.get(i), values));
                }
                yield array;
            }
            case TextNode text -> {
                var placed = PLACEHOLDER.matcher(text.asText()).replaceAll(found -> value(found.group(1), values));
                yield TextNode.valueOf(placed);
            }
            default -> node;
        };
    }

    private static String value(String name, Map<String, String> values) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the realm file names " + name + ", which has no value");
        }
        return java.util.regex.Matcher.quoteReplacement(value);
    }
}
