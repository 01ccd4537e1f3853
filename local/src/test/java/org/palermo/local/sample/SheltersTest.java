package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SheltersTest {
    private static final int AREA_K = 3;
    private static final int AREA_OPERATORS = 2;

    private final List<JsonNode> shelters = Lines.of(Lines.SAMPLE.shelters());

    private List<JsonNode> in(String code) {
        return shelters.stream().filter(s -> s.get("region").asText().startsWith(code)).toList();
    }

    private static Set<String> operators(List<JsonNode> shelters) {
        var operators = new TreeSet<String>();
        shelters.forEach(s -> operators.add(s.get("operatorAgency").asText()));
        return operators;
    }

    @Test
    void each_region_of_the_united_kingdom_can_be_an_area() {
        assertEquals(60, in("GB").size());
        for (String region : Lines.regions("GB")) {
            assertTrue(in(region).size() >= AREA_K, region);
            assertTrue(operators(in(region)).size() >= AREA_OPERATORS, region);
        }
    }

    @Test
    void zedland_has_four_of_two_operators() {
        assertEquals(4, in("ZZ").size());
        assertEquals(4, in("ZZ").stream().map(s -> s.get("region").asText()).distinct().count());
        assertEquals(Set.of(Ids.agency(20).toString(), Ids.agency(21).toString()), operators(in("ZZ")));
    }

    @Test
    void both_sample_managers_have_shelters_in_both_countries() {
        for (String country : List.of("GB", "ZZ")) {
            assertTrue(operators(in(country)).containsAll(Set.of(Ids.agency(20).toString(), Ids.agency(21).toString())), country);
        }
    }

    @Test
    void each_operator_is_a_provider() {
        Set<String> providers = new TreeSet<>();
        Lines.of(Lines.SAMPLE.providers()).forEach(p -> providers.add(p.get("id").asText()));
        assertTrue(providers.containsAll(operators(shelters)));
    }

    @Test
    void no_shelter_holds_more_than_it_may() {
        for (JsonNode s : shelters) {
            int operational = 0;
            for (JsonNode room : s.get("rooms")) {
                for (JsonNode place : room.get("places")) {
                    operational += place.get("operational").asBoolean() ? 1 : 0;
                }
            }
            int limit = Math.min(operational, Math.min(s.get("staffedPlaces").asInt(), s.get("hygieneLimit").asInt()));
            assertTrue(s.get("occupied").asInt() <= limit && limit > 0, s.toString());
            assertTrue(s.get("takes").get("minAge").asInt() <= s.get("takes").get("maxAge").asInt());
        }
    }

    @Test
    void zedland_has_room_tonight() {
        for (JsonNode s : in("ZZ")) {
            assertEquals("OPEN", s.get("status").asText());
            assertTrue(s.get("occupied").asInt() < Math.min(s.get("staffedPlaces").asInt(), s.get("hygieneLimit").asInt()), s.toString());
        }
    }

    @Test
    void some_are_listed_with_their_address_and_some_are_only_counted() {
        for (boolean confidential : new boolean[] {true, false}) {
            assertTrue(shelters.stream().anyMatch(s -> s.get("publicListing").asBoolean() && s.get("confidential").asBoolean() == confidential));
        }
        assertTrue(shelters.stream().anyMatch(s -> !s.get("publicListing").asBoolean()));
    }

    @Test
    void no_postcode_is_a_real_one() {
        shelters.forEach(s -> assertTrue(s.get("address").get("postcode").asText().matches("(QX|ZQ)\\d{1,2} \\dAA"), s.toString()));
    }
}
