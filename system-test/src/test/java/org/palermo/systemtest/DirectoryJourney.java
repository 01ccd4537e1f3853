package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Reads the public directory of the whole sample as another directory would: without a token, and checked against the
/// published schemas.
@Order(20)
@ExtendWith(RunningSuite.class)
class DirectoryJourney {

    private static final Path SCHEMAS = Path.of("..", "shelter-capacity-service", "src", "main", "resources", "palermo", "hsds").toAbsolutePath().normalize();
    private static final Map<String, String> SHAPES = Map.of("services", "service", "organizations", "organization",
            "service_at_locations", "service_at_location", "taxonomies", "taxonomy", "taxonomy_terms", "taxonomy_term");

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mapPrefix("https://hsds.test/", SCHEMAS.toUri().toString())));
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Suite suite;

    DirectoryJourney(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.1"})
    void every_answer_over_the_whole_sample_is_valid(String version) {
        assertEquals(version, suite.anonymously().get("/hsds/v" + version + "/").expect(200).json().get("version").asText());
        SHAPES.forEach((list, shape) -> {
            for (var how : List.of("", "&full=true", "&minimal=true", "&full_service=true")) {
                var path = "/hsds/v" + version + "/" + list;
                var paged = pages(path, how);
                assertTrue(paged.size() > 1, path);
                paged.forEach(entry -> accept(version, shape, entry));
                assertEquals(paged, streamed(path + "?format=ndjson" + how), path + how);
            }
        });
        var ids = pages("/hsds/v" + version + "/services", "&minimal=true").stream().map(entry -> entry.get("id").asText()).toList();
        ids.forEach(id -> accept(version, "service", suite.anonymously().get("/hsds/v" + version + "/services/" + id).expect(200).json()));
    }

    @Test
    void the_directory_has_service_lines_and_public_shelters_and_no_secret() {
        var services = pages("/hsds/v3.1/services", "&full=true");
        assertTrue(services.stream().filter(service -> service.has("wait_time")).count() >= 2, "the helplines of both countries");
        assertTrue(services.stream().filter(service -> service.has("phones") && service.has("schedules")).count() >= 2, "the helplines have numbers and hours");
        assertTrue(services.stream().anyMatch(service -> service.has("capacities") && service.toString().contains("address_1")));
        services.stream().filter(service -> service.get("name").asText().equals("Protected accommodation")).forEach(service -> {
            assertFalse(service.has("capacities") || service.has("organization") || service.toString().contains("address"), service::toString);
            assertTrue(service.get("last_modified").asText().endsWith("T00:00:00Z"));
        });
    }

    @Test
    void the_directory_needs_no_token_and_ignores_it() {
        var answer = suite.anonymously().send("GET", "/hsds/v3.1/services", new byte[0], Map.of("Authorization", "Bearer nonsense")).expect(200);
        assertEquals("public, max-age=60", answer.header("Cache-Control"));
        var same = suite.anonymously().send("GET", "/hsds/v3.1/services", new byte[0], Map.of("If-None-Match", answer.header("ETag")));
        assertTrue(same.status() == 304 || !same.header("ETag").equals(answer.header("ETag")), same::toString);
        suite.anonymously().post("/hsds/v3.1/services", "{}").expectProblem(405);
    }

    private List<JsonNode> pages(String path, String how) {
        var entries = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = suite.anonymously().get(path + "?per_page=100&page=" + (entries.size() / 100 + 1) + how).expect(200).json();
            page.get("contents").forEach(entries::add);
            assertTrue(page.get("last_page").booleanValue() || page.get("size").intValue() == 100, page.toString());
        } while (!page.get("last_page").booleanValue());
        assertEquals(page.get("total_items").intValue(), entries.size());
        return entries;
    }

    private List<JsonNode> streamed(String path) {
        return suite.anonymously().get(path).expect(200).text().lines().filter(line -> !line.isBlank()).map(DirectoryJourney::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return Answer.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private void accept(String version, String shape, JsonNode entry) {
        var schema = schemas.getSchema(SchemaLocation.of("https://hsds.test/" + version + "/" + shape + ".json"), config);
        Set<String> defects = schema.validate(entry).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), defects, entry::toString);
    }
}
