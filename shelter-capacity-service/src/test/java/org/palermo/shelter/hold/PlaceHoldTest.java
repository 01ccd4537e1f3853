package org.palermo.shelter.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import org.palermo.shelter.availability.MintedOffers;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.availability.Stay;

@QuarkusTest
class PlaceHoldTest extends ServiceTest {

    @Test
    void created_201_keeps_a_place_for_thirty_minutes() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        hold(Account.NGO, offer(Account.NGO)).then().statusCode(201)
                .body("status", equalTo("HELD"))
                .body("area", equalTo("ZZ-A1"))
                .body("areaRegions", hasItem("ZZ-N"))
                .body("from", equalTo(tonight().toString()))
                .body("nights", equalTo(2))
                .body("reference", matchesPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}"))
                .body("expiresAt", notNullValue())
                .body(not(org.hamcrest.Matchers.containsString(shelter.toString())));
        assertEquals(1,
                Register.count("allocation where kind = 'HOLD' and expires_at - (select held_at from hold) = interval '30 minutes'"));
    }

    @Test
    void created_201_again_with_the_same_key_is_the_same_hold() {
        SomeShelter.in("ZZ-N").singleRooms(3).registered();
        String offer = offer(Account.NGO);
        String first = withKey(offer, "key-one-1").then().statusCode(201).extract().path("id");
        withKey(offer, "key-one-1").then().statusCode(201).body("id", equalTo(first));
        assertEquals(1, Register.count("hold"));
    }

    @Test
    void unprocessable_422_same_key_other_body() {
        SomeShelter.in("ZZ-N").singleRooms(3).registered();
        withKey(offer(Account.NGO), "key-two-2").then().statusCode(201);
        withKey(offer(Account.NGO), "key-two-2").then().statusCode(422);
    }

    @Test
    void created_201_family_takes_all_places_of_a_room() {
        SomeShelter.in("ZZ-N").room("BED", "BED", "COT").registered();
        hold(Account.NGO, offer(Account.NGO, search(1, List.of(1)))).then().statusCode(201);
        assertEquals(3, Register.count("allocation"));
    }

    @Test
    void created_201_an_expired_hold_is_replaced() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        String other = hold(Account.OTHER_NGO, offer(Account.OTHER_NGO)).then().statusCode(201).extract().path("id");
        assertEquals(1, Register.count("allocation a join hold_place h on h.allocation = a.id and h.hold = '" + other + "'"));
        assertEquals(2, Register.count("hold_place"));
    }

    @Test
    void created_201_nights_that_only_touch_do_not_conflict() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        held(Account.NGO);
        Map<String, Object> later = search();
        later.put("from", tonight().plusDays(2).toString());
        hold(Account.NGO, offer(Account.NGO, later)).then().statusCode(201);
        assertEquals(2, Register.count("allocation"));
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json").body("{}").post(API + "/holds").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        hold(Account.SHELTER, "x").then().statusCode(403);
    }

    @Test
    void forbidden_403_immigration_body() {
        hold(Account.BORDER, "x").then().statusCode(403).body("type", equalTo("urn:palermo:problem:identity:forbidden"));
    }

    @Test
    void invalid_400_an_offer_of_another_caller() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        hold(Account.OTHER_NGO, offer(Account.NGO)).then().statusCode(400).body("violations.field", equalTo(List.of("offer")));
    }

    @Test
    void invalid_400_no_offer_or_garbage() {
        post(Account.NGO, "/holds", "{}").then().statusCode(400);
        hold(Account.NGO, "not an offer!").then().statusCode(400);
        hold(Account.NGO, "QUJD").then().statusCode(400);
        hold(Account.NGO, "A".repeat(2000)).then().statusCode(400);
        post(Account.NGO, "/holds", "{\"offer\":").then().statusCode(400);
        post(Account.NGO, "/holds", "{\"offer\":\"x\",\"shelter\":\"y\"}").then().statusCode(400);
        post(Account.NGO, "/holds", "null").then().statusCode(400);
        post(Account.NGO, "/holds", "[]").then().statusCode(400);
    }

    @Test
    void conflict_409_the_nights_of_the_offer_are_over() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        hold(Account.NGO, offerFrom(tonight().minusDays(2))).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:hold:offer-ended"));
        hold(Account.NGO, offerFrom(tonight().minusDays(1))).then().statusCode(201);
    }

    /// For two nights.
    private static String offerFrom(LocalDate first) {
        return MintedOffers.of(TestTokens.subject(Account.NGO), Account.NGO, "ZZ-A1",
                new Stay(first, 2, new Party(1, List.of()), List.of()));
    }

    @Test
    void conflict_409_offer_has_ended() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String offer = offer(Account.NGO);
        Register.time(Duration.ofMinutes(15));
        hold(Account.NGO, offer).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:offer-ended"));
    }

    @Test
    void conflict_409_an_offer_makes_one_hold() {
        SomeShelter.in("ZZ-N").singleRooms(3).registered();
        String offer = offer(Account.NGO);
        String hold = hold(Account.NGO, offer).then().statusCode(201).extract().path("id");
        hold(Account.NGO, offer).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:offer-used"));
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        hold(Account.NGO, offer).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:offer-used"));
        assertEquals(1, Register.count("hold"));
        assertEquals(1, Register.count("hold_place"));
    }

    @Test
    void one_offer_raced_twenty_times_makes_one_hold() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        String offer = offer(Account.NGO);
        assertEquals(Map.of(201, 1L, 409, 19L), Parallel.send(Collections.nCopies(20, Parallel.hold(Account.NGO, offer))));
        assertEquals(1, Register.count("allocation"));
    }

    @Test
    void conflict_409_an_organisation_has_twenty_open_holds_and_no_more() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        RaisedLimits.of(List.of(Account.NGO, Account.OTHER_NGO), tonight(), 1);
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            requests.add(Parallel.hold(Account.NGO, offer(Account.NGO)));
        }
        assertEquals(Map.of(201, 20L, 409, 5L), Parallel.send(requests));
        String late = offer(Account.NGO);
        hold(Account.NGO, late).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:too-many"));
        held(Account.OTHER_NGO);
        Register.time(Duration.ofMinutes(30));
        held(Account.NGO);
    }

    @Test
    void conflict_409_place_has_gone() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String late = offer(Account.OTHER_NGO);
        held(Account.NGO);
        hold(Account.OTHER_NGO, late).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:no-place"));
    }

    @Test
    void not_found_404_other_agency() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String hold = held(Account.NGO);
        get(Account.NGO, "/holds/" + hold).then().statusCode(200).body("status", equalTo("HELD"));
        get(Account.OTHER_NGO, "/holds/" + hold).then().statusCode(404);
        get(Account.NGO, "/holds/" + UUID.randomUUID()).then().statusCode(404);
        get(Account.NGO, "/holds/not-an-id").then().statusCode(404);
    }

    @Test
    void ok_200_expired_at_its_instant() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String hold = held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        get(Account.NGO, "/holds/" + hold).then().statusCode(200).body("status", equalTo("EXPIRED"));
        ask(Account.OTHER_NGO, search()).then().body("offers.status", equalTo(List.of("CAPACITY")));
    }

    @Test
    void two_hundred_race_one_wins() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        List<Account> askers = List.of(Account.NGO, Account.OTHER_NGO, Account.COORDINATOR, Account.RESPONDER);
        List<HttpRequest> requests = new ArrayList<>();
        for (Account asker : askers) {
            String offer = offer(asker);
            for (int i = 0; i < 50; i++) {
                requests.add(Parallel.hold(asker, offer));
            }
        }
        Map<Integer, Long> answers = Parallel.send(requests);
        assertEquals(Map.of(201, 1L, 409, 199L), answers);
        assertEquals(1, Register.count("allocation"));
        assertEquals(1, Register.count("hold"));
        assertEquals(1, Register.count("hold_place"));
    }

    @Test
    void hundred_race_for_seven_places_in_three_houses_seven_win() {
        SomeShelter.in("ZZ-N").singleRooms(2).registered();
        SomeShelter.in("ZZ-E").singleRooms(4).with("hygieneLimit", 3).registered();
        SomeShelter.in("ZZ-S").singleRooms(9).with("staffedPlaces", 3).with("occupied", 1).registered();
        RaisedLimits.of(List.of(Account.NGO), tonight(), 1);
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            requests.add(Parallel.hold(Account.NGO, offer(Account.NGO)));
        }
        assertEquals(Map.of(201, 7L, 409, 93L), Parallel.send(requests));
        assertEquals(7, Register.count("allocation"));
    }

    private static io.restassured.response.Response withKey(String offer, String key) {
        return given().auth().oauth2(Account.NGO.token()).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("offer", offer)).post(API + "/holds");
    }
}
