package org.palermo.shelter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.palermo.kernel.test.Account;

/// Builds a shelter as an import creates it: open, takes women and children, counted just now, empty.
public final class SomeShelter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UUID id = UUID.randomUUID();
    private final List<Map<String, Object>> rooms = new ArrayList<>();
    private final Map<String, Object> record = new LinkedHashMap<>();

    private SomeShelter(String region) {
        record.put("id", id);
        record.put("operatorAgency", Account.SHELTER.agency());
        record.put("operatorName", "Rowan Refuges");
        record.put("region", region);
        record.put("name", "Juniper Court");
        record.put("address", Map.of("line1", "7 Lantern Row", "town", "Coldwick", "postcode", "ZQ7 7AA"));
        takes(true, true, false, 18, 120);
        record.put("accessibility", List.of("STEP_FREE"));
        record.put("languages", List.of("en", "ar"));
        record.put("pets", false);
        record.put("medicalIsolation", false);
        record.put("security", "STANDARD");
        record.put("status", "OPEN");
        record.put("staffedPlaces", 100);
        record.put("hygieneLimit", 100);
        record.put("occupied", 0);
        record.put("censusAt", Instant.now().minusSeconds(60).toString());
        record.put("confidential", true);
        record.put("synthetic", true);
    }

    public static SomeShelter in(String region) {
        return new SomeShelter(region);
    }

    /// Sets any field of the record.
    public SomeShelter with(String field, Object value) {
        record.put(field, value);
        return this;
    }

    public SomeShelter withId(UUID known) {
        id = known;
        return with("id", known);
    }

    public SomeShelter runBy(Account operator) {
        return with("operatorAgency", operator.agency());
    }

    public SomeShelter takes(boolean women, boolean withChildren, boolean girls, int minAge, int maxAge) {
        return with("takes",
                Map.of("women", women, "womenWithChildren", withChildren, "girls", girls,
                        "men", false, "minAge", minAge, "maxAge", maxAge));
    }

    /// Adds this many rooms with one bed each.
    public SomeShelter singleRooms(int count) {
        IntStream.range(0, count).forEach(i -> room("BED"));
        return this;
    }

    public SomeShelter room(String... kinds) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (String kind : kinds) {
            places.add(Map.of("kind", kind, "operational", true));
        }
        rooms.add(Map.of("name", "Room " + (rooms.size() + 1), "places", places));
        return this;
    }

    public String line() {
        try {
            record.put("rooms", rooms);
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public UUID registered() {
        given().auth().oauth2(Account.ADMINISTRATOR.token())
                .contentType("application/x-ndjson")
                .body(line().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/shelter/v1/shelters/imports")
                .then().statusCode(200).body(containsString("\"rejected\":0}}"));
        return id;
    }
}
