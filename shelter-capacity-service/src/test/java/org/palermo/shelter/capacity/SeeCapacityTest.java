package org.palermo.shelter.capacity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.requested;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class SeeCapacityTest extends ServiceTest {

    @Test
    void ok_200_counts_places_by_region() {
        SomeShelter.in("ZZ-N").singleRooms(6).with("hygieneLimit", 5).with("occupied", 1).registered();
        decide(Account.SHELTER, requested(Account.NGO), "acceptance", "\"0\"", null).then().statusCode(200);
        held(Account.NGO);
        SomeShelter.in("ZZ-E").singleRooms(2).with("status", "RESTRICTED").registered();
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200)
                .body("country", equalTo("ZZ"))
                .body("regions.region", equalTo(List.of("ZZ-N", "ZZ-E", "ZZ-S", "ZZ-W")))
                .body("regions[0]",
                        equalTo(Map.of("region", "ZZ-N", "name", "North", "shelters", 1, "operational", 6, "occupied", 2, "held", 1,
                                "available", 2, "stale", 0, "lacking", Map.of())))
                .body("regions[1].operational", equalTo(2)).body("regions[1].available", equalTo(0))
                .body("regions[2].shelters", equalTo(0));
    }

    /// Only by the common codes: a shelter's own code could identify it.
    @Test
    void ok_200_counts_the_shelters_that_lack_something_by_region() {
        lacks("ZZ-N", List.of("FOOD", "PROTECTIVE_EQUIPMENT"));
        lacks("ZZ-N", List.of("FOOD", "CANDLES", "ROPE"));
        lacks("ZZ-S", List.of());
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200)
                .body("regions[0].lacking", equalTo(Map.of("FOOD", 2, "PROTECTIVE_EQUIPMENT", 1, "OTHER", 1)))
                .body("regions[2].lacking", equalTo(Map.of()));
    }

    private static void lacks(String region, List<String> codes) {
        put(Account.SHELTER, "/shelters/" + SomeShelter.in(region).singleRooms(1).registered() + "/supplies",
                Map.of("lacks", codes)).then().statusCode(200);
    }

    @Test
    void ok_200_a_stale_shelter_is_not_available() {
        SomeShelter.in("ZZ-N").singleRooms(6).registered();
        Register.time(Duration.ofHours(25));
        get(Account.RAPPORTEUR, "/capacity?country=ZZ").then().body("regions[0].stale", equalTo(1))
                .body("regions[0].available", equalTo(0));
    }

    @Test
    void ok_200_a_regional_coordinator_sees_only_the_own_region() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        get(Account.REGIONAL, "/capacity?country=ZZ").then().statusCode(200).body("regions.region", equalTo(List.of("ZZ-N")));
    }

    @Test
    void unauthorised_401() {
        given().get(API + "/capacity?country=ZZ").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        get(Account.NGO, "/capacity?country=ZZ").then().statusCode(403);
        get(Account.SHELTER, "/capacity?country=ZZ").then().statusCode(403);
    }

    @Test
    void invalid_400_no_or_unknown_country() {
        get(Account.AUTHORITY, "/capacity").then().statusCode(400);
        get(Account.AUTHORITY, "/capacity?country=XX").then().statusCode(400);
    }
}
