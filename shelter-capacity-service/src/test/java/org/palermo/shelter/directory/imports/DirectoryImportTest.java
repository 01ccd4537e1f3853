package org.palermo.shelter.directory.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.directory.imports.ImportClient.EXAMPLES;
import static org.palermo.shelter.directory.imports.ImportClient.SERVICE;
import static org.palermo.shelter.directory.imports.ImportClient.imported;
import static org.palermo.shelter.directory.imports.ImportClient.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.directory.HsdsApi;
import org.palermo.shelter.directory.Published;
import org.palermo.shelter.directory.hsds.EntryKind;
import org.palermo.shelter.directory.query.DirectoryTest;

/// The published examples are imported unchanged: their valid parts appear in the directory, and each of their defects is named.
@QuarkusTest
class DirectoryImportTest extends ServiceTest {

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({"3.0", "3.1"})
    void ok_200_the_published_service_is_imported_without_its_defects(String version) throws IOException {
        List<String> lines = imported("application/json", "", Files.readAllBytes(EXAMPLES.resolve(version + "/service_full.json")));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", lines.getLast());
        String note = lines.getFirst();
        assertTrue(note.contains("service_at_locations[0].location.latitude must be between -90 and 90; left out"), note);
        assertTrue(note.contains("service_areas[0].extent must be of its extent_type; left out"), note);
        assertTrue(note.contains("attributes[0].taxonomy_term.parent_id must refer to an entry of this file or of the directory; left out"),
                note);
        assertTrue(note.contains("organization.parent_organization_id must refer to an entry of this file or of the directory; left out"),
                note);
        assertEquals(version.equals("3.1"), note.contains("capacities[0].available must not be above maximum; left out"), note);
        JsonNode service = HsdsApi.json("v" + version + "/services/" + SERVICE);
        Published.accept(version, "service", service);
        assertEquals("Community Counselling", service.get("name").asText());
        assertNull(service.get("capacities"));
        assertNull(service.at("/service_at_locations/0/location").get("latitude"));
        assertEquals("Example Organization Inc.", service.at("/organization/name").asText());
        assertEquals(1,
                HsdsApi.json("v3.1/services?search=counselling&taxonomy_term_id=3f7b145d-84af-42d7-8fae-eaca714b02b2")
                        .get("total_items")
                        .intValue());
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/x-ndjson"})
    void the_body_is_read_off_the_event_loop(String type) {
        Set<Boolean> onTheLoop = ConcurrentHashMap.newKeySet();
        JsonNodeFactory before = json.getNodeFactory();
        json.setNodeFactory(new JsonNodeFactory() {
            @Override
            public ObjectNode objectNode() {
                if (StackWalker.getInstance()
                        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(HsdsFile.class.getName())))) {
                    onTheLoop.add(Context.isOnEventLoopThread());
                }
                return super.objectNode();
            }
        });
        try {
            imported(type, "?entity=taxonomies",
                    ("{\"id\":\"" + UUID.randomUUID()
                            + "\",\"name\":\"Needs\",\"description\":\"What is needed\"}").getBytes(StandardCharsets.UTF_8));
        } finally {
            json.setNodeFactory(before);
        }
        assertEquals(Set.of(false), onTheLoop);
    }

    @Test
    void ok_200_the_same_entry_matches_and_a_changed_one_replaces() throws IOException {
        byte[] page = Files.readAllBytes(EXAMPLES.resolve("3.1/service_list.json"));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}",
                imported("application/json", "", page).getLast());
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}",
                imported("application/json", "", page).getLast());
        String changed = new String(page, StandardCharsets.UTF_8).replace("Community Counselling", "Counselling for all");
        List<String> lines = imported("application/json", "", changed.getBytes(StandardCharsets.UTF_8));
        assertTrue(lines.getFirst().contains("replaces an entry from an earlier import"), lines.toString());
        assertEquals("Counselling for all", HsdsApi.json("v3.1/services/" + SERVICE).get("name").asText());
    }

    @ParameterizedTest
    @CsvSource({"organization_full, organizations, organizations", "organization_list, organizations, organizations",
            "taxonomy, taxonomies, taxonomies", "taxonomy_list, taxonomies, taxonomies",
            "taxonomy_term, taxonomy_terms, taxonomy_terms", "taxonomy_term_list, taxonomy_terms, taxonomy_terms",
            "service_at_location_full, service_at_locations, service_at_locations",
            "service_at_location_list, service_at_locations, service_at_locations"})
    void ok_200_each_published_example(String file, String entity, String list) throws IOException {
        for (String version : List.of("3.0", "3.1")) {
            Register.clear();
            List<String> lines = imported("application/json", "?entity=" + entity,
                    Files.readAllBytes(EXAMPLES.resolve(version + "/" + file + ".json")));
            assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", lines.getLast(), lines.toString());
            JsonNode page = HsdsApi.json("v" + version + "/" + list + "?full=true");
            assertEquals(1, page.get("total_items").intValue());
            Published.acceptPage(version, EntryKind.of(list).shape(), page);
        }
    }

    @Test
    void ok_200_one_table_alone() throws IOException {
        byte[] table = Files.readAllBytes(EXAMPLES.resolve("3.1/csv/services.csv"));
        List<String> lines = imported("text/csv", "?table=services", table);
        assertTrue(lines.getFirst().contains("organization_id must refer to an entry of this file or of the directory; left out"),
                lines.toString());
        imported("text/csv", "?table=organizations", Files.readAllBytes(EXAMPLES.resolve("3.1/csv/organizations.csv")));
        Register.execute("delete from directory_service");
        imported("text/csv", "?table=services", table);
        assertEquals("Example Organization Inc.", HsdsApi.json("v3.1/services/" + SERVICE).at("/organization/name").asText());
    }

    @Test
    void ok_200_lines_with_the_defects_of_each() {
        String id = UUID.randomUUID().toString();
        List<String> lines = imported("application/x-ndjson", "", String.join("\n",
                "{\"id\":\"" + id
                        + "\",\"name\":\"A\",\"status\":\"active\",\"url\":\"javascript:alert(1)\",\"minimum_age\":\"ten\",\"secret\":1}",
                "{\"id\":\"no uuid\",\"name\":\"B\",\"status\":\"active\"}",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"C\",\"status\":\"open\"}",
                "not json", "[]",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"D\\u0000\",\"status\":\"active\"}",
                "{\"id\":\"" + UUID.randomUUID()
                        + "\",\"name\":\"E\",\"status\":\"active\",\"capacities\":[{\"id\":\"" + UUID.randomUUID()
                        + "\"}]}").getBytes(StandardCharsets.UTF_8));
        String all = String.join("\n", lines);
        assertEquals("{\"summary\":{\"read\":7,\"imported\":2,\"matched\":0,\"rejected\":5}}", lines.getLast(), all);
        assertTrue(all.contains("\"row\":1,\"note\":\"url must be a web address; left out; "
                + "minimum_age must be a number; left out; the object must have only fields of HSDS; left out\""), all);
        assertTrue(all.contains("\"row\":2,\"reason\":\"id must be a UUID; left out; id must be given\""), all);
        assertTrue(all.contains("\"row\":3,\"reason\":\"status must be one of HSDS's codes; left out; status must be given\""), all);
        assertTrue(all.contains("\"row\":6,\"reason\":\"name must be at most 20,000 characters, without control characters; "
                + "left out; name must be given\""), all);
        assertFalse(all.contains("secret") || all.contains("javascript") || all.contains("no uuid"), all);
        Published.accept("3.1", "service", HsdsApi.json("v3.1/services/" + id));
    }

    /// Fifteen kilobytes each: eight of them are within the limit of an entry, and nine are not.
    private static String withTelephones(String object, int telephones) {
        ObjectNode entry = (ObjectNode) HsdsApi.read(object);
        for (int i = 0; i < telephones; i++) {
            entry.withArray("phones").addObject()
                    .put("id", UUID.randomUUID().toString())
                    .put("number", "1")
                    .put("description", "x".repeat(15_000));
        }
        return entry.toString();
    }

    @ParameterizedTest
    @CsvSource({"services, service", "organizations, organization"})
    void ok_200_an_entry_that_is_too_large_is_refused_and_named(String entity, String named) {
        String id = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        String entry = "{\"id\":\"%s\",\"name\":\"A\"," + (entity.equals("services") ? "\"status\":\"active\"}" : "\"description\":\"B\"}");
        List<String> lines = imported("application/x-ndjson", "?entity=" + entity, String.join("\n",
                withTelephones(entry.formatted(id), 9), withTelephones(entry.formatted(other), 8),
                withTelephones(entry.formatted("no uuid"), 9))
                .getBytes(StandardCharsets.UTF_8));
        String all = String.join("\n", lines);
        assertEquals("{\"summary\":{\"read\":3,\"imported\":1,\"matched\":0,\"rejected\":2}}", lines.getLast(), all);
        String mustBe = " must be at most 128 KiB as JSON, with all that belongs to it\"";
        assertTrue(all.contains("\"row\":1,\"reason\":\"the " + named + " " + id + mustBe), all);
        assertTrue(all.contains("\"row\":3,\"reason\":\"the " + named + mustBe), all);
        assertEquals(List.of(other), HsdsApi.ids("v3.1/" + entity));
    }

    /// The organisation is an entry of its own.
    @Test
    void ok_200_a_service_without_its_organisation_that_is_too_large() {
        String service = UUID.randomUUID().toString();
        String organization = withTelephones("{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"B\",\"description\":\"C\"}", 9);
        String whole = "{\"id\":\"" + service + "\",\"name\":\"A\",\"status\":\"active\",\"organization\":" + organization + "}";
        List<String> lines = imported("application/json", "", whole.getBytes(StandardCharsets.UTF_8));
        assertTrue(lines.getFirst().contains("organization must be at most 128 KiB as JSON, with all that belongs to it; left out"),
                lines.toString());
        assertTrue(lines.getFirst().contains("organization_id must refer to an entry of this file or of the directory; left out"),
                lines.toString());
        assertFalse(HsdsApi.json("v3.1/services/" + service).has("organization"));
        assertEquals(0, HsdsApi.json("v3.1/organizations").get("total_items").intValue());
    }

    @Test
    void ok_200_an_organisation_with_its_services_is_measured_without_them() {
        String service = withTelephones("{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"A\",\"status\":\"active\"}", 8);
        String organization = "{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"B\",\"description\":\"C\",\"services\":["
                + service + "," + service + "]}";
        List<String> lines = imported("application/json", "?entity=organizations", organization.getBytes(StandardCharsets.UTF_8));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", lines.getLast(), lines.toString());
    }

    @Test
    void an_import_never_changes_entries_that_were_not_imported() {
        String line = HsdsApi.line(data -> { });
        String shelter = DirectoryTest.publicShelter("ZZ-N").registered().toString();
        for (String id : List.of(line, shelter)) {
            List<String> lines = imported("application/x-ndjson", "",
                    ("{\"id\":\"" + id + "\",\"name\":\"Taken\",\"status\":\"defunct\"}").getBytes(StandardCharsets.UTF_8));
            assertTrue(lines.getFirst().contains("id must not be that of an entry that was not imported"), lines.toString());
        }
        List<String> lines = imported("application/x-ndjson", "?entity=organizations",
                ("{\"id\":\"" + Account.SHELTER.agency()
                        + "\",\"name\":\"Taken\",\"description\":\"Taken\"}").getBytes(StandardCharsets.UTF_8));
        assertTrue(lines.getFirst().contains("id must not be that of an entry that was not imported"), lines.toString());
        assertFalse(HsdsApi.get("v3.1/services?full=true").asString().contains("Taken"));
    }

    /// Palermo's own check and a third-party validator agree on everything that was accepted, whatever was broken in it.
    @Test
    void accepted_entries_are_valid_whatever_was_broken() throws IOException {
        ObjectNode example = (ObjectNode) HsdsApi.JSON.readTree(EXAMPLES.resolve("3.1/service_full.json").toFile());
        for (Object broken : List.of(7, "x", "", true, List.of(), List.of(7), List.of("x"), java.util.Map.of("id", 7))) {
            List<String> names = new ArrayList<>();
            example.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                ObjectNode object = example.deepCopy();
                object.put("id", UUID.randomUUID().toString());
                object.remove("service_at_locations");
                object.set(name, HsdsApi.JSON.valueToTree(broken));
                String last = imported("application/json", "", object.toString().getBytes(StandardCharsets.UTF_8)).getLast();
                assertTrue(last.matches(".*\"imported\":[01],\"matched\":0,\"rejected\":[01]}}"), last);
            }
        }
        List<JsonNode> taken = HsdsApi.all("v3.1/services?full=true");
        assertTrue(taken.size() > 200, () -> taken.size() + " taken");
        taken.forEach(service -> Published.accept("3.1", "service", service));
    }

    @Test
    void invalid_400_not_a_file_of_the_kind() throws IOException {
        send("application/json", "", "not json".getBytes()).then().statusCode(400).body("violations.field", hasItem("body"));
        send("text/csv", "", "id\n".getBytes()).then().statusCode(400).body("violations.field", hasItem("table"));
        send("text/csv", "?table=phones", "id\n".getBytes()).then().statusCode(400).body("violations.field", hasItem("table"));
        send("application/json", "?entity=people", "{}".getBytes()).then().statusCode(400).body("violations.field", hasItem("entity"));
        send("application/xml", "", "<a/>".getBytes()).then().statusCode(415);
    }

    /// What Excel writes in Western Europe. Decoded as UTF-8 its letters would be lost.
    @ParameterizedTest
    @CsvSource({"text/csv, ?table=organizations, id;name", "application/x-ndjson, ?entity=organizations, {}"})
    void invalid_400_a_file_that_is_not_utf_8_names_the_line(String type, String query, String first) throws IOException {
        byte[] file = (first + "\nFrauenhaus K\u00F6ln\n").getBytes(StandardCharsets.ISO_8859_1);
        send(type, query, file).then().statusCode(400).body("violations.field", equalTo(List.of("body")))
                .body("violations[0].message", equalTo("must be UTF-8, and is not in line 2; save it as CSV UTF-8"));
    }

    @Test
    void unsupported_415_without_a_media_type() {
        given().auth().oauth2(Account.ADMINISTRATOR.token()).noContentType()
                .body("{}".getBytes())
                .post("/api/shelter/v1/directory/imports")
                .then().statusCode(415);
    }

    @Test
    void forbidden_403_for_everybody_but_administrators() {
        for (Account account : List.of(Account.NGO, Account.SHELTER, Account.AUTHORITY)) {
            given().auth().oauth2(account.token())
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/shelter/v1/directory/imports")
                    .then().statusCode(403);
        }
        given().contentType("application/json").body("{}").post("/api/shelter/v1/directory/imports").then().statusCode(401);
    }
}
