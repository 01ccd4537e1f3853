package org.palermo.shelter.register;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// The mechanism closes an organisation that runs shelters.
@QuarkusTest
class ClosedOrganisationTest extends ServiceTest {
    private static final Path SAMPLE = Path.of("..", "docs", "events", "organisation-state-changed.json");

    private int told;

    @Test
    void no_content_204_its_shelters_offer_nothing_from_then_on_and_nobody_is_moved() throws IOException {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(3).registered();
        held(Account.NGO);
        String before = offer(Account.NGO);
        tell(Account.SHELTER, true);
        ask(Account.NGO, search()).then().statusCode(200).body("offers[0].status", equalTo("NONE"));
        hold(Account.NGO, before).then().statusCode(409);
        assertEquals(1, Register.count("allocation"));
        get(Account.ADMINISTRATOR, status(shelter)).then().statusCode(200).body("status", equalTo("CLOSED"))
                .body("recordedBy", equalTo("system:closing"));
        get(Account.ADMINISTRATOR, "/shelters/" + shelter).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void no_content_204_the_shelters_of_others_stay_as_they_are() throws IOException {
        UUID other = SomeShelter.in("ZZ-N").singleRooms(1).runBy(Account.OTHER_SHELTER).registered();
        tell(Account.SHELTER, true);
        get(Account.OTHER_SHELTER, status(other)).then().statusCode(200).body("status", equalTo("OPEN"));
        held(Account.NGO);
    }

    @Test
    void conflict_409_none_of_its_shelters_is_opened_until_it_is_open_again() throws IOException {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        tell(Account.SHELTER, true);
        for (String wanted : List.of("OPEN", "RESTRICTED", "REMOTE_ONLY")) {
            put(Account.ADMINISTRATOR, status(shelter), Map.of("status", wanted)).then().statusCode(409)
                    .body("type", equalTo("urn:palermo:problem:shelter:operator-closed"));
        }
        tell(Account.SHELTER, false);
        get(Account.ADMINISTRATOR, status(shelter)).then().body("status", equalTo("CLOSED"));
        put(Account.ADMINISTRATOR, status(shelter), Map.of("status", "OPEN")).then().statusCode(200);
        held(Account.NGO);
    }

    /// As by somebody who describes or registers it at this instant.
    @Test
    void no_content_204_a_shelter_that_is_opened_or_registered_meanwhile_is_closed_too() throws Exception {
        UUID opened = SomeShelter.in("ZZ-N").singleRooms(1).with("status", "CLOSED").registered();
        UUID registered = UUID.randomUUID();
        CompletableFuture<Void> closing;
        try (Connection other = TestDatabase.asSuperuser(); Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("update shelter set status = 'OPEN', version = version + 1 where id = '" + opened + "'");
            sql.execute("insert into shelter select (jsonb_populate_record(s, jsonb_build_object('id', '" + registered + "'))).* "
                    + "from shelter s where id = '" + opened + "'");
            ObjectNode event = event(Account.SHELTER, true);
            closing = CompletableFuture.runAsync(() -> post(event).statusCode(204));
            await().until(() -> Register.count("pg_stat_activity where wait_event_type = 'Lock'") > 0);
            assertFalse(closing.isDone(), "waits");
            other.commit();
        }
        closing.get(20, TimeUnit.SECONDS);
        assertEquals(0, Register.count("shelter where status <> 'CLOSED'"));
        assertEquals(2, Register.count("shelter"));
    }

    @Test
    void ok_200_a_shelter_that_is_imported_afterwards_is_closed() throws IOException {
        tell(Account.SHELTER, true);
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        get(Account.ADMINISTRATOR, status(shelter)).then().statusCode(200).body("status", equalTo("CLOSED"));
        ask(Account.NGO, search()).then().statusCode(200).body("offers[0].status", equalTo("NONE"));
    }

    @Test
    void no_content_204_told_twice_or_of_an_organisation_without_shelters() throws IOException {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        tell(Account.SHELTER, true);
        tell(Account.SHELTER, true);
        assertEquals(2, Register.count("shelter_state where shelter = '" + shelter + "'"));
        tell(Account.NGO, true);
        tell(Account.NGO, false);
    }

    @Test
    void unprocessable_422_an_event_of_the_wrong_shape() throws IOException {
        ObjectNode event = event(Account.SHELTER, true);
        ((ObjectNode) event.get("data")).remove("closed");
        post(event).statusCode(422);
    }

    @Test
    void ok_200_who_is_in_its_shelters_and_what_is_held_is_counted_for_the_mechanism() {
        SomeShelter.in("ZZ-N").singleRooms(3).registered();
        work(Account.SHELTER).statusCode(200).body("people", equalTo(0)).body("holds", equalTo(0));
        held(Account.NGO);
        String placement = requested(Account.NGO);
        work(Account.SHELTER).statusCode(200).body("people", equalTo(0)).body("holds", equalTo(2));
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        work(Account.SHELTER).statusCode(200).body("people", equalTo(1)).body("holds", equalTo(1));
        work(Account.OTHER_SHELTER).statusCode(200).body("people", equalTo(0)).body("holds", equalTo(0));
    }

    @Test
    void ok_200_a_hold_that_has_ended_counts_no_more() {
        SomeShelter.in("ZZ-N").singleRooms(2).registered();
        held(Account.NGO);
        work(Account.SHELTER).statusCode(200).body("holds", equalTo(1));
        Register.time(Duration.ofHours(12));
        work(Account.SHELTER).statusCode(200).body("holds", equalTo(0));
    }

    @Test
    void ok_200_people_who_were_counted_without_a_stay_count_too() {
        SomeShelter.in("ZZ-N").singleRooms(3).with("occupied", 2).registered();
        work(Account.SHELTER).statusCode(200).body("people", equalTo(2));
    }

    @Test
    void unauthorised_401_forbidden_403_for_everybody_but_senders_to_this_service() {
        String path = "/events/organisations/" + Account.SHELTER.agency() + "/open-work";
        given().get(path).then().statusCode(401);
        given().auth().oauth2(TestTokens.ofSender("referral")).get(path).then().statusCode(401);
        for (Account account : List.of(Account.ADMINISTRATOR, Account.SHELTER, Account.AUTHORITY)) {
            given().auth().oauth2(account.token()).get(path).then().statusCode(403);
        }
    }

    private static String status(UUID shelter) {
        return "/shelters/" + shelter + "/status";
    }

    private static ValidatableResponse work(Account operator) {
        return given().auth().oauth2(TestTokens.ofSender("shelter"))
                .get("/events/organisations/" + operator.agency() + "/open-work").then();
    }

    private void tell(Account operator, boolean closed) throws IOException {
        post(event(operator, closed)).statusCode(204);
    }

    /// In a stream of its own each, so that the order of organisations does not matter.
    private ObjectNode event(Account operator, boolean closed) throws IOException {
        ObjectNode event = (ObjectNode) new ObjectMapper().readTree(SAMPLE.toFile());
        event.put("id", UUID.randomUUID().toString()).put("sequence", "1").put("partitionkey", new UUID(0, ++told).toString());
        ((ObjectNode) event.get("data")).put("organisation", operator.agency().toString()).put("closed", closed);
        return event;
    }

    private static ValidatableResponse post(ObjectNode event) {
        return given().auth().oauth2(TestTokens.ofSender("shelter"))
                .contentType("application/cloudevents+json").body(event.toString()).post("/events").then();
    }
}
