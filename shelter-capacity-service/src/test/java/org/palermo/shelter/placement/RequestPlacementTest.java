package org.palermo.shelter.placement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class RequestPlacementTest extends ServiceTest {
    private static final Map<String, Object> ASK = Map.of("purpose", "RECOVERY");

    @BeforeEach
    void onePlace() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
    }

    @Test
    void created_201_asks_the_shelter_and_tells_it() {
        String hold = held(Account.NGO);
        String placement = post(Account.NGO, "/holds/" + hold + "/placement", arriving(Instant.now().plusSeconds(7200)))
                .then().statusCode(201)
                .body("placement.status", equalTo("REQUESTED")).extract().path("placement.id");
        get(Account.SHELTER, "/notices").then().statusCode(200)
                .body("items.kind", equalTo(List.of("PLACEMENT_REQUESTED"))).body("items.about", hasItem(placement));
        get(Account.OTHER_SHELTER, "/notices").then().body("items.size()", equalTo(0));
        get(Account.SHELTER, "/placements/" + placement).then().statusCode(200)
                .header("ETag", matchesPattern("\"\\d+\""))
                .body("purpose", equalTo("RECOVERY")).body("women", equalTo(1)).body("nights", equalTo(2));
    }

    @Test
    void ok_200_lists_waiting_and_lapsed_requests() {
        String hold = held(Account.NGO);
        post(Account.NGO, "/holds/" + hold + "/placement", ASK).then().statusCode(201);
        get(Account.SHELTER, "/placements?status=REQUESTED").then().statusCode(200).body("items.hold", equalTo(List.of(hold)));
        get(Account.SHELTER, "/placements?status=LAPSED").then().body("items.size()", equalTo(0));
        get(Account.OTHER_SHELTER, "/placements").then().body("items.size()", equalTo(0));
        Register.time(Duration.ofMinutes(30));
        get(Account.SHELTER, "/placements?status=REQUESTED").then().body("items.size()", equalTo(0));
        get(Account.SHELTER, "/placements?status=LAPSED").then().body("items.status", equalTo(List.of("LAPSED")));
        get(Account.SHELTER, "/placements").then().body("items.size()", equalTo(1));
    }

    @Test
    void created_201_again_with_the_same_key_asks_once() {
        String hold = held(Account.NGO);
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Account.NGO.token()).header("Idempotency-Key", "ask-1").contentType("application/json").body(ASK)
                    .post(API + "/holds/" + hold + "/placement").then().statusCode(201);
        }
        assertEquals(1, Register.count("placement"));
        assertEquals(1, Register.count("notice"));
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json").body(ASK).post(API + "/holds/" + UUID.randomUUID() + "/placement").then().statusCode(401);
        given().get(API + "/placements").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        post(Account.SHELTER, "/holds/" + UUID.randomUUID() + "/placement", ASK).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        post(Account.OTHER_NGO, "/holds/" + held(Account.NGO) + "/placement", ASK).then().statusCode(404);
    }

    @Test
    void conflict_409_asked_already_released_or_expired() {
        String asked = held(Account.NGO);
        post(Account.NGO, "/holds/" + asked + "/placement", ASK).then().statusCode(201);
        post(Account.NGO, "/holds/" + asked + "/placement", ASK).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:asked"));
        delete(Account.NGO, "/holds/" + asked).then().statusCode(204);
        post(Account.NGO, "/holds/" + asked + "/placement", ASK).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:hold:released"));
        String expired = held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        post(Account.NGO, "/holds/" + expired + "/placement", ASK).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:hold:expired"));
    }

    @Test
    void conflict_409_the_nights_of_the_hold_are_over() {
        String hold = held(Account.NGO);
        Register.execute("update hold set from_night = from_night - 2");
        post(Account.NGO, "/holds/" + hold + "/placement", ASK).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:over"));
        Register.execute("update hold set from_night = from_night + 1");
        post(Account.NGO, "/holds/" + hold + "/placement", ASK).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[1]", "{\"purpose\":\"FUN\"}", "{\"purpose\":\"RECOVERY\",\"note\":\"she is called\"}",
        "{\"purpose\":\"RECOVERY\",\"arrivalWindow\":{}}",
        "{\"purpose\":\"RECOVERY\",\"arrivalWindow\":{\"from\":\"2999-01-01T00:00:00Z\",\"until\":\"2999-01-02T00:00:00Z\"}}",
        "{\"purpose\":\"RECOVERY\",\"arrivalWindow\":{\"from\":\"-999999999-01-01T00:00:00Z\",\"until\":\"+999999999-01-02T00:00:00Z\"}}"})
    void invalid_400_names_what_is_wrong(String body) {
        post(Account.NGO, "/holds/" + held(Account.NGO) + "/placement", body).then().statusCode(400)
                .contentType("application/problem+json");
    }

    /// A shelter may record a no-show from the end of the window on.
    @Test
    void invalid_400_an_arrival_before_the_first_night() {
        LocalDate night = tonight().plusDays(5);
        Instant begins = night.atTime(6, 0).atZone(ZoneId.of("Europe/Zurich")).toInstant();
        Map<String, Object> later = search();
        later.put("from", night.toString());
        String hold = hold(Account.NGO, offer(Account.NGO, later)).then().statusCode(201).extract().path("id");
        post(Account.NGO, "/holds/" + hold + "/placement", arriving(begins.minusSeconds(1))).then().statusCode(400)
                .body("violations.field", equalTo(List.of("arrivalWindow")));
        post(Account.NGO, "/holds/" + hold + "/placement", arriving(begins)).then().statusCode(201);
    }

    /// @param latest the end of the arrival window
    private static Map<String, Object> arriving(Instant latest) {
        return Map.of("purpose", "RECOVERY", "arrivalWindow", Map.of("from", Instant.now().toString(), "until", latest.toString()));
    }

    @Test
    void invalid_400_unknown_status_or_cursor() {
        get(Account.SHELTER, "/placements?cursor=nonsense").then().statusCode(400);
        get(Account.SHELTER, "/placements?limit=100000").then().statusCode(400);
        get(Account.SHELTER, "/placements?status=NONSENSE").then().statusCode(400);
    }
}
