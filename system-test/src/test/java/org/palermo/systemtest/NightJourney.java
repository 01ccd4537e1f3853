package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A woman with two children at night, an NGO on the phone, and a shelter that takes them in.
@Order(41)
@ExtendWith(RunningSuite.class)
class NightJourney {

    private static final String API = "/api/shelter/v1";
    private static final String FLED = "GB-ENG-NE";
    private static final String FLED_NAME = "North East";
    private static final FamilyShelter FAMILY_SHELTER = new FamilyShelter("GB-ENG-YH");

    private final Suite suite;
    private final Calls ngo;
    private final List<Answer> heard = new ArrayList<>();

    NightJourney(Suite suite) {
        this.suite = suite;
        this.ngo = suite.as("ngo");
    }

    @Test
    void she_and_her_children_sleep_away_from_the_region_she_fled() throws SQLException {
        FAMILY_SHELTER.open(suite.as("shelter"));
        var offers = search(FAMILY_SHELTER.region(), "[\"" + FLED + "\"]", FAMILY_SHELTER.needs()).get("offers");
        assertEquals("CAPACITY", offers.at("/0/status").asText(), offers::toString);
        offers.forEach(offer -> assertFalse(offer.get("areaName").asText().contains(FLED_NAME), offers::toString));
        arrive(placed(offers.at("/0/offer").asText(), List.of("shelter")), "shelter");
    }

    /// Four shelters form one area. A search that avoids a part of it avoids all of it; the caller is told so and is not
    /// sent there.
    @Test
    void in_a_country_with_four_shelters_they_sleep_where_there_is_a_bed() throws SQLException {
        for (var manager : List.of("shelter", "other-shelter")) {
            countAnew(suite.as(manager), "ZZ");
        }
        var avoiding = search("ZZ-N", "[\"ZZ-S\"]", "[]").get("offers");
        avoiding.forEach(offer -> assertFalse(offer.get("status").asText().equals("CAPACITY"), avoiding::toString));
        var offers = search("ZZ-N", "[]", "[]").get("offers");
        assertEquals("CAPACITY", offers.at("/0/status").asText(), offers::toString);
        var placement = placed(offers.at("/0/offer").asText(), List.of("shelter", "other-shelter"));
        arrive(placement, placement.manager());
    }

    private record Placed(String id, String manager) {}

    private JsonNode search(String region, String avoided, String needs) {
        return hear(ngo.post(API + "/availability-searches", """
                {"nights": 3, "women": 1, "children": [4, 9], "region": "%s", "avoidRegions": %s, "needs": %s}
                """.formatted(region, avoided, needs)).expect(200)).json();
    }

    /// The place is held, requested and accepted. No answer to the NGO names a shelter, before or after the acceptance.
    private Placed placed(String offer, List<String> managers) throws SQLException {
        var hold = hear(ngo.post(API + "/holds", "{\"offer\": \"%s\"}".formatted(offer)).expect(201));
        var asked = hear(ngo.post(API + "/holds/" + hold.id() + "/placement", "{\"purpose\": \"EMERGENCY\"}").expect(201));
        var id = asked.json().at("/placement/id").asText();
        var paths = List.of("/holds/" + hold.id(), "/placements/" + id, "/placements/" + id + "/steps", "/notices");
        paths.forEach(path -> hear(ngo.get(API + path).expect(200)));
        hear(ngo.get(API + "/placements/" + id + "/handover"));
        hear(ngo.get(API + "/placements/" + id + "/address"));
        nothingNamesAPlace();
        var manager = managers.stream().filter(account -> suite.as(account).get(API + "/placements/" + id).status() == 200).findFirst().orElseThrow();
        change(manager, "POST", id, "/acceptance", "").expect(200);
        paths.forEach(path -> hear(ngo.get(API + path).expect(200)));
        nothingNamesAPlace();
        assertEquals("PLACED", ngo.get(API + "/holds/" + hold.id()).expect(200).json().get("status").asText());
        return new Placed(id, manager);
    }

    /// They are met at a public place. One person may read the address, for one drive.
    private void arrive(Placed placement, String manager) {
        var id = placement.id();
        change(manager, "PUT", id, "/handover", """
                {"meetingPoint": "the main station, platform 1", "call": "Ines, 01632 960000", "travelTime": "UNDER_1_HOUR", "transport": "SHELTER_FETCHES"}
                """).expect(200);
        assertEquals("the main station, platform 1", ngo.get(API + "/placements/" + id + "/handover").expect(200).json().get("meetingPoint").asText());
        ngo.get(API + "/placements/" + id + "/address").expectProblem();
        suite.as(manager).post(API + "/placements/" + id + "/address-releases", "{\"purpose\": \"ARRIVAL\", \"minutes\": 60}").expect(201);
        assertTrue(ngo.get(API + "/placements/" + id + "/address").expect(200).json().hasNonNull("line1"));
        suite.as("other-ngo").get(API + "/placements/" + id + "/address").expectProblem(404);
        assertEquals("ARRIVED", change(manager, "POST", id, "/arrival", "").expect(200).json().get("status").asText());
        assertEquals("ARRIVED", ngo.get(API + "/placements/" + id).expect(200).json().get("status").asText());
    }

    private Answer change(String account, String method, String placement, String path, String body) {
        var etag = suite.as(account).get(API + "/placements/" + placement).expect(200).header("ETag");
        return suite.as(account).send(method, API + "/placements/" + placement + path, body.getBytes(), Map.of("If-Match", etag, "Content-Type", "application/json"));
    }

    private Answer hear(Answer answer) {
        heard.add(answer);
        return answer;
    }

    private void nothingNamesAPlace() throws SQLException {
        if (suite.local().isEmpty()) {
            return;
        }
        try (var database = suite.local().get().database("shelter"); var query = database.createStatement()) {
            var secrets = query.executeQuery("""
                    select id::text from shelter union select name from shelter union select operator_name from shelter union select operator_agency::text from shelter
                    union select id::text from room union select id::text from place
                    """);
            int compared = 0;
            while (secrets.next()) {
                var secret = secrets.getString(1);
                heard.forEach(answer -> assertFalse(answer.text().contains(secret), () -> answer.request() + " names " + secret));
                compared++;
            }
            assertTrue(compared > 10 && heard.size() > 7, compared + " secrets, " + heard.size() + " answers");
        }
    }

    /// In the evening, because an old census says nothing about tonight.
    private static void countAnew(Calls manager, String country) {
        var shelters = manager.get(API + "/shelters?limit=200").expect(200).json().get("items");
        StreamSupport.stream(shelters.spliterator(), false).filter(shelter -> shelter.get("region").asText().startsWith(country)).forEach(shelter -> {
            var path = API + "/shelters/" + shelter.get("id").asText() + "/census";
            manager.put(path, "{\"occupied\": " + manager.get(path).expect(200).json().get("occupied") + "}", Map.of()).expect(200);
        });
    }
}
