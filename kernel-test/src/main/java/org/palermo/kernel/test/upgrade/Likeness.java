package org.palermo.kernel.test.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/// Compares a kept answer with a present one: objects may have more fields, everything else must be equal.
///
/// Some values are different each time, such as the time of the answer. They were found by asking twice; `"<varies>"` is kept
/// instead: there must be a value. A list that grows with each question, such as the audit, is kept as `{"<contains>": [...]}`:
/// these elements must be there, in this order.
final class Likeness {
    private static final TextNode VARIES = TextNode.valueOf("<varies>");
    private static final String CONTAINS = "<contains>";

    private Likeness() {}

    /// @param found receives each difference, with its place
    static void compare(String place, JsonNode kept, JsonNode now, List<String> found) {
        if (now == null) {
            found.add(place + " is gone, was " + kept);
        } else if (kept.has(CONTAINS)) {
            if (!containsInOrder(now, kept.get(CONTAINS))) {
                found.add(place + " must contain " + kept.get(CONTAINS) + ", is " + now);
            }
        } else if (kept.isObject() && now.isObject()) {
            for (Map.Entry<String, JsonNode> field : kept.properties()) {
                compare(place + "/" + field.getKey(), field.getValue(), now.get(field.getKey()), found);
            }
        } else if (kept.isArray() && now.isArray() && kept.size() == now.size()) {
            for (int i = 0; i < kept.size(); i++) {
                compare(place + "/" + i, kept.get(i), now.get(i), found);
            }
        } else if (!kept.equals(VARIES) && !kept.equals(now)) {
            found.add(place + " was " + kept + ", is " + now);
        }
    }

    static JsonNode steady(JsonNode first, JsonNode second) {
        if (first.equals(second)) {
            return first;
        }
        if (first instanceof ObjectNode one && second instanceof ObjectNode other) {
            ObjectNode both = one.objectNode();
            one.properties().stream().filter(field -> other.has(field.getKey()))
                    .forEach(field -> both.set(field.getKey(), steady(field.getValue(), other.get(field.getKey()))));
            return both;
        }
        if (first instanceof ArrayNode one && second instanceof ArrayNode other) {
            return ofArrays(one, other);
        }
        return VARIES;
    }

    private static JsonNode ofArrays(ArrayNode one, ArrayNode other) {
        if (one.size() == other.size()) {
            ArrayNode both = one.arrayNode();
            for (int i = 0; i < one.size(); i++) {
                both.add(steady(one.get(i), other.get(i)));
            }
            return both;
        }
        return containsInOrder(other, one) ? one.objectNode().set(CONTAINS, one) : VARIES;
    }

    private static boolean containsInOrder(JsonNode now, JsonNode kept) {
        int at = 0;
        for (JsonNode one : now) {
            List<String> differences = new java.util.ArrayList<>();
            if (at < kept.size()) {
                compare("", kept.get(at), one, differences);
                at += differences.isEmpty() ? 1 : 0;
            }
        }
        return at == kept.size();
    }
}
