package org.palermo.shelter.register.place;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class KeepPlacesTest extends ServiceTest {

    @Test
    void created_201_a_place_that_can_be_held() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        post(Account.SHELTER, "/shelters/" + shelter + "/places", Map.of("room", "Attic", "kind", "BED")).then().statusCode(201)
                .header("ETag", "\"0\"").body("operational", equalTo(true)).body("room", equalTo("Attic"));
        held(Account.NGO);
    }

    @Test
    void ok_200_a_place_out_of_service_is_not_offered_and_nobody_is_moved() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(2).registered();
        held(Account.NGO);
        List<String> places = get(Account.SHELTER, "/shelters/" + shelter + "/places").then().statusCode(200).extract().path("items.id");
        for (String place : places) {
            change(Account.SHELTER, shelter, place, "\"0\"", false).then().statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("operational", equalTo(false));
        }
        assertEquals(1, Register.count("allocation"));
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("WAITLIST"));
        change(Account.SHELTER, shelter, places.get(0), "\"1\"", true).then().statusCode(200);
        change(Account.SHELTER, shelter, places.get(1), "\"1\"", true).then().statusCode(200);
        held(Account.OTHER_NGO);
    }

    @Test
    void ok_200_sent_again_with_the_old_etag_it_changes_nothing() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String place = get(Account.SHELTER, "/shelters/" + shelter + "/places").then().extract().path("items[0].id");
        change(Account.SHELTER, shelter, place, "\"0\"", false).then().statusCode(200).header("ETag", "\"1\"");
        change(Account.SHELTER, shelter, place, "\"0\"", false).then().statusCode(200).header("ETag", "\"1\"");
        change(Account.SHELTER, shelter, place, "\"0\"", true).then().statusCode(412);
    }

    @Test
    void ok_200_a_bed_repaired_or_added_in_a_familys_room_belongs_to_the_family() {
        UUID shelter = SomeShelter.in("ZZ-N").room("BED", "BED", "BED").registered();
        String broken = get(Account.SHELTER, "/shelters/" + shelter + "/places").then().extract().path("items[0].id");
        change(Account.SHELTER, shelter, broken, "\"0\"", false).then().statusCode(200);
        String hold = hold(Account.NGO, offer(Account.NGO, search(1, List.of(9)))).then().statusCode(201).extract().path("id");
        assertEquals(2, Register.count("allocation"));
        change(Account.SHELTER, shelter, broken, "\"1\"", true).then().statusCode(200);
        ask(Account.OTHER_NGO, search()).then().body("offers[0].status", equalTo("FURTHER_ASSESSMENT"));
        post(Account.SHELTER, "/shelters/" + shelter + "/places", Map.of("room", "Room 1", "kind", "BED")).then().statusCode(201);
        ask(Account.OTHER_NGO, search()).then().body("offers[0].status", equalTo("FURTHER_ASSESSMENT"));
        assertEquals(4, Register.count("allocation a join hold_place p on p.allocation = a.id where p.hold = '" + hold
                + "' and a.expires_at = (select expires_at from hold)"));
        String placement = post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        decide(Account.SHELTER, placement, "extension", "\"1\"", Map.of("nights", 3)).then().statusCode(200);
        assertEquals(4, Register.count("allocation where kind = 'PLACEMENT' and upper(nights) = '" + tonight().plusDays(5) + "'"));
        post(Account.SHELTER, "/shelters/" + shelter + "/places", Map.of("room", "Room 1", "kind", "BED")).then().statusCode(201);
        assertEquals(5, Register.count("allocation where kind = 'PLACEMENT' and upper(nights) = '" + tonight().plusDays(5) + "'"));
        decide(Account.NGO, placement, "withdrawal", "\"2\"", null).then().statusCode(200);
        assertEquals(0, Register.count("allocation"));
        held(Account.OTHER_NGO);
    }

    @Test
    void ok_200_a_bed_repaired_in_a_room_of_women_is_free() {
        UUID shelter = SomeShelter.in("ZZ-N").room("BED", "BED").registered();
        String broken = get(Account.SHELTER, "/shelters/" + shelter + "/places").then().extract().path("items[0].id");
        change(Account.SHELTER, shelter, broken, "\"0\"", false).then().statusCode(200);
        held(Account.NGO);
        change(Account.SHELTER, shelter, broken, "\"1\"", true).then().statusCode(200);
        assertEquals(1, Register.count("allocation"));
        held(Account.OTHER_NGO);
    }

    @Test
    void unauthorised_401() {
        given().get(API + "/shelters/" + UUID.randomUUID() + "/places").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        get(Account.NGO, "/shelters/" + UUID.randomUUID() + "/places").then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        UUID mine = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        UUID other = SomeShelter.in("ZZ-N").runBy(Account.OTHER_SHELTER).singleRooms(1).registered();
        String theirs = get(Account.OTHER_SHELTER, "/shelters/" + other + "/places").then().extract().path("items[0].id");
        get(Account.SHELTER, "/shelters/" + other + "/places").then().statusCode(404);
        change(Account.SHELTER, other, theirs, "\"0\"", false).then().statusCode(404);
        change(Account.SHELTER, mine, theirs, "\"0\"", false).then().statusCode(404);
        post(Account.SHELTER, "/shelters/" + other + "/places", Map.of("room", "Attic", "kind", "BED")).then().statusCode(404);
    }

    @Test
    void stale_412_old_etag_and_428_without_one() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String place = get(Account.SHELTER, "/shelters/" + shelter + "/places").then().extract().path("items[0].id");
        change(Account.SHELTER, shelter, place, "\"4\"", false).then().statusCode(412);
        for (String none : new String[] {null, "", " "}) {
            change(Account.SHELTER, shelter, place, none, false).then().statusCode(428);
            change(Account.SHELTER, shelter, place, none, true).then().statusCode(428);
        }
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        post(Account.SHELTER, "/shelters/" + shelter + "/places", "{\"room\":\"\\u001e\",\"kind\":\"BED\"}").then().statusCode(400);
        post(Account.SHELTER, "/shelters/" + shelter + "/places", "{\"room\":\"Attic\",\"kind\":\"SOFA\"}").then().statusCode(400);
        post(Account.SHELTER, "/shelters/" + shelter + "/places", "{}").then().statusCode(400);
    }

    private static Response change(Account who, UUID shelter, String place, String etag, boolean operational) {
        var request = given().auth().oauth2(who.token()).contentType("application/json").body(Map.of("operational", operational));
        return (etag == null ? request : request.header("If-Match", etag))
                .put(API + "/shelters/" + shelter + "/places/" + place + "/state");
    }
}
