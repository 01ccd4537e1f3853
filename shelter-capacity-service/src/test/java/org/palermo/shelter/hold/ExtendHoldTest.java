package org.palermo.shelter.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
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
class ExtendHoldTest extends ServiceTest {

    @BeforeEach
    void onePlace() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
    }

    @Test
    void ok_200_keeps_the_place_as_long_as_a_new_hold_from_now_on() {
        String hold = held(Account.NGO);
        Register.time(Duration.ofMinutes(20));
        Instant end = Instant.parse(extend(Account.NGO, hold).then().statusCode(200)
                .body("status", equalTo("HELD"))
                .extract().path("expiresAt"));
        assertEquals(1, Register.count("hold where expires_at - held_at between interval '50 minutes' and interval '51 minutes'"));
        assertEquals(1, Register.count("allocation where expires_at = '" + end + "'"));
        Register.time(Duration.ofMinutes(49));
        ask(Account.OTHER_NGO, search()).then().body("offers.status", equalTo(List.of("WAITLIST")));
        Register.time(Duration.ofMinutes(51));
        ask(Account.OTHER_NGO, search()).then().body("offers.status", equalTo(List.of("CAPACITY")));
    }

    @Test
    void ok_200_a_shelter_that_was_asked_may_answer_until_the_new_end() {
        String hold = held(Account.NGO);
        String placement = post(Account.NGO, "/holds/" + hold + "/placement",
                Map.of("purpose", "EMERGENCY")).then().extract().path("placement.id");
        Register.time(Duration.ofMinutes(20));
        String end = extend(Account.NGO, hold).then().statusCode(200).body("placement.id", equalTo(placement)).extract().path("expiresAt");
        Register.time(Duration.ofMinutes(45));
        String etag = get(Account.SHELTER, "/placements/" + placement).then().body("answerBefore", equalTo(end)).extract().header("ETag");
        decide(Account.SHELTER, placement, "acceptance", etag, null).then().statusCode(200);
        extend(Account.NGO, hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:placed"));
    }

    @Test
    void ok_200_again_with_the_same_key_extends_once() {
        String hold = held(Account.NGO);
        Register.time(Duration.ofMinutes(5));
        String end = withKey(hold).then().statusCode(200).extract().path("expiresAt");
        Register.time(Duration.ofMinutes(10));
        withKey(hold).then().statusCode(200).body("expiresAt", equalTo(end));
        assertEquals(1, Register.count("audit_entry where action = 'EXTEND' and record_id = '" + hold + "'"));
    }

    @Test
    void conflict_409_no_longer_than_the_profile_allows() {
        String hold = held(Account.NGO);
        for (int minutes = 25; minutes <= 100; minutes += 25) {
            Register.time(Duration.ofMinutes(minutes));
            extend(Account.NGO, hold).then().statusCode(200);
        }
        assertEquals(1, Register.count("hold where expires_at - held_at = interval '120 minutes'"));
        Register.time(Duration.ofMinutes(110));
        extend(Account.NGO, hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:longest"));
        Register.time(Duration.ofMinutes(120));
        extend(Account.NGO, hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:expired"));
    }

    /// A waitlist and a broadcast make holds that last longer than an extension would.
    @Test
    void ok_200_a_longer_hold_keeps_its_end() {
        String hold = held(Account.NGO);
        Register.execute("""
                update hold set expires_at = held_at + interval '60 minutes';
                update allocation set expires_at = (select expires_at from hold) where expires_at is not null
                """);
        Register.time(Duration.ofMinutes(5));
        extend(Account.NGO, hold).then().statusCode(200);
        assertEquals(1, Register.count("hold where expires_at - held_at = interval '60 minutes'"));
        Register.time(Duration.ofMinutes(40));
        extend(Account.NGO, hold).then().statusCode(200);
        assertEquals(1, Register.count("hold where expires_at - held_at > interval '69 minutes'"));
    }

    @Test
    void conflict_409_expired_at_its_instant_or_released() {
        String hold = held(Account.NGO);
        Register.time(Duration.ofMinutes(30));
        extend(Account.NGO, hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:expired"));
        Register.time(Duration.ZERO);
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        extend(Account.NGO, hold).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:released"));
    }

    @Test
    void unauthorised_401() {
        given().post(API + "/holds/" + UUID.randomUUID() + "/extension").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        extend(Account.SHELTER, held(Account.NGO)).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        extend(Account.OTHER_NGO, held(Account.NGO)).then().statusCode(404);
        extend(Account.NGO, UUID.randomUUID().toString()).then().statusCode(404);
    }

    /// The hold ends while it is extended and while others want its place: whoever wins, the place is given once.
    @Test
    void extension_and_expiry_race_one_wins() {
        for (int i = 0; i < 10; i++) {
            String hold = held(Account.NGO);
            Register.execute("""
                    update hold set held_at = held_at - interval '10 minutes', expires_at = now() + interval '%1$d milliseconds';
                    update allocation set expires_at = (select expires_at from hold)
                    """.formatted(20 + i * 4));
            Map<Integer, Long> answers = Parallel.send(List.of(
                    Parallel.post(Account.NGO, "/holds/" + hold + "/extension", null),
                    Parallel.post(Account.NGO, "/holds/" + hold + "/extension", null),
                    Parallel.post(Account.NGO, "/holds/" + hold + "/extension", null)));
            long kept = Register.count("allocation where expires_at > now() + interval '20 minutes'");
            assertEquals(answers.containsKey(200) ? 1 : 0, kept, answers.toString());
            Register.execute("truncate allocation, hold, hold_place, placement, notice cascade");
        }
    }

    private static Response extend(Account who, String hold) {
        return given().auth().oauth2(who.token()).post(API + "/holds/" + hold + "/extension");
    }

    private static Response withKey(String hold) {
        return given().auth().oauth2(Account.NGO.token()).header("Idempotency-Key", "longer-1").post(API + "/holds/" + hold + "/extension");
    }
}
