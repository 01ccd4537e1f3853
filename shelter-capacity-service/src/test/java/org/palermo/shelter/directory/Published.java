package org.palermo.shelter.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The published schemas, read by a third-party validator, formats included.
public final class Published {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mapPrefix("https://hsds.test/", "classpath:palermo/hsds/")));
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();
    /// The published OpenAPI marks none as required, so all of them are expected.
    private static final Set<String> PAGE = Set.of("total_items", "total_pages",
            "page_number", "size", "first_page", "last_page", "empty", "contents");

    private Published() {}

    public static Set<String> defects(String version, String entity, JsonNode object) {
        JsonSchema schema = READ.computeIfAbsent(version + "/" + entity,
                path -> FACTORY.getSchema(SchemaLocation.of("https://hsds.test/" + path + ".json"), CONFIG));
        return schema.validate(object).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    public static void accept(String version, String entity, JsonNode object) {
        assertEquals(Set.of(), defects(version, entity, object), () -> entity + " by " + version + ": " + object);
    }

    public static void acceptPage(String version, String entity, JsonNode page) {
        Set<String> names = new TreeSet<>();
        page.fieldNames().forEachRemaining(names::add);
        assertEquals(new TreeSet<>(PAGE), names);
        assertEquals(page.get("contents").size(), page.get("size").intValue());
        assertEquals(page.get("contents").isEmpty(), page.get("empty").booleanValue());
        page.get("contents").forEach(entry -> accept(version, entity, entry));
    }
}
