package org.palermo.inspection.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;

/// The events that this service sends have the same shape as the samples with which the mechanism's service is tested.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class EventContractTest {
    private static final Path SAMPLES = Path.of("..", "docs", "events");

    @Inject
    ObjectMapper json;

    @Test
    void emits_the_claims_of_the_sample() throws IOException {
        JsonNode sample = sample("suspected-victim-referred.claims.json");
        JsonNode claims = MechanismKeyPair.claims(sent(sample, true).at("/data/jwe").asText());
        assertEquals(shape(sample), shape(claims));
        for (String same : Set.of("region", "ageGroup", "consent", "sex", "exploitation", "person", "nationality", "languages", "safeContact", "senderAgency",
                "indicators")) {
            assertEquals(sample.get(same), claims.get(same), same);
        }
    }

    @Test
    void emits_the_referral_of_the_sample() throws IOException {
        JsonNode sample = sample("suspected-victim-referred.json");
        JsonNode event = sent(sample("suspected-victim-referred.claims.json"), true);
        assertEquals(shape(sample), shape(event));
        for (String same : Set.of("specversion", "source", "type", "datacontenttype", "sequence")) {
            assertEquals(sample.get(same), event.get(same), same);
        }
        assertEquals(header(sample).fieldNames().next(), header(event).fieldNames().next());
        assertEquals(header(sample).get("alg"), header(event).get("alg"));
        assertEquals(header(sample).get("enc"), header(event).get("enc"));
    }

    @Test
    void emits_the_notification_of_the_sample() throws IOException {
        JsonNode sample = sample("suspected-victim-notified.json");
        JsonNode event = sent(sample("suspected-victim-referred.claims.json"), false);
        assertEquals(shape(sample), shape(event));
        for (String same : Set.of("specversion", "source", "type", "datacontenttype", "sequence")) {
            assertEquals(sample.get(same), event.get(same), same);
        }
        assertEquals(event.get("partitionkey"), event.at("/data/report"));
    }

    private JsonNode sent(JsonNode claims, boolean consent) {
        JsonNode victim = json.createObjectNode().put("consent", consent)
                .put("ageGroup", claims.get("ageGroup").asText()).put("sex", claims.get("sex").asText())
                .put("region", claims.get("region").asText()).put("nationality", claims.get("nationality").asText())
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("exploitation", claims.get("exploitation"))
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("person", claims.get("person"))
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("languages", claims.get("languages"))
                .set("safeContact", claims.get("safeContact"));
        String report = Given.find(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR),
                        "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":" + claims.get("indicators") + ",\"suspectedVictim\":" + victim + "}")
                .then().statusCode(201).extract().path("report.id");
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> EventProbe.running().events().stream()
                .filter(e -> e.get("partitionkey").asText().equals(report)).findFirst().orElse(null), found -> found != null);
    }

    private JsonNode sample(String name) throws IOException {
        return json.readTree(SAMPLES.resolve(name).toFile());
    }

    private JsonNode header(JsonNode event) throws IOException {
        return json.readTree(java.util.Base64.getUrlDecoder().decode(event.at("/data/jwe").asText().split("\\.")[0]));
    }

    /// The paths of all fields with their JSON types.
    private static Set<String> shape(JsonNode node) {
        Set<String> shape = new TreeSet<>();
        shape("", node, shape);
        return shape;
    }

    private static void shape(String path, JsonNode node, Set<String> shape) {
        shape.add(path + ":" + node.getNodeType());
        node.fields().forEachRemaining(field -> shape(path + "/" + field.getKey(), field.getValue(), shape));
        if (node.isArray()) {
            node.forEach(element -> shape(path + "[]", element, shape));
        }
    }
}
