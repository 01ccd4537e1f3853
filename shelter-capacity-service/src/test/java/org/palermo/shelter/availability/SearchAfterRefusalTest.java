package org.palermo.shelter.availability;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

/// What a search offers after a refusal.
@QuarkusTest
class SearchAfterRefusalTest extends ServiceTest {

    @Test
    void after_one_refusal_the_second_shelter_is_offered_and_after_both_a_broadcast_is_possible() {
        Map<UUID, Account> houses = Map.of(house("ZZ-N", Account.SHELTER), Account.SHELTER,
                house("ZZ-S", Account.OTHER_SHELTER), Account.OTHER_SHELTER);
        UUID first = refused(houses, search(), "FULL");
        assertFound("CAPACITY", Account.NGO, search());
        UUID second = refused(houses, search(), "STAFF_SHORTAGE");
        assertNotEquals(first, second);
        assertFound("FURTHER_ASSESSMENT", Account.NGO, search());
        assertFound("CAPACITY", Account.OTHER_NGO, search());
        broadcast(search());
    }

    /// Without a case, a refusal because of the people ends after a day.
    @ParameterizedTest
    @ValueSource(strings = {"NEEDS_NOT_MET", "SAFETY_OF_RESIDENTS", "SAFETY_OF_APPLICANT", "OUT_OF_REMIT"})
    void a_refusal_because_of_people_lasts_a_day(String reason) {
        UUID house = house("ZZ-N", Account.SHELTER);
        Map<String, Object> ahead = ahead();
        refused(Map.of(house, Account.SHELTER), ahead, reason);
        assertFound("FURTHER_ASSESSMENT", Account.NGO, ahead);
        broadcast(ahead);
        countAgain(house);
        assertFound("FURTHER_ASSESSMENT", Account.NGO, ahead);
        aDayLater(house);
        assertFound("CAPACITY", Account.NGO, ahead);
    }

