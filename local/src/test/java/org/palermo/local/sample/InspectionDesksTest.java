package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// With an inspectorate that takes everything.
class InspectionDesksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NAMES = Set.of("name", "partner", "subjectName", "place", "sourceTitle");

    private final List<JsonNode> sent = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private boolean planned;

    /// Answers a list with one item that is called as the query says.
    private final SampleCalls everything = new SampleCalls() {
        @Override
        public Answered get(String account, String path) {
            ObjectNode one = JSON.createObjectNode().put("id", UUID.randomUUID().toString()).put("subject", "s-1");
            String query = URLDecoder.decode(path, StandardCharsets.UTF_8);
            if (query.contains("q=")) {
                one.put("name", query.substring(query.indexOf("q=") + 2));
            }
            ObjectNode answer = one.deepCopy();
            ArrayNode items = answer.putArray("items");
            if (path.endsWith("/team")) {
                sent.stream().filter(body -> body.has("visitsPerWeek")).forEach(body -> items.addObject().put("name", body
                        .get("name").asText()).put("subject", "s-1"));
            } else if (!path.endsWith("planned-visits?limit=1") || planned) {
                items.add(one);
            }
            return new Answered(answer, "\"0\"");
        }

        @Override
        public Answered post(String account, String path, String body, String etag) {
            paths.add(path);
            if (body != null) {
                sent.add(Lines.parse(body));
            }
            ObjectNode answer = JSON.createObjectNode().put("id", UUID.randomUUID().toString()).put("visit", UUID.randomUUID().toString());
            answer.putArray("violations").addObject().put("id", UUID.randomUUID().toString());
            return new Answered(answer, "\"0\"");
        }

        @Override
        public Answered put(String account, String path) {
            paths.add(path);
            return new Answered(JSON.createObjectNode(), null);
        }
    };

    @Test
    void each_desk_has_something() {
        Lines.SAMPLE.fillDesks(everything);
        for (String part : List.of("/planned-visits", "/directives", "/penalties", "/wage-claims", "/repayments", "/supply-links",
                "/partner-agreements", "/tips", "/follow-up", "/read")) {
            assertTrue(paths.stream().anyMatch(path -> path.endsWith(part)), part);
        }
        assertTrue(sent.stream().anyMatch(body -> body.has("claims")), "an order rests on a wage claim");
    }

    @Test
    void every_name_is_marked() {
        Lines.SAMPLE.fillDesks(everything);
        sent.forEach(this::marked);
    }

    private void marked(JsonNode node) {
        node.properties().forEach(field -> {
            if (field.getValue().isTextual() && NAMES.contains(field.getKey())) {
                assertTrue(field.getValue().asText().endsWith("(synthetic)"), field.getValue().asText());
            }
            marked(field.getValue());
        });
        if (node.isArray()) {
            node.forEach(this::marked);
        }
    }

    @Test
    void an_inspectorate_that_has_a_plan_is_left_alone() {
        planned = true;
        Lines.SAMPLE.fillDesks(everything);
        assertEquals(List.of(), paths);
    }
}
