package org.palermo.shelter.oncall;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.shift;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeManager;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.SomeWebhook;

/// A shelter manager puts colleagues of her organisation on call.
@QuarkusTest
class ColleaguesOnCallTest extends ServiceTest {
    private UUID shelter;
    private String path;

    @BeforeEach
    void aShelter() {
        shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        path = "/shelters/" + shelter + "/on-call";
    }

    @Test
    void ok_200_a_colleague_is_on_call_and_gets_a_notice() {
        SomeManager colleague = SomeManager.beside(Account.SHELTER);
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = of(colleague);
        put(Account.SHELTER, shift, body).then().statusCode(200).body("subject", equalTo(colleague.id()));
        put(Account.SHELTER, shift, body).then().statusCode(200);
        assertEquals(List.of("ON_CALL_GIVEN"), told(colleague), "a repeated request tells nobody again");
        String day = LocalDate.ofInstant(Instant.parse((String) body.get("from")), ZoneId.of("UTC")).toString();
        assertEquals(1, Register.count("notice where kind = 'ON_CALL_GIVEN' and about = '" + shelter + "' and of_agency = '"
                + Account.SHELTER.agency() + "' and abs(cast(reference as date) - date '" + day + "') <= 1"));
        body.put("until", Instant.now().plusSeconds(3_600).toString());
        put(Account.SHELTER, shift, body).then().statusCode(200);
        delete(Account.SHELTER, shift).then().statusCode(204);
        assertEquals(List.of("ON_CALL_GIVEN", "ON_CALL_CHANGED", "ON_CALL_ENDED"), told(colleague));
    }

    @Test
    void ok_200_a_shift_goes_from_one_colleague_to_another() {
        SomeManager first = SomeManager.beside(Account.SHELTER);
        SomeManager second = SomeManager.beside(Account.SHELTER);
        String shift = path + "/" + UUID.randomUUID();
        put(Account.SHELTER, shift, of(first)).then().statusCode(200);
        put(Account.SHELTER, shift, of(second)).then().statusCode(200);
        assertEquals(List.of("ON_CALL_GIVEN", "ON_CALL_ENDED"), told(first));
        assertEquals(List.of("ON_CALL_GIVEN"), told(second));
    }

    @Test
    void ok_200_nobody_is_told_what_she_has_done_herself() {
        String shift = path + "/" + UUID.randomUUID();
        put(Account.SHELTER, shift, shift(1)).then().statusCode(200);
        delete(Account.SHELTER, shift).then().statusCode(204);
        assertEquals(0, Register.count("notice where kind like 'ON_CALL%'"));
    }

    @Test
    void invalid_400_somebody_of_another_organisation_or_whom_the_mechanism_has_not_told() {
        SomeManager stranger = SomeManager.beside(Account.OTHER_SHELTER);
        for (String other : List.of(stranger.id(), TestTokens.subject(Account.OTHER_SHELTER), UUID.randomUUID().toString())) {
            Map<String, Object> body = shift(1);
            body.put("subject", other);
            put(Account.SHELTER, path + "/" + UUID.randomUUID(), body).then().statusCode(400)
                    .body("violations.field", equalTo(List.of("subject")));
        }
        assertEquals(0, Register.count("on_call_shift"));
        assertEquals(0, Register.count("notice where kind like 'ON_CALL%'"));
    }

