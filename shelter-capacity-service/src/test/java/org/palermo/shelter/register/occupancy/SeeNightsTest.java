package org.palermo.shelter.register.occupancy;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class SeeNightsTest extends ServiceTest {

    @Test
    void ok_200_a_night_says_what_limits_it_and_what_is_left() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(6).with("staffedPlaces", 5).with("occupied", 1).registered();
        held(Account.NGO);
        put(Account.SHELTER, "/shelters/" + shelter + "/limits",
                Map.of("hygieneLimit", 2, "from", tonight().plusDays(1).toString())).then().statusCode(200);
        get(Account.SHELTER, "/shelters/" + shelter + "/nights?nights=3").then().statusCode(200)
                .body("items.size()", equalTo(3))
                .body("items[0].night", equalTo(tonight().toString()))
                .body("items[0].operational", equalTo(6)).body("items[0].staffed", equalTo(5)).body("items[0].hygieneLimit", equalTo(100))
                .body("items[0].occupied", equalTo(1)).body("items[0].held", equalTo(1)).body("items[0].available", equalTo(3))
                .body("items[1].hygieneLimit", equalTo(2)).body("items[1].available", equalTo(0))
                .body("items[2].held", equalTo(0)).body("items[2].available", equalTo(4));
    }

    @Test
    void ok_200_a_hold_is_free_again_at_its_end() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(2).registered();
        held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        get(Account.SHELTER, "/shelters/" + shelter + "/nights").then().body("items[0].held", equalTo(0))
                .body("items[0].available", equalTo(2));
    }

    @Test
    void ok_200_a_stale_census_is_unknown() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(2).registered();
        Register.time(Duration.ofHours(25));
        get(Account.SHELTER, "/shelters/" + shelter + "/nights").then().body("items[0].available", nullValue());
    }

    @Test
    void invalid_400_too_far_or_too_many() {
        String nights = "/shelters/" + SomeShelter.in("ZZ-N").registered() + "/nights";
        for (String query : java.util.List.of("?nights=0", "?nights=101", "?from=1900-01-01", "?from=tonight")) {
            get(Account.SHELTER, nights + query).then().statusCode(400).contentType("application/problem+json");
        }
    }
}
