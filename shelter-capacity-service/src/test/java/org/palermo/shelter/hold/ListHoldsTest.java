package org.palermo.shelter.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

/// What a person who comes on shift finds: the holds and placement requests of the organisation.
@QuarkusTest
class ListHoldsTest extends ServiceTest {
    private UUID shelter;

    @BeforeEach
    void places() {
        shelter = SomeShelter.in("ZZ-N").singleRooms(8).registered();
    }

    @Test
    void ok_200_holds_of_the_organisation_latest_first_with_placements_and_without_shelters() {
        String first = held(Account.NGO);
        String placement = requested(Account.NGO);
        String second = get(Account.SHELTER, "/placements/" + placement).then().extract().path("hold");
        held(Account.OTHER_NGO);
        get(Account.NGO, "/holds").then().statusCode(200).body("items.id", equalTo(List.of(second, first)))
                .body("items[0].placement.id", equalTo(placement))
                .body("items[0].placement.status", equalTo("REQUESTED"))
                .body("items[1].placement", nullValue())
                .body(not(containsString(shelter.toString())));
        String next = get(Account.NGO, "/holds?limit=1").then().body("items.id", equalTo(List.of(second))).extract().path("next");
        get(Account.NGO, "/holds?limit=1&cursor=" + next).then().body("items.id", equalTo(List.of(first))).body("next", nullValue());
    }

    @Test
    void ok_200_holds_of_a_case_those_of_the_own_organisation_alone() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        held(Account.COORDINATOR);
        String before = heldFor(known, Account.COORDINATOR);
        known.assigned(Account.OTHER_COORDINATOR);
        known.ended(Account.COORDINATOR);
        get(Account.OTHER_COORDINATOR, "/holds?caseFile=" + known.id()).then().statusCode(200).body("items", empty());
        String now = heldFor(known, Account.OTHER_COORDINATOR);
        get(Account.OTHER_COORDINATOR, "/holds?caseFile=" + known.id()).then().statusCode(200).body("items.id", equalTo(List.of(now)));
        get(Account.OTHER_COORDINATOR, "/holds/" + before).then().statusCode(404);
        get(Account.OTHER_COORDINATOR, "/holds?status=RELEASED&caseFile=" + known.id()).then().statusCode(200).body("items", empty());
    }

    @Test
    void not_found_404_a_case_on_which_the_caller_does_not_work() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        heldFor(known, Account.COORDINATOR);
        for (String id : List.of(known.id(), UUID.randomUUID().toString())) {
            get(Account.OTHER_COORDINATOR, "/holds?caseFile=" + id).then().statusCode(404);
            get(Account.NGO, "/holds?caseFile=" + id).then().statusCode(404);
        }
        known.ended(Account.COORDINATOR);
        get(Account.COORDINATOR, "/holds?caseFile=" + known.id()).then().statusCode(404);
    }

    private static String heldFor(SomeCase known, Account coordinator) {
        Map<String, Object> search = search();
        search.put("caseFile", known.id());
        return hold(coordinator, offer(coordinator, search)).then().statusCode(201).extract().path("id");
    }

    @Test
    void ok_200_holds_by_current_status() {
        String expired = held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        String released = held(Account.NGO);
        delete(Account.NGO, "/holds/" + released).then().statusCode(204);
        String refused = requested(Account.NGO);
        String hold = get(Account.NGO, "/placements/" + refused).then().extract().path("hold");
        SomeShelter.in("ZZ-S").with("name", "Second").runBy(Account.OTHER_SHELTER).singleRooms(2).registered();
        decide(Account.SHELTER, refused, "refusal", "\"0\"", java.util.Map.of("reason", "FULL")).then().statusCode(200);
        String now = held(Account.NGO);
        assertListed("HELD", now);
        assertListed("EXPIRED", expired);
        assertListed("RELEASED", released);
        assertListed("REFUSED", hold);
        get(Account.NGO, "/holds?status=PLACED").then().statusCode(200).body("items", empty());
        get(Account.NGO, "/holds?status=GIVEN").then().statusCode(400);
    }

    @Test
    void ok_200_placements_without_the_shelter_for_the_asker_and_with_it_for_the_operator() {
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        String waiting = requested(Account.NGO);
        get(Account.NGO, "/placements").then().statusCode(200)
                .body("items.id", equalTo(List.of(waiting, placement)))
                .body("items.areaRegions", everyItem(hasItem("ZZ-N")))
                .body(not(containsString(shelter.toString())));
        get(Account.NGO, "/placements?status=ACCEPTED").then().body("items.id", equalTo(List.of(placement)));
        String next = get(Account.NGO, "/placements?limit=1").then().extract().path("next");
        get(Account.NGO, "/placements?limit=1&cursor=" + next).then().body("items.id", equalTo(List.of(placement)));
        get(Account.NGO, "/placements/" + placement).then().statusCode(200).body("areaRegions", hasItem("ZZ-N"));
        get(Account.NGO, "/holds").then().body("items.areaRegions", everyItem(hasItem("ZZ-N")));
        get(Account.SHELTER, "/placements").then().body("items.shelter", equalTo(List.of(shelter.toString(), shelter.toString())))
                .body(not(containsString("areaRegions")));
        get(Account.SHELTER, "/placements?side=ASKER").then().statusCode(200).body("items", empty());
        get(Account.NGO, "/placements?side=SHELTER").then().statusCode(200).body("items", empty());
        get(Account.OTHER_NGO, "/placements").then().statusCode(200).body("items", empty());
        get(Account.OTHER_NGO, "/holds").then().statusCode(200).body("items", empty());
    }

    @Test
    void unauthorised_401() {
        given().get(API + "/holds").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        get(Account.SHELTER, "/holds").then().statusCode(403);
        get(Account.AUTHORITY, "/placements").then().statusCode(403);
    }

    private static void assertListed(String status, String id) {
        get(Account.NGO, "/holds?status=" + status).then().statusCode(200)
                .body("items.id", equalTo(List.of(id)))
                .body("items.status", equalTo(List.of(status)));
    }
}