    @Test
    void invalid_400_a_colleague_who_is_a_shelter_manager_no_longer() {
        SomeManager colleague = SomeManager.beside(Account.SHELTER);
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = of(colleague);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        get(Account.SHELTER, path).then().body("items.reached", equalTo(List.of(true)));
        colleague.leaves();
        put(Account.SHELTER, shift, body).then().statusCode(200);
        get(Account.SHELTER, path).then().body("items.reached", equalTo(List.of(false)));
        get(Account.SHELTER, path + "/gaps").then().statusCode(200).body("items", hasSize(1));
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), of(colleague)).then().statusCode(400)
                .body("violations.field", equalTo(List.of("subject")));
    }

    @Test
    void unprocessable_422_an_event_of_another_shape() {
        SomeManager colleague = SomeManager.beside(Account.SHELTER);
        colleague.send(data -> data.remove("active")).statusCode(422);
    }

    @Test
    void ok_200_reads_one_shift() {
        String shift = path + "/" + UUID.randomUUID();
        put(Account.SHELTER, shift, shift(1)).then().statusCode(200);
        get(Account.SHELTER, shift).then().statusCode(200).body("called", equalTo("Rowena Zieglmayr"));
        get(Account.SHELTER, path + "/" + UUID.randomUUID()).then().statusCode(404);
        get(Account.OTHER_SHELTER, shift).then().statusCode(404);
        get(Account.NGO, shift).then().statusCode(403);
    }

    @Test
    void ok_200_gaps_are_the_times_in_which_nobody_is_on_call() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        on(1, now.plus(1, ChronoUnit.DAYS), now.plus(3, ChronoUnit.DAYS));
        on(2, now.plus(2, ChronoUnit.DAYS), now.plus(5, ChronoUnit.DAYS));
        on(1, now.plus(6, ChronoUnit.DAYS), now.plus(20, ChronoUnit.DAYS));
        get(Account.SHELTER, path + "/gaps").then().statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].until", equalTo(now.plus(1, ChronoUnit.DAYS).toString()))
                .body("items[1].from", equalTo(now.plus(5, ChronoUnit.DAYS).toString()))
                .body("items[1].until", equalTo(now.plus(6, ChronoUnit.DAYS).toString()));
        get(Account.SHELTER, path + "/gaps?days=31").then().statusCode(200).body("items", hasSize(3));
        on(3, now.minusSeconds(60), now.plus(7, ChronoUnit.DAYS));
        get(Account.SHELTER, path + "/gaps").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void ok_200_a_shift_that_reaches_nobody_leaves_a_gap() {
        SomeWebhook.of(Account.SHELTER);
        Map<String, Object> body = shift(1);
        body.put("email", null);
        body.put("phone", null);
        body.put("webhook", true);
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), body).then().statusCode(200);
        String until = get(Account.SHELTER, path).then().extract().path("items[0].until");
        get(Account.SHELTER, path + "/gaps").then().statusCode(200).body("items.from", equalTo(List.of(until)));
        Register.execute("update webhook set ended_at = now(), end_reason = 'WITHDRAWN'");
        get(Account.SHELTER, path + "/gaps").then().statusCode(200).body("items", hasSize(1))
                .body("items.from", not(equalTo(List.of(until))));
        get(Account.SHELTER, path).then().body("items.reached", equalTo(List.of(false)));
    }

    @Test
    void refused_without_permission_or_with_a_wrong_number_of_days() {
        get(Account.NGO, path + "/gaps").then().statusCode(403);
        get(Account.OTHER_SHELTER, path + "/gaps").then().statusCode(404);
        get(Account.SHELTER, path + "/gaps?days=0").then().statusCode(400);
        get(Account.SHELTER, path + "/gaps?days=32").then().statusCode(400);
    }

    private static Map<String, Object> of(SomeManager colleague) {
        Map<String, Object> body = shift(1);
        body.put("subject", colleague.id());
        return body;
    }

    private void on(int order, Instant from, Instant until) {
        Map<String, Object> body = shift(order);
        body.put("from", from.toString());
        body.put("until", until.toString());
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), body).then().statusCode(200);
    }

    /// The kinds of the notices to one person, in the order in which they were told.
    private static List<String> told(SomeManager person) {
        String kinds = Register.text("select string_agg(kind, ',' order by id) from notice where subject = '" + person.id() + "'");
        return kinds == null ? List.of() : List.of(kinds.split(","));
    }
}
