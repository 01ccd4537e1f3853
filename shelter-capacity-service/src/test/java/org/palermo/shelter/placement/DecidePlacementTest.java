package org.palermo.shelter.placement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class DecidePlacementTest extends ServiceTest {
    private static final String FIRST = "\"0\"";
    private static final Map<String, String> FULL = Map.of("reason", "FULL");

    @BeforeEach
    void onePlace() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
    }

    @Test
    void ok_200_acceptance_keeps_the_place_beyond_the_end_of_the_hold() {
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", FIRST, null).then().statusCode(200)
                .header("ETag", "\"1\"").body("status", equalTo("ACCEPTED"));
        assertEquals(1, Register.count("allocation where kind = 'PLACEMENT' and expires_at is null"));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("PLACEMENT_ACCEPTED"));
        Register.time(Duration.ofMinutes(40));
        ask(Account.OTHER_NGO, search()).then().body("offers.status", equalTo(List.of("WAITLIST")));
        String hold = get(Account.SHELTER, "/placements/" + placement).then().extract().path("hold");
        get(Account.NGO, "/holds/" + hold).then().body("status", equalTo("PLACED")).body("placement.status", equalTo("ACCEPTED"));
        delete(Account.NGO, "/holds/" + hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:placed"));
    }

    @Test
    void conflict_409_acceptance_after_the_last_night() {
        String placement = requested(Account.NGO);
        Register.execute("update placement set from_night = from_night - 2, until_morning = until_morning - 2");
        decide(Account.SHELTER, placement, "acceptance", FIRST, null).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:over"));
        assertEquals(1, Register.count("placement where state = 'REQUESTED'"));
        assertEquals(0, Register.count("allocation where kind = 'PLACEMENT'"));
    }

    @Test
    void ok_200_refusal_frees_the_place_at_once_and_says_why() {
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "refusal", FIRST, FULL).then().statusCode(200)
                .body("status", equalTo("REFUSED")).body("reason", equalTo("FULL"));
        assertEquals(0, Register.count("allocation"));
        get(Account.NGO, "/placements/" + placement + "/steps").then().statusCode(200)
                .body("items.did", equalTo(List.of("REFUSE")))
                .body("items.by", equalTo(List.of("SHELTER")))
                .body(not(containsString(Account.SHELTER.agency().toString())));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("PLACEMENT_REFUSED"));
        String hold = get(Account.SHELTER, "/placements/" + placement).then().extract().path("hold");
        get(Account.NGO, "/holds/" + hold).then().body("status", equalTo("REFUSED")).body("placement.reason", equalTo("FULL"));
        held(Account.OTHER_NGO);
    }

    @Test
    void unauthorised_401() {
        given().post(API + "/placements/" + requested(Account.NGO) + "/acceptance").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        decide(Account.NGO, requested(Account.NGO), "acceptance", FIRST, null).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        String placement = requested(Account.NGO);
        decide(Account.OTHER_SHELTER, placement, "acceptance", FIRST, null).then().statusCode(404);
        decide(Account.OTHER_SHELTER, placement, "refusal", FIRST, FULL).then().statusCode(404);
        get(Account.OTHER_SHELTER, "/placements/" + placement).then().statusCode(404);
    }

    @Test
    void precondition_required_428_no_etag() {
        decide(Account.SHELTER, requested(Account.NGO), "acceptance", null, null).then().statusCode(428);
    }

    @Test
    void stale_412_old_etag() {
        decide(Account.SHELTER, requested(Account.NGO), "acceptance", "\"7\"", null).then().statusCode(412);
    }

    @Test
    void conflict_409_already_decided() {
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", FIRST, null).then().statusCode(200);
        decide(Account.SHELTER, placement, "refusal", "\"1\"", FULL).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:decided"));
    }

    @Test
    void conflict_409_after_the_end_of_the_hold() {
        String placement = requested(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        decide(Account.SHELTER, placement, "acceptance", FIRST, null).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:lapsed"));
        held(Account.OTHER_NGO);
        Register.time(Duration.ZERO);
        decide(Account.SHELTER, placement, "acceptance", FIRST, null).then().statusCode(409);
        assertEquals(1, Register.count("allocation where kind = 'HOLD'"));
    }

    @Test
    void invalid_400_no_reason() {
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "refusal", FIRST, "{}").then().statusCode(400);
        decide(Account.SHELTER, placement, "refusal", FIRST, "{\"reason\":\"BECAUSE\"}").then().statusCode(400);
        decide(Account.SHELTER, placement, "refusal", FIRST, "{\"reason\":\"FULL\",\"note\":\"x\"}").then().statusCode(400);
    }

    @Test
    void two_decisions_race_once() {
        String placement = requested(Account.NGO);
        Map<Integer, Long> answers = Parallel.send(
                Collections.nCopies(8, Parallel.post(Account.SHELTER, "/placements/" + placement + "/acceptance", FIRST)));
        assertEquals(1, answers.get(200));
        assertEquals(7, answers.getOrDefault(409, 0L) + answers.getOrDefault(412, 0L), answers.toString());
        assertEquals(1, Register.count("notice where kind = 'PLACEMENT_ACCEPTED'"));
    }

    /// The hold ends while acceptances and new holds arrive: whoever wins, the place is given once.
    @Test
    void acceptance_and_expiry_race_one_wins() {
        for (int i = 0; i < 10; i++) {
            String offer = offer(Account.OTHER_NGO);
            String placement = requested(Account.NGO);
            endIn(i * 6);
            Map<Integer, Long> answers = Parallel.send(List.of(
                    Parallel.hold(Account.OTHER_NGO, offer),
                    Parallel.post(Account.SHELTER, "/placements/" + placement + "/acceptance", FIRST),
                    Parallel.hold(Account.OTHER_NGO, offer),
                    Parallel.post(Account.SHELTER, "/placements/" + placement + "/acceptance", FIRST),
                    Parallel.hold(Account.OTHER_NGO, offer),
                    Parallel.post(Account.SHELTER, "/placements/" + placement + "/acceptance", FIRST)));
            long winners = answers.getOrDefault(200, 0L) + answers.getOrDefault(201, 0L);
            assertEquals(true, winners <= 1, answers.toString());
            assertEquals(winners, Register.count("allocation where kind = 'PLACEMENT' or expires_at > now() + interval '1 minute'"));
            assertEquals(6, answers.values().stream().mapToLong(n -> n).sum() - answers.getOrDefault(500, 0L));
            Register.execute("truncate allocation, hold, hold_place, placement, notice cascade");
        }
    }

    private static void endIn(int millis) {
        Register.execute("""
                update allocation set expires_at = now() + interval '%1$d milliseconds';
                update hold set expires_at = (select expires_at from allocation);
                update placement set answer_before = (select expires_at from allocation)
                """.formatted(millis));
    }
}
