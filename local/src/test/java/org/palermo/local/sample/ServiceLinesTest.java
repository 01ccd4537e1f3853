package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceLinesTest {
    private static final List<String> ORDER = List.of("CLOSED", "SUSPENDED", "PARTIAL", "OPERATIONAL");

    private final List<JsonNode> lines = Lines.of(Lines.SAMPLE.serviceLines());
    private final Map<String, JsonNode> providers = new HashMap<>();

    ServiceLinesTest() {
        Lines.of(Lines.SAMPLE.providers()).forEach(p -> providers.put(p.get("id").asText(), p));
    }

    @Test
    void each_line_has_a_made_up_provider() {
        for (JsonNode line : lines) {
            JsonNode provider = providers.get(line.get("providerId").asText());
            assertTrue(provider != null && provider.get("synthetic").asBoolean(), line.toString());
        }
    }

    @Test
    void each_helpline_has_a_number() {
        List<JsonNode> helplines = lines.stream().filter(line -> line.get("category").asText().equals("HELPLINE")).toList();
        assertEquals(2, helplines.size());
        helplines.forEach(line -> assertTrue(line.at("/contact/phones/0/number").asText().matches("\\+[0-9]{7,15}"), line::toString));
    }

    @Test
    void earlier_states_come_before_the_present_one() {
        for (JsonNode line : lines) {
            Instant before = Instant.MIN;
            for (JsonNode earlier : line.get("history")) {
                assertTrue(Instant.parse(earlier.get("since").asText()).isAfter(before), line.toString());
                before = Instant.parse(earlier.get("since").asText());
            }
            assertTrue(Instant.parse(line.get("since").asText()).isAfter(before), line.toString());
        }
    }

    @Test
    void all_three_states_occur_in_each_country() {
        for (String country : List.of("GB", "ZZ")) {
            Map<String, String> states = states(country, Lines.NOW);
            assertEquals(Set.of("FULLY_OPERATIONAL", "PARTIALLY_OPERATIONAL", "NOT_OPERATIONAL"), new HashSet<>(states.values()), states.toString());
        }
        assertEquals("NOT_OPERATIONAL", states("GB", Lines.NOW).get("GB-NIR"));
        assertEquals("FULLY_OPERATIONAL", states("GB", Lines.NOW).get("GB-SCT"));
    }

    @Test
    void the_past_looked_different() {
        Map<String, String> now = states("GB", Lines.NOW);
        Map<String, String> yearAgo = states("GB", Lines.NOW.minus(Duration.ofDays(340)));
        assertNotEquals(now, yearAgo);
        assertEquals("NOT_OPERATIONAL", yearAgo.get("GB-ENG-NW"));
        assertEquals("FULLY_OPERATIONAL", now.get("GB-ENG-NW"));
        assertEquals("FULLY_OPERATIONAL", states("GB", Lines.NOW.minus(Duration.ofDays(170))).get("GB-NIR"));
    }

    /// The mechanism's rule, computed slowly and from the lines alone.
    private Map<String, String> states(String country, Instant at) {
        String profile = Lines.file("kernel/src/main/resources/palermo/countries/" + country.toLowerCase() + ".json").get("profile").asText();
        Set<String> required = Lines.texts(
                Lines.file("referral-service/src/main/resources/palermo/profiles/" + profile + ".json").get("requiredCategories"));
        var states = new TreeMap<String, String>();
        for (String region : Lines.regions(country)) {
            boolean full = required.stream().allMatch(c -> best(country, region, c, at).equals("OPERATIONAL"));
            boolean none = List.of("IDENTIFICATION", "ACCOMMODATION").stream()
                    .allMatch(c -> ORDER.indexOf(best(country, region, c, at)) < ORDER.indexOf("PARTIAL"));
            states.put(region, full ? "FULLY_OPERATIONAL" : none ? "NOT_OPERATIONAL" : "PARTIALLY_OPERATIONAL");
        }
        return states;
    }

    private String best(String country, String region, String category, Instant at) {
        int best = 0;
        for (JsonNode line : lines) {
            if (line.get("category").asText().equals(category) && serves(line, country, region)) {
                best = Math.max(best, ORDER.indexOf(stateAt(line, at)));
            }
        }
        return ORDER.get(best);
    }

    private boolean serves(JsonNode line, String country, String region) {
        if (!line.get("national").asBoolean()) {
            return Lines.texts(line.get("regions")).contains(region);
        }
        Set<String> channels = Lines.texts(line.get("channels"));
        boolean remote = channels.contains("PHONE") || channels.contains("ONLINE");
        boolean fetches = line.get("category").asText().equals("ACCOMMODATION") && line.get("transport").asBoolean();
        return providers.get(line.get("providerId").asText()).get("country").asText().equals(country) && (remote || fetches);
    }

    private static String stateAt(JsonNode line, Instant at) {
        String state = "CLOSED";
        for (JsonNode earlier : line.get("history")) {
            if (!Instant.parse(earlier.get("since").asText()).isAfter(at)) {
                state = earlier.get("state").asText();
            }
        }
        return Instant.parse(line.get("since").asText()).isAfter(at) ? state : line.get("state").asText();
    }
}
