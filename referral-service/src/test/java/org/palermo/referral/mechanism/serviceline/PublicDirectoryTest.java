package org.palermo.referral.mechanism.serviceline;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// What is sent to the public directory.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class PublicDirectoryTest {
    private static final Path SAMPLE = Path.of("..", "docs", "events", "service-line-changed.json");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void an_imported_public_line_is_sent_as_in_the_sample() throws IOException {
        JsonNode sample = json.readTree(SAMPLE.toFile());
        JsonNode wanted = sample.get("data");
        JsonNode event = told(lineLike(wanted, true), 1).getFirst();
        assertEquals(names(sample), names(event));
        for (String same : Set.of("specversion", "source", "type", "datacontenttype", "sequence")) {
            assertEquals(sample.get(same), event.get(same), same);
        }
        assertEquals(names(wanted), names(event.get("data")));
        for (String same : Set.of("listed", "provider", "category", "country", "national", "regions", "channels", "state", "since", "helpline", "contact")) {
            assertEquals(wanted.get(same), event.get("data").get(same), same);
        }
        assertEquals(event.get("partitionkey"), event.at("/data/line"));
    }

    @Test
    void a_change_of_a_public_line_is_sent_without_its_reason() throws IOException {
        String line = lineLike(json.readTree(SAMPLE.toFile()).get("data"), true);
        put(line, "state", 0, "{\"state\":\"SUSPENDED\",\"reason\":\"FUNDING_ENDED\"}").statusCode(200);
        JsonNode event = told(line, 2).getLast();
        assertEquals("SUSPENDED", event.at("/data/state").asText());
        assertFalse(event.toString().contains("FUNDING_ENDED"));
    }

    @Test
    void a_line_is_sent_only_after_its_provider_made_it_public() throws IOException {
        String line = lineLike(json.readTree(SAMPLE.toFile()).get("data"), false);
        put(line, "state", 0, "{\"state\":\"SUSPENDED\",\"reason\":\"FUNDING_ENDED\"}").statusCode(200);
        assertEquals(0, Given.count("select count(*) from outbox_event where aggregate = '" + line + "'"));
        put(line, "listing", 1, "{\"publicListing\":true}").statusCode(200).body("publicListing", org.hamcrest.Matchers.equalTo(true));
        put(line, "listing", 2, "{\"publicListing\":true}").statusCode(200);
        put(line, "listing", 2, "{\"publicListing\":false}").statusCode(200);
        List<JsonNode> events = told(line, 2);
        assertTrue(events.getFirst().at("/data/listed").asBoolean());
        assertEquals("false", events.getLast().at("/data/listed").toString());
    }

    @Test
    void only_the_provider_and_the_coordinators_of_the_region_set_the_listing() throws IOException {
        String line = lineLike(json.readTree(SAMPLE.toFile()).get("data"), false);
        given().auth().oauth2(Account.NGO.token()).contentType("application/json").header("If-Match", "\"0\"").body("{\"publicListing\":true}")
                .put("/api/nrm/v1/service-lines/" + line + "/listing").then().statusCode(403);
        put(line, "listing", 7, "{\"publicListing\":true}").statusCode(412);
        put(line, "listing", 0, "{}").statusCode(400);
    }

    @Test
    void the_contact_is_sent_only_while_the_line_is_public_and_open() throws IOException {
        JsonNode data = json.readTree(SAMPLE.toFile()).get("data");
        String line = lineLike(data, true);
        String contact = "{\"phones\":[{\"number\":\"1522\"}]}";
        put(line, "contact", 0, contact).statusCode(200);
        put(line, "state", 1, "{\"state\":\"PARTIAL\",\"reason\":\"STAFF_SHORTAGE\"}").statusCode(200);
        put(line, "state", 2, "{\"state\":\"SUSPENDED\",\"reason\":\"FUNDING_ENDED\"}").statusCode(200);
        put(line, "contact", 3, data.get("contact").toString()).statusCode(200);
        put(line, "state", 4, "{\"state\":\"CLOSED\",\"reason\":\"FUNDING_ENDED\"}").statusCode(200);
        put(line, "state", 5, "{\"state\":\"OPERATIONAL\",\"reason\":\"REOPENED\"}").statusCode(200);
        put(line, "listing", 6, "{\"publicListing\":false}").statusCode(200);
        put(line, "contact", 7, contact).statusCode(200);
        List<JsonNode> told = told(line, 8);
        assertEquals("1522", told.get(1).at("/data/contact/phones/0/number").asText());
        assertEquals("1522", told.get(2).at("/data/contact/phones/0/number").asText());
        assertEquals(data.get("contact"), told.get(6).at("/data/contact"));
        for (int without : List.of(3, 4, 5, 7)) {
            assertFalse(told.get(without).get("data").has("contact"), told.get(without)::toString);
        }
    }

    private static io.restassured.response.ValidatableResponse put(String line, String what, int version, String body) {
        return given().auth().oauth2(Account.PROVIDER.token()).contentType("application/json").header("If-Match", "\"" + version + "\"").body(body)
                .put("/api/nrm/v1/service-lines/" + line + "/" + what).then();
    }

    private static String lineLike(JsonNode data, boolean listed) {
        imports("providers", "{\"id\":%s,\"name\":\"Provider\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false,\"synthetic\":true}".formatted(data.get("provider")));
        String id = UUID.randomUUID().toString();
        imports("service-lines", """
                {"id":"%s","providerId":%s,"category":%s,"pillar":"IDENTIFICATION_PROTECTION","national":%s,"regions":%s,"channels":%s,"transport":false,
                 "state":%s,"reason":"OPENED","since":%s,"helpline":%s,"history":[],"contact":%s,"publicListing":%s}
                """.formatted(id, data.get("provider"), data.get("category"), data.get("national"), data.get("regions"), data.get("channels"), data.get("state"),
                data.get("since"), data.get("helpline"), data.get("contact"), listed).replace("\n", ""));
        return id;
    }

    private static void imports(String kind, String line) {
        String answer = given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/x-ndjson").body(line.getBytes())
                .post("/api/nrm/v1/" + kind + "/imports").then().statusCode(200).extract().asString();
        assertTrue(answer.contains("\"rejected\":0}}"), answer);
    }

    private static List<JsonNode> told(String line, int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(line)).toList(), events -> events.size() == count);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new java.util.TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
