package org.palermo.shelter.register.occupancy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.RaisedLimits;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class ChangeLimitsTest extends ServiceTest {

    @Test
    void ok_200_a_limit_below_the_taken_places_refuses_new_holds_and_moves_nobody() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(4).registered();
        held(Account.NGO);
        held(Account.NGO);
        put(Account.SHELTER, "/shelters/" + shelter + "/limits", Map.of("staffed", 1, "hygieneLimit", 4)).then().statusCode(200)
                .body("staffed", equalTo(1)).body("night", equalTo(tonight().toString()));
        assertEquals(2, Register.count("allocation"));
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("WAITLIST"));
        put(Account.SHELTER, "/shelters/" + shelter + "/limits", Map.of("staffed", 3, "hygieneLimit", 4)).then().statusCode(200);
        held(Account.OTHER_NGO);
    }

    @Test
    void ok_200_one_night_is_enough_to_refuse_a_stay() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(4).registered();
        put(Account.SHELTER, "/shelters/" + shelter + "/limits",
                Map.of("staffed", 0, "hygieneLimit", 4, "from", tonight().plusDays(1).toString(), "nights", 1)).then().statusCode(200);
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("WAITLIST"));
        Map<String, Object> short1 = search();
        short1.put("nights", 1);
        ask(Account.NGO, short1).then().body("offers[0].status", equalTo("CAPACITY"));
        put(Account.SHELTER, "/shelters/" + shelter + "/limits", Map.of("staffed", 4, "hygieneLimit", 4)).then().statusCode(200);
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("CAPACITY"));
    }

    /// For a night, the latest change that covers it counts.
    @Test
    void ok_200_limits_say_who_set_them_and_every_change_is_kept() {
        String limits = "/shelters/" + SomeShelter.in("ZZ-N").singleRooms(4).registered() + "/limits";
        get(Account.SHELTER, limits).then().statusCode(200).body("recordedBy", nullValue()).body("recordedAt", nullValue());
        for (int i = 0; i < 2; i++) {
            put(Account.SHELTER, limits, Map.of("staffed", 3)).then().statusCode(200)
                    .body("recordedBy", equalTo(TestTokens.subject(Account.SHELTER)));
        }
        String at = get(Account.ADMINISTRATOR, limits).then().body("staffed", equalTo(3)).extract().path("recordedAt");
        Register.time(Duration.ofMinutes(1));
        put(Account.SHELTER, limits,
                Map.of("hygieneLimit", 2, "from", tonight().plusDays(1).toString(), "nights", 2)).then().statusCode(200)
                .body("recordedAt", not(equalTo(at)));
        get(Account.SHELTER, limits).then().body("recordedAt", equalTo(at));
        assertEquals(2, Register.count("shelter_limit"));
        assertEquals(1, Register.count("shelter_limit where hygiene_limit = 2 and staffed is null and until_night = from_night + 2"));
        assertEquals(1, Register.count("shelter_limit where staffed = 3 and hygiene_limit is null and until_night is null"));
    }

    /// Holds, limits of all nights and of some, censuses and descriptions at the same time must not deadlock.
    @Test
    void ok_200_everything_at_once_never_deadlocks() {
        UUID one = SomeShelter.in("ZZ-N").singleRooms(30).registered();
        UUID two = SomeShelter.in("ZZ-E").singleRooms(30).registered();
        RaisedLimits.of(List.of(Account.NGO, Account.OTHER_NGO), tonight(), 15);
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Map<String, Object> later = search();
            later.put("from", tonight().plusDays(i).toString());
            later.put("nights", 1 + i % 5);
            requests.add(Parallel.hold(Account.NGO, offer(Account.NGO, later)));
            requests.add(Parallel.hold(Account.OTHER_NGO, offer(Account.OTHER_NGO)));
            for (UUID shelter : List.of(one, two)) {
                requests.add(Parallel.put(Account.SHELTER, "/shelters/" + shelter + "/limits", "{\"staffed\":40,\"hygieneLimit\":40}"));
                requests.add(Parallel.put(Account.SHELTER, "/shelters/" + shelter + "/limits",
                        "{\"staffed\":40,\"hygieneLimit\":40,\"from\":\"%s\",\"nights\":9}".formatted(tonight().plusDays(i))));
                requests.add(Parallel.put(Account.SHELTER, "/shelters/" + shelter + "/census", "{\"occupied\":0}"));
            }
        }
        Map<Integer, Long> answers = Parallel.send(requests);
        assertEquals(30, answers.get(201), answers.toString());
        assertEquals(90, answers.get(200) + answers.getOrDefault(409, 0L), answers.toString());
    }

    @Test
    void ok_200_staffing_alone_keeps_the_hygiene_limit() {
        UUID shelter = SomeShelter.in("ZZ-N").with("staffedPlaces", 7).with("hygieneLimit", 5).registered();
        String limits = "/shelters/" + shelter + "/limits";
        put(Account.SHELTER, limits, Map.of("hygieneLimit", 3, "from", tonight().toString())).then().statusCode(200)
                .body("staffed", equalTo(7))
                .body("hygieneLimit", equalTo(3));
        put(Account.SHELTER, limits, Map.of("staffed", 4)).then().statusCode(200)
                .body("staffed", equalTo(4))
                .body("hygieneLimit", equalTo(3));
        put(Account.SHELTER, limits, Map.of("hygieneLimit", 6)).then().statusCode(200)
                .body("staffed", equalTo(4))
                .body("hygieneLimit", equalTo(6));
    }

    @Test
    void ok_200_tonights_limits() {
        UUID shelter = SomeShelter.in("ZZ-N").with("staffedPlaces", 7).with("hygieneLimit", 5).registered();
        get(Account.SHELTER, "/shelters/" + shelter + "/limits").then().statusCode(200)
                .body("staffed", equalTo(7))
                .body("hygieneLimit", equalTo(5));
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json").body("{}").put(API + "/shelters/" + UUID.randomUUID() + "/limits").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        put(Account.NGO, "/shelters/" + UUID.randomUUID() + "/limits", Map.of("staffed", 1, "hygieneLimit", 1)).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        put(Account.OTHER_SHELTER, "/shelters/" + shelter + "/limits", Map.of("staffed", 1, "hygieneLimit", 1)).then().statusCode(404);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        String limits = "/shelters/" + SomeShelter.in("ZZ-N").registered() + "/limits";
        for (String body : List.of("{}", "{\"staffed\":-1,\"hygieneLimit\":1}", "{\"staffed\":1,\"hygieneLimit\":1,\"nights\":3}",
                "{\"staffed\":1,\"hygieneLimit\":1,\"from\":\"1999-01-01\"}",
                "{\"staffed\":1,\"hygieneLimit\":1,\"from\":\"+99999-01-01\"}",
                "{\"staffed\":1,\"hygieneLimit\":1,\"from\":\"2026-02-30\"}")) {
            put(Account.SHELTER, limits, body).then().statusCode(400).contentType("application/problem+json");
        }
    }
}
