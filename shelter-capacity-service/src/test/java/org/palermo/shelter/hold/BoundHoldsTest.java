package org.palermo.shelter.hold;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// Limits on the places of a shelter and of an area that are held at the same time. By the profile of Zedland: four places of a
/// shelter, parties of four, eight people for each 32 registered places, and in total 24 people with 480 nights.
@QuarkusTest
class BoundHoldsTest extends ServiceTest {

    @Test
    void ok_200_a_large_party_is_told_to_ask_shelters_full_or_not() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        ask(Account.NGO, search(4, List.of())).then().statusCode(200)
                .body("offers.status", equalTo(List.of("CAPACITY")))
                .body("askInstead", org.hamcrest.Matchers.nullValue());
        for (int occupied : new int[] {0, 30}) {
            Register.execute("update offer_profile set unregistered = " + occupied);
            ask(Account.NGO, search(5, List.of())).then().statusCode(200).body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")))
                    .body("askInstead", equalTo(List.of(Map.of("reason", "LARGE_PARTY", "ways", List.of("BROADCAST")))));
            ask(Account.NGO, search(0, List.of(16, 16, 16, 16, 16))).then().body("offers.status", equalTo(List.of("NONE")));
        }
        Map<String, Object> asked = search(5, List.of());
        asked.put("deadline", java.time.Instant.now().plusSeconds(3_600).toString());
        post(Account.NGO, "/broadcasts", asked).then().statusCode(201);
    }

    @Test
    void invalid_400_a_large_party_does_not_wait() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        post(Account.NGO, "/waitlist",
                Map.of("area", "ZZ-A1", "from", tonight().toString(), "nights", 1, "women", 5)).then().statusCode(400)
                .body("violations.field", equalTo(List.of("women")));
    }

    /// For all organisations together, until the shelter has answered.
    @Test
    void conflict_409_at_most_four_places_of_a_shelter_are_held_however_many_are_free() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        String late = offer(Account.COORDINATOR);
        hold(Account.NGO, offer(Account.NGO, search(3, List.of()))).then().statusCode(201);
        ask(Account.OTHER_NGO, search(2, List.of())).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
        String placement = requested(Account.OTHER_NGO);
        ask(Account.NGO, search()).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
        hold(Account.COORDINATOR, late).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:no-place"));
        Questions.decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        held(Account.COORDINATOR);
    }

    /// Nobody can count how a shelter is divided, or which beds are free on which nights.
    @Test
    void conflict_409_no_hold_beside_a_family_and_no_more_than_four_places_over_all_nights_of_a_stay() {
        SomeShelter.in("ZZ-N").room("BED", "BED").singleRooms(28).registered();
        Map<String, Object> next = search(3, List.of());
        next.put("nights", 1);
        hold(Account.NGO, offer(Account.NGO, next)).then().statusCode(201);
        next.put("from", tonight().plusDays(1).toString());
        hold(Account.NGO, offer(Account.NGO, next)).then().statusCode(201);
        ask(Account.NGO, search()).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
        next.put("from", tonight().plusDays(5).toString());
        next.put("women", 1);
        next.put("children", List.of(4));
        hold(Account.NGO, offer(Account.NGO, next)).then().statusCode(201);
        next.put("children", List.of());
        ask(Account.NGO, next).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 40})
    void conflict_409_an_organisation_holds_a_quarter_of_the_registered_places_of_an_area(int registered) {
        for (int house = 0; house < 8; house++) {
            SomeShelter.in("ZZ-N").singleRooms(registered / 8).registered();
        }
        int allowed = registered == 32 ? 2 : 4;
        for (int i = 0; i < allowed; i++) {
            hold(Account.NGO, offer(Account.NGO, search(4, List.of()))).then().statusCode(201);
        }
        String more = offer(Account.NGO);
        hold(Account.NGO, more).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:too-many"));
        held(Account.OTHER_NGO);
        Register.execute("update place set operational = false where id not in (select place_id from allocation)");
        hold(Account.NGO, more).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:too-many"));
    }

    @Test
    void conflict_409_an_organisation_holds_its_maximum_of_nights() {
        for (int house = 0; house < 8; house++) {
            SomeShelter.in("ZZ-N").singleRooms(9).registered();
        }
        Map<String, Object> longest = search(4, List.of());
        longest.put("nights", 90);
        hold(Account.NGO, offer(Account.NGO, longest)).then().statusCode(201);
        longest.put("nights", 31);
        hold(Account.NGO, offer(Account.NGO, longest)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:too-many"));
        longest.put("nights", 30);
        hold(Account.NGO, offer(Account.NGO, longest)).then().statusCode(201);
    }

    @Test
    void a_released_hold_costs_questions() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String hold = held(Account.NGO);
        assertEquals(1, Register.count("question"));
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        assertEquals(6, Register.count("question"));
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        assertEquals(6, Register.count("question"));
        String placement = requested(Account.NGO);
        Questions.decide(Account.NGO, placement, "withdrawal", "\"0\"", null).then().statusCode(200);
        assertEquals(12, Register.count("question"));
    }

    /// At most once a day for an organisation.
    @Test
    void a_series_of_search_hold_and_release_is_told_to_the_administrator() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        for (int i = 0; i < 9; i++) {
            delete(Account.NGO, "/holds/" + held(Account.NGO)).then().statusCode(204);
        }
        get(Account.ADMINISTRATOR, "/notices").then().body("items.kind", not(hasItem("HOLDS_GIVEN_BACK")));
        for (int i = 0; i < 3; i++) {
            delete(Account.NGO, "/holds/" + held(Account.NGO)).then().statusCode(204);
        }
        get(Account.ADMINISTRATOR, "/notices").then().body("items.findAll { it.kind == 'HOLDS_GIVEN_BACK' }.about",
                equalTo(List.of(Account.NGO.agency().toString())));
        get(Account.NGO, "/notices").then().body("items.kind", not(hasItem("HOLDS_GIVEN_BACK")));
    }
}
