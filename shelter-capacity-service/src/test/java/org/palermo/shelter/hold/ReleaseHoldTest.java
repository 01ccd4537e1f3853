package org.palermo.shelter.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.post;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class ReleaseHoldTest extends ServiceTest {

    @BeforeEach
    void onePlace() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
    }

    @Test
    void no_content_204_frees_the_place_at_once() {
        String hold = held(Account.NGO);
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        get(Account.NGO, "/holds/" + hold).then().body("status", equalTo("RELEASED"));
        assertEquals(0, Register.count("allocation"));
        held(Account.OTHER_NGO);
    }

    @Test
    void no_content_204_withdraws_the_placement_request_and_tells_the_shelter() {
        String hold = held(Account.NGO);
        post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "RECOVERY")).then().statusCode(201);
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        get(Account.NGO, "/holds/" + hold).then().body("placement.status", equalTo("WITHDRAWN"));
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_WITHDRAWN"));
    }

    @Test
    void unauthorised_401() {
        given().delete(API + "/holds/" + UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        delete(Account.SHELTER, "/holds/" + UUID.randomUUID()).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        String hold = held(Account.NGO);
        delete(Account.OTHER_NGO, "/holds/" + hold).then().statusCode(404);
        assertEquals(1, Register.count("allocation"));
    }

    @Test
    void no_content_204_again_does_nothing() {
        String hold = held(Account.NGO);
        post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "RECOVERY")).then().statusCode(201);
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        held(Account.OTHER_NGO);
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        delete(Account.OTHER_NGO, "/holds/" + hold).then().statusCode(404);
        assertEquals(1, Register.count("allocation"), "the hold of another organisation remains");
        assertEquals(1, Register.count("notice where kind = 'PLACEMENT_WITHDRAWN'"));
        assertEquals(1, Register.count("audit_entry where action = 'RELEASE' and record_id = '" + hold + "'"));
    }

    @Test
    void conflict_409_expired() {
        String hold = held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        delete(Account.NGO, "/holds/" + hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:expired"));
    }

    @Test
    void two_releases_race_once() {
        String hold = held(Account.NGO);
        assertEquals(Map.of(204, 8L), Parallel.send(java.util.Collections.nCopies(8, Parallel.delete(Account.NGO, "/holds/" + hold))));
        assertEquals(1, Register.count("audit_entry where action = 'RELEASE' and record_id = '" + hold + "'"));
    }

    @Test
    void release_and_acceptance_race_once() {
        for (int i = 0; i < 10; i++) {
            String hold = held(Account.NGO);
            String placement = post(Account.NGO, "/holds/" + hold + "/placement",
                    Map.of("purpose", "EMERGENCY")).then().extract().path("placement.id");
            Map<Integer, Long> answers = Parallel.send(List.of(
                    Parallel.delete(Account.NGO, "/holds/" + hold),
                    Parallel.post(Account.SHELTER, "/placements/" + placement + "/acceptance", "\"0\"")));
            boolean accepted = Register.count("allocation where kind = 'PLACEMENT'") == 1;
            // The loser is refused: 409 for the release; for the acceptance 409, or 412 because its version is outdated.
            assertEquals(1, answers.getOrDefault(204, 0L) + answers.getOrDefault(200, 0L), answers.toString());
            assertEquals(accepted ? 1 : 0, Register.count("allocation"));
            assertEquals(accepted, answers.containsKey(200));
            Register.execute("delete from allocation");
        }
    }
}
