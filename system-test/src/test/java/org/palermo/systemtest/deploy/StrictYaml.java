package org.palermo.systemtest.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/// Reads YAML strictly: no duplicate key, no field that is not in the model, no number in place of a text.
final class StrictYaml {
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    /// The models keep unknown fields in a map. Here they have none, so an unknown field is refused.
    private static final ObjectMapper MODELS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail).setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private StrictYaml() {}

    static List<JsonNode> documents(String yaml) {
        try (var parser = YAML.createParser(yaml)) {
            var documents = new ArrayList<JsonNode>();
            YAML.readValues(parser, JsonNode.class).forEachRemaining(documents::add);
            return documents;
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static <T> T as(Class<T> model, JsonNode node) {
        try {
            return MODELS.treeToValue(node, model);
        } catch (JsonProcessingException e) {
            throw new AssertionError(node.path("kind").asText() + " " + node.at("/metadata/name").asText() + ": " + e.getOriginalMessage()
                    + (e instanceof com.fasterxml.jackson.databind.JsonMappingException m ? " at " + m.getPathReference() : ""), e);
        }
    }
}
