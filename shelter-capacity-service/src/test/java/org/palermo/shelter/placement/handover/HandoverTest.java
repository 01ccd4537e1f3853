package org.palermo.shelter.placement.handover;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.requested;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class HandoverTest extends ServiceTest {
    private static final Map<String, String> HANDOVER = Map.of("meetingPoint", "Quillfeather Station, bench 9",
            "call", "Aurelia 0700 900123", "travelTime", "UNDER_1_HOUR", "transport", "SHELTER_FETCHES");

    private String placement;

    @BeforeEach
    void accepted() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
    }

    @Test
    void ok_200_the_asker_reads_how_to_arrive_and_no_address() {
        give(Account.SHELTER, "\"1\"", HANDOVER).then().statusCode(200).header("ETag", "\"2\"");
        get(Account.NGO, "/placements/" + placement + "/handover").then().statusCode(200).header("ETag", "\"2\"")
                .body("meetingPoint", equalTo(HANDOVER.get("meetingPoint"))).body("call", equalTo(HANDOVER.get("call")))
                .body("travelTime", equalTo("UNDER_1_HOUR")).body(not(containsString("Lantern")));
        get(Account.SHELTER, "/placements/" + placement + "/handover").then().statusCode(200);
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("PLACEMENT_HANDOVER")).body(not(containsString("Quillfeather")));
        assertEquals(0, Register.count("handover where position(cast('Quill' as bytea) in sealed) > 0"));
    }

    @Test
    void ok_200_a_new_handover_replaces_the_old_one() {
        give(Account.SHELTER, "\"1\"", HANDOVER).then().statusCode(200);
        Map<String, String> other = new java.util.HashMap<>(HANDOVER);
        other.put("meetingPoint", "Market");
        give(Account.SHELTER, "\"2\"", other).then().statusCode(200).header("ETag", "\"3\"");
        get(Account.NGO, "/placements/" + placement + "/handover").then().body("meetingPoint", equalTo("Market"));
        give(Account.SHELTER, "\"2\"", HANDOVER).then().statusCode(412);
    }

    @Test
    void deleted_with_its_key_on_arrival() {
        give(Account.SHELTER, "\"1\"", HANDOVER).then().statusCode(200);
        decide(Account.SHELTER, placement, "arrival", "\"2\"", null).then().statusCode(200).body("handoverAt", nullValue());
        get(Account.NGO, "/placements/" + placement + "/handover").then().statusCode(404);
        assertEquals(0, Register.count("handover"));
        assertEquals(0, Register.count("data_key where purpose = 'NOTE' and owner = '" + placement + "'"));
        give(Account.SHELTER, "\"3\"", HANDOVER).then().statusCode(409);
    }

    @Test
    void deleted_with_its_key_on_withdrawal() {
        give(Account.SHELTER, "\"1\"", HANDOVER).then().statusCode(200);
        decide(Account.NGO, placement, "withdrawal", "\"2\"", null).then().statusCode(200);
        assertEquals(0, Register.count("handover"));
        assertEquals(0, Register.count("data_key where purpose = 'NOTE' and owner = '" + placement + "'"));
    }

    @Test
    void conflict_409_before_the_acceptance() {
        String waiting = waiting();
        put(Account.SHELTER, waiting, "\"0\"", HANDOVER).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:not-now"));
        get(Account.NGO, "/placements/" + waiting + "/handover").then().statusCode(404);
    }

    private static String waiting() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        return requested(Account.NGO);
    }

    @Test
    void refused_without_permission() {
        given().put(API + "/placements/" + placement + "/handover").then().statusCode(401);
        give(Account.NGO, "\"1\"", HANDOVER).then().statusCode(403);
        give(Account.OTHER_SHELTER, "\"1\"", HANDOVER).then().statusCode(404);
        give(Account.SHELTER, null, HANDOVER).then().statusCode(428);
        give(Account.SHELTER, "\"1\"", HANDOVER).then().statusCode(200);
        for (Account other : new Account[] {Account.OTHER_NGO, Account.OTHER_SHELTER, Account.COORDINATOR}) {
            get(other, "/placements/" + placement + "/handover").then().statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]",
        "{\"meetingPoint\":\" \",\"call\":\"x\",\"travelTime\":\"UNDER_1_HOUR\",\"transport\":\"SHELTER_FETCHES\"}",
        "{\"meetingPoint\":\"x\",\"call\":\"x\",\"travelTime\":\"17 minutes\",\"transport\":\"SHELTER_FETCHES\"}",
        "{\"meetingPoint\":\"x\",\"call\":\"x\",\"travelTime\":\"UNDER_1_HOUR\",\"transport\":\"SHELTER_FETCHES\","
                + "\"address\":\"7 Lantern Row\"}",
        "{\"meetingPoint\":\"x\\u0000\",\"call\":\"x\",\"travelTime\":\"UNDER_1_HOUR\",\"transport\":\"SHELTER_FETCHES\"}"})
    void invalid_400_names_what_is_wrong(String body) {
        give(Account.SHELTER, "\"1\"", body).then().statusCode(400)
                .contentType("application/problem+json")
                .body(not(containsString("Lantern")));
        assertEquals(0, Register.count("handover"));
    }

    private Response give(Account who, String etag, Object body) {
        return put(who, placement, etag, body);
    }

    private static Response put(Account who, String placement, String etag, Object body) {
        var request = given().auth().oauth2(who.token()).contentType("application/json").body(body);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request.put(API + "/placements/" + placement + "/handover");
    }
}
