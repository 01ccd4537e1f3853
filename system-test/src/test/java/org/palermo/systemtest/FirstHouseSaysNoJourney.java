package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Two shelters, each with one bed, could take a woman. The first says that it is full, the second that it does not suit
/// her. In the end she sleeps in the first: either through a broadcast, or because it has counted again while she waits.
@Order(42)
@ExtendWith(RunningSuite.class)
class FirstHouseSaysNoJourney {
    private static final String API = "/api/shelter/v1";
    private static final List<String> MANAGERS = List.of("shelter", "other-shelter");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Suite suite;
    private final Calls ngo;
    private String region;

    FirstHouseSaysNoJourney(Suite suite) {
        this.suite = suite;
        this.ngo = suite.as("ngo");
    }

    @AfterEach
    void noSecondBedIsLeft() {
        MANAGERS.forEach(manager -> OneBedShelter.closeEarlier(suite, region, manager));
    }

    @ParameterizedTest
    @ValueSource(strings = {OneBedShelter.REGION, OneBedShelter.REGION_OF_FOUR})
    void after_two_refusals_a_broadcast_finds_the_place_in_the_first_shelter(String where) {
        var night = LocalDate.now().plusDays(60);
        var first = refusedByBoth(where, night);
        var broadcast = ngo.post(API + "/broadcasts", search(night, "\"region\": \"%s\", \"deadline\": \"%s\"".formatted(where, Instant.now().plusSeconds(3_600)))).expect(201);
        var reference = broadcast.json().get("reference").asText();
        for (var manager : MANAGERS) {
            Awaitility.await(manager + " is asked").atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> !alert(manager, reference).isMissingNode());
        }
        suite.as(first).post(API + "/broadcast-alerts/" + alert(first, reference).get("id").asText() + "/acceptance", "").expect(200);
        var met = ngo.get(API + "/broadcasts/" + broadcast.id()).expect(200).json();
        assertEquals("MET", met.get("status").asText());
        takenIn(first, met.get("hold").asText());
    }

    /// For tonight, because only tonight's census tells about tonight.
    @ParameterizedTest
    @ValueSource(strings = {OneBedShelter.REGION, OneBedShelter.REGION_OF_FOUR})
    void after_two_refusals_a_new_census_of_the_first_shelter_ends_the_wait(String where) {
        var night = LocalDateTime.now(ZoneId.of(where.startsWith("GB") ? "Europe/London" : "Europe/Zurich")).minusHours(6).toLocalDate();
        var first = refusedByBoth(where, night);
        var entry = ngo.post(API + "/waitlist", search(night, "\"area\": \"%s\", \"atRisk\": true".formatted(asked(where, night).get("area").asText()))).expect(201).id();
        assertEquals("WAITING", ngo.get(API + "/waitlist/" + entry).expect(200).json().get("status").asText());
        suite.as(first).put(API + "/shelters/" + house(first) + "/census", "{\"occupied\": 0}", Map.of()).expect(200);
        var offered = Awaitility.await("a place for the waiting person").atMost(SOON).pollInterval(Duration.ofMillis(200))
                .until(() -> ngo.get(API + "/waitlist/" + entry).expect(200).json(), found -> found.get("status").asText().equals("OFFERED"));
        takenIn(first, offered.get("hold").asText());
    }

    /// @return the manager of the shelter that was asked first and said that it is full
    private String refusedByBoth(String where, LocalDate night) {
        region = where;
        MANAGERS.forEach(manager -> OneBedShelter.open(suite, region, manager));
        var first = refused(hold(night), "FULL");
        var second = refused(hold(night), "NEEDS_NOT_MET");
        assertNotEquals(first, second, "the shelter that refused is not offered again");
        assertEquals("FURTHER_ASSESSMENT", asked(where, night).get("status").asText());
        return first;
    }

    /// The answer for the requested area.
    private JsonNode asked(String where, LocalDate night) {
        return ngo.post(API + "/availability-searches", search(night, "\"region\": \"%s\"".formatted(where))).expect(200).json().at("/offers/0");
    }

    private String hold(LocalDate night) {
        var offer = asked(region, night);
        assertEquals("CAPACITY", offer.get("status").asText(), offer::toString);
        return ngo.post(API + "/holds", "{\"offer\": \"%s\"}".formatted(offer.get("offer").asText())).expect(201).id().toString();
    }

    private String refused(String hold, String reason) {
        var placement = placement(hold);
        var manager = MANAGERS.stream().filter(account -> suite.as(account).get(API + "/placements/" + placement).status() == 200).findFirst().orElseThrow();
        suite.as(manager).post(API + "/placements/" + placement + "/refusal", "{\"reason\": \"%s\"}".formatted(reason), Map.of("If-Match", "\"0\"")).expect(200);
        assertTrue(ids(API + "/holds?status=REFUSED").contains(hold));
        return manager;
    }

    /// The next shift of the NGO finds her placement, but not the shelter.
    private void takenIn(String manager, String hold) {
        var placement = placement(hold);
        suite.as(manager).post(API + "/placements/" + placement + "/acceptance", "", Map.of("If-Match", "\"0\"")).expect(200);
        assertTrue(ids(API + "/placements?status=ACCEPTED").contains(placement));
        assertFalse(ngo.get(API + "/placements?limit=200").expect(200).text().contains(house(manager)));
        assertTrue(ids(API + "/holds?status=PLACED").contains(hold));
    }

    private String placement(String hold) {
        return ngo.post(API + "/holds/" + hold + "/placement", "{\"purpose\": \"EMERGENCY\"}").expect(201).json().at("/placement/id").asText();
    }

    private List<String> ids(String path) {
        return items(ngo, path).map(item -> item.get("id").asText()).toList();
    }

    private JsonNode alert(String manager, String reference) {
        return items(suite.as(manager), API + "/broadcast-alerts").filter(alert -> alert.get("reference").asText().equals(reference)).findFirst()
                .orElse(MissingNode.getInstance());
    }

    private String house(String manager) {
        return items(suite.as(manager), API + "/shelters?limit=200")
                .filter(shelter -> shelter.get("name").asText().equals(OneBedShelter.NAME) && shelter.get("region").asText().equals(region) && shelter.get("status").asText().equals("OPEN"))
                .map(shelter -> shelter.get("id").asText()).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> items(Calls who, String path) {
        return StreamSupport.stream(who.get(path).expect(200).json().get("items").spliterator(), false);
    }

    private static String search(LocalDate night, String more) {
        return "{\"from\": \"%s\", \"nights\": 1, \"women\": 1, \"needs\": %s, %s}".formatted(night, OneBedShelter.NEEDS, more);
    }
}