    /// A census says what is true of its night, and nothing about later nights.
    @ParameterizedTest
    @ValueSource(strings = {"FULL", "STAFF_SHORTAGE", "HYGIENE_LIMIT"})
    void a_refusal_because_of_nights_lasts_until_a_census_on_one_of_them(String reason) {
        UUID house = house("ZZ-N", Account.SHELTER);
        refused(Map.of(house, Account.SHELTER), search(), reason);
        assertFound("FURTHER_ASSESSMENT", Account.NGO, search());
        countAgain(house);
        assertFound("CAPACITY", Account.NGO, search());
        Map<String, Object> ahead = ahead();
        refused(Map.of(house, Account.SHELTER), ahead, reason);
        broadcast(ahead);
        countAgain(house);
        assertFound("FURTHER_ASSESSMENT", Account.NGO, ahead);
        aDayLater(house);
        assertFound("FURTHER_ASSESSMENT", Account.NGO, ahead);
        Register.execute("update offer_profile set census_night = date '" + ahead.get("from") + "' + 1");
        assertFound("CAPACITY", Account.NGO, ahead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEEDS_NOT_MET", "SAFETY_OF_RESIDENTS", "SAFETY_OF_APPLICANT", "OUT_OF_REMIT"})
    void a_refusal_because_of_the_people_of_a_case_lasts_all_their_nights(String reason) {
        UUID house = house("ZZ-N", Account.SHELTER);
        Map<String, Object> known = changed(ahead(), "caseFile", SomeCase.of(Account.COORDINATOR).id());
        refused(Map.of(house, Account.SHELTER), Account.COORDINATOR, known, reason);
        assertFound("NONE", Account.COORDINATOR, known);
        aDayLater(house);
        assertFound("NONE", Account.COORDINATOR, known);
    }

    /// One woman needs step-free access, the other does not: without a case, both look the same.
    @Test
    void a_refusal_of_one_woman_does_not_hide_the_shelter_from_another() {
        UUID house = house("ZZ-N", Account.SHELTER);
        refused(Map.of(house, Account.SHELTER), changed(ahead(), "needs", List.of("STEP_FREE")), "NEEDS_NOT_MET");
        assertFound("FURTHER_ASSESSMENT", Account.NGO, ahead());
        aDayLater(house);
        hold(Account.NGO, offer(Account.NGO, ahead())).then().statusCode(201);
    }

    @Test
    void a_shelter_that_did_not_answer_needs_an_assessment_until_its_next_census() {
        UUID house = house("ZZ-N", Account.SHELTER);
        asked(search());
        Register.time(Duration.ofMinutes(30));
        assertFound("FURTHER_ASSESSMENT", Account.NGO, search());
        assertFound("CAPACITY", Account.OTHER_NGO, search());
        Register.time(Duration.ofMinutes(31));
        countAgain(house);
        assertFound("CAPACITY", Account.NGO, search());
    }

    @Test
    void conflict_409_an_offer_from_before_the_refusal() {
        UUID house = house("ZZ-N", Account.SHELTER);
        String before = offer(Account.NGO);
        refused(Map.of(house, Account.SHELTER), search(), "FULL");
        hold(Account.NGO, before).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:no-place"));
    }

    @Test
    void other_people_nights_and_cases_are_offered_the_shelter() {
        UUID house = house("ZZ-N", Account.SHELTER);
        Map<String, Object> refused = search(1, List.of(4, 9));
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        refused.put("caseFile", known.id());
        refused(Map.of(house, Account.SHELTER), Account.COORDINATOR, refused, "SAFETY_OF_APPLICANT");
        assertFound("NONE", Account.COORDINATOR, changed(refused, "children", List.of(9, 4)));
        assertFound("NONE", Account.COORDINATOR, changed(refused, "from", tonight().plusDays(1).toString()));
        assertFound("NONE", Account.COORDINATOR, changed(refused, "needs", List.of("STEP_FREE")));
        assertFound("CAPACITY", Account.COORDINATOR, changed(refused, "from", tonight().plusDays(2).toString()));
        assertFound("CAPACITY", Account.COORDINATOR, changed(refused, "children", List.of(9)));
        assertFound("CAPACITY", Account.COORDINATOR, changed(refused, "children", List.of(9, 9)));
        assertFound("CAPACITY", Account.COORDINATOR, changed(refused, "women", 2));
        assertFound("CAPACITY", Account.COORDINATOR, changed(refused, "caseFile", SomeCase.of(Account.COORDINATOR).id()));
        assertFound("CAPACITY", Account.COORDINATOR, changed(refused, "caseFile", null));
    }

    private static UUID house(String region, Account operator) {
        return SomeShelter.in(region).runBy(operator).room("BED", "BED", "BED", "BED").singleRooms(1).registered();
    }

    private static void assertFound(String status, Account who, Map<String, Object> search) {
        ask(who, search).then().statusCode(200).body("offers.status", equalTo(List.of(status)));
    }

    private static UUID refused(Map<UUID, Account> houses, Map<String, Object> search, String reason) {
        return refused(houses, Account.NGO, search, reason);
    }

    /// @return the shelter that was asked and refused
    private static UUID refused(Map<UUID, Account> houses, Account who, Map<String, Object> search, String reason) {
        String placement = asked(who, search);
        UUID house = UUID.fromString(Register.text("select shelter from placement where id = '" + placement + "'"));
        decide(houses.get(house), placement, "refusal", "\"0\"", Map.of("reason", reason)).then().statusCode(200);
        get(who, "/notices").then().body("items.kind", hasItem("PLACEMENT_REFUSED"));
        return house;
    }

    private static String asked(Map<String, Object> search) {
        return asked(Account.NGO, search);
    }

    private static String asked(Account who, Map<String, Object> search) {
        String hold = hold(who, offer(who, search)).then().statusCode(201).extract().path("id");
        return post(who, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
    }

    /// Succeeds only when no place is free that could be held.
    private static void broadcast(Map<String, Object> search) {
        post(Account.NGO, "/broadcasts", changed(search, "deadline", Instant.now().plusSeconds(7_200).toString())).then().statusCode(201);
    }

    /// Nights that have not begun a day later.
    private static Map<String, Object> ahead() {
        return changed(search(), "from", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
    }

    private static void aDayLater(UUID house) {
        Register.time(Duration.ofHours(25));
        countAgain(house);
    }

    private static void countAgain(UUID house) {
        put(Account.SHELTER, "/shelters/" + house + "/census", Map.of("occupied", 0)).then().statusCode(200);
    }

    private static Map<String, Object> changed(Map<String, Object> search, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(search);
        changed.put(field, value);
        return changed;
    }
}
