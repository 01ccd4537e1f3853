package org.palermo.shelter.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class ChangeStatusTest extends ServiceTest {

    @Test
    void ok_200_a_closed_shelter_offers_nothing_and_moves_nobody() {
        String status = status(SomeShelter.in("ZZ-N").singleRooms(2).registered());
        held(Account.NGO);
        put(Account.SHELTER, status, Map.of("status", "CLOSED")).then().statusCode(200)
                .body("status", equalTo("CLOSED")).body("since", not(nullValue())).body("recordedBy", not(nullValue()));
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("NONE"));
        assertEquals(1, Register.count("allocation"));
        put(Account.SHELTER, status, Map.of("status", "RESTRICTED")).then().statusCode(200);
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("FURTHER_ASSESSMENT"));
        put(Account.SHELTER, status, Map.of("status", "OPEN")).then().statusCode(200);
        held(Account.NGO);
    }

    @Test
    void ok_200_sent_again_it_changes_nothing() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        Map<String, Object> closed = Map.of("status", "CLOSED", "at", Instant.now().toString());
        Register.time(Duration.ofMinutes(1));
        String since = put(Account.SHELTER, status(shelter), closed).then().statusCode(200).extract().path("since");
        put(Account.SHELTER, status(shelter), closed).then().statusCode(200).body("since", equalTo(since));
        put(Account.SHELTER, status(shelter), Map.of("status", "CLOSED")).then().statusCode(200).body("since", equalTo(since));
        get(Account.SHELTER, status(shelter)).then().statusCode(200).body("status", equalTo("CLOSED")).body("since", equalTo(since));
        assertEquals(2, Register.count("shelter_state"));
    }

    @Test
    void ok_200_the_shelter_shows_it_and_its_etag_changes() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        put(Account.SHELTER, status(shelter), Map.of("status", "REMOTE_ONLY")).then().statusCode(200);
        get(Account.SHELTER, "/shelters/" + shelter).then().body("status", equalTo("REMOTE_ONLY")).header("ETag", equalTo("\"1\""));
    }

    @Test
    void conflict_409_a_later_status_stands() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        put(Account.SHELTER, status(shelter), Map.of("status", "CLOSED", "at", "2026-01-01T00:00:00Z")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:status:older"));
        get(Account.SHELTER, status(shelter)).then().body("status", equalTo("OPEN"));
    }

    @Test
    void ok_200_supplies_keep_who_recorded_them_and_when() {
        String shelter = "/shelters/" + SomeShelter.in("ZZ-N").registered();
        String supplies = shelter + "/supplies";
        get(Account.SHELTER, supplies).then().statusCode(200).body("lacks", empty()).body("recordedBy", nullValue());
        String first = null;
        for (int i = 0; i < 2; i++) {
            Register.time(Duration.ofMinutes(i));
            String at = put(Account.SHELTER, supplies,
                    Map.of("lacks", List.of("FOOD", "PROTECTIVE_EQUIPMENT", "FOOD"))).then().statusCode(200)
                    .body("lacks", equalTo(List.of("FOOD", "PROTECTIVE_EQUIPMENT")))
                    .body("recordedBy", equalTo(TestTokens.subject(Account.SHELTER)))
                    .extract().path("recordedAt");
            first = first == null ? at : first;
            assertEquals(first, at, "sent again it changes nothing");
        }
        put(Account.ADMINISTRATOR, supplies, Map.of("lacks", List.of())).then().statusCode(200)
                .body("recordedBy", equalTo(TestTokens.subject(Account.ADMINISTRATOR)));
        put(Account.SHELTER, supplies, Map.of("lacks", List.of("FOOD"))).then().statusCode(200);
        get(Account.ADMINISTRATOR, supplies).then().statusCode(200)
                .body("lacks", equalTo(List.of("FOOD")))
                .body("recordedBy", equalTo(TestTokens.subject(Account.SHELTER)));
        get(Account.SHELTER, shelter).then().body("lacks", equalTo(List.of("FOOD")));
        assertEquals("FOOD,PROTECTIVE_EQUIPMENT//FOOD", Register.text("select string_agg(lacks, '/' order by id) from shelter_supply"));
        get(Account.OTHER_SHELTER, supplies).then().statusCode(404);
        get(Account.NGO, supplies).then().statusCode(403);
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json").body("{\"status\":\"OPEN\"}").put(API + status(UUID.randomUUID())).then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        put(Account.NGO, status(UUID.randomUUID()), Map.of("status", "OPEN")).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        put(Account.OTHER_SHELTER, status(shelter), Map.of("status", "CLOSED")).then().statusCode(404);
        put(Account.OTHER_SHELTER, "/shelters/" + shelter + "/supplies", Map.of("lacks", List.of())).then().statusCode(404);
        get(Account.OTHER_SHELTER, "/shelters/" + shelter + "/nights").then().statusCode(404);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        for (String body : List.of("{}", "{\"status\":\"AJAR\"}", "{\"status\":\"OPEN\",\"at\":\"2999-01-01T00:00:00Z\"}", "[]")) {
            put(Account.SHELTER, status(shelter), body).then().statusCode(400).contentType("application/problem+json");
        }
        for (String body : List.of("{}", "{\"lacks\":[\"a spare blanket\"]}", "{\"lacks\":[null]}")) {
            put(Account.SHELTER, "/shelters/" + shelter + "/supplies", body).then().statusCode(400).contentType("application/problem+json");
        }
    }

    private static String status(UUID shelter) {
        return "/shelters/" + shelter + "/status";
    }
}
