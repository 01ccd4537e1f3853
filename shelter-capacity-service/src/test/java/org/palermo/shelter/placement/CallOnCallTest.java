package org.palermo.shelter.placement;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.shift;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeManager;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.SomeWebhook;

/// A shelter with people on call is asked for a placement.
@QuarkusTest
class CallOnCallTest extends ServiceTest {

    @Inject
    PlacementWatch watch;

    private String roster;

    @BeforeEach
    void somebodyIsOnCall() {
        roster = "/shelters/" + SomeShelter.in("ZZ-N").singleRooms(1).registered() + "/on-call/";
        onCall(1);
    }

    @Test
    void the_first_on_call_is_called_and_the_second_when_nobody_has_answered() {
        onCall(2);
        requested(Account.NGO);
        watch();
        watch();
        assertCalled(2, "PLACEMENT_REQUESTED", 1);
        assertEquals(2, Register.count("on_call_message"));
        Register.time(Duration.ofMinutes(16));
        watch();
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 2);
        assertEquals(4, Register.count("on_call_message"));
        assertEquals(1, Register.count("notice where kind = 'PLACEMENT_ESCALATED'"));
        assertEquals(1, Register.count("notice where kind = 'PLACEMENT_ESCALATED' and mail_lines ~ '^answerBefore=20[0-9T:-]+Z ZZ$'"));
    }

    @Test
    void the_next_on_call_is_called_until_nobody_is_left() {
        onCall(2);
        onCall(3);
        requested(Account.NGO);
        watch();
        Register.time(Duration.ofMinutes(15));
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 2);
        Register.time(Duration.ofMinutes(22));
        watch();
        assertEquals(4, Register.count("on_call_message"));
        Register.execute("update placement set next_call_at = next_call_at - interval '8 minutes'");
        watch();
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 3);
        assertEquals(6, Register.count("on_call_message"));
        assertEquals(2, Register.count("notice where kind = 'PLACEMENT_ESCALATED'"));
        assertEquals(2, Register.count("notice where kind = 'PLACEMENT_ESCALATED' and mail_lines ~ '^answerBefore=20[0-9T:-]+Z ZZ$'"));
        assertEquals(1, Register.count("placement where next_call_at is null"));
    }

    @Test
    void a_request_on_a_hold_that_ends_soon_calls_in_time() {
        onCall(2);
        String hold = held(Account.NGO);
        Register.time(Duration.ofMinutes(20));
        post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201);
        Register.time(Duration.ofMinutes(26));
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 2);
    }

    @Test
    void a_single_person_on_call_is_called_again() {
        requested(Account.NGO);
        watch();
        Register.time(Duration.ofMinutes(16));
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 1);
    }

    /// The organisation ended its webhook, and nobody updated the roster.
    @Test
    void the_next_on_call_is_called_at_once_when_the_webhook_of_the_first_has_ended() {
        Register.execute("delete from on_call_shift");
        SomeWebhook.of(Account.SHELTER);
        Map<String, Object> byWebhook = shift(1);
        byWebhook.put("email", null);
        byWebhook.put("phone", null);
        byWebhook.put("webhook", true);
        put(Account.SHELTER, roster + UUID.randomUUID(), byWebhook).then().statusCode(200).body("reached", equalTo(true));
        onCall(2);
        Register.execute("update webhook set ended_at = now(), end_reason = 'WITHDRAWN'");
        get(Account.SHELTER, roster).then().statusCode(200).body("items.reached", equalTo(List.of(false, true)));
        requested(Account.NGO);
        watch();
        assertCalled(2, "PLACEMENT_REQUESTED", 2);
    }

    /// Her account was closed, and nobody updated the roster.
    @Test
    void the_next_on_call_is_called_at_once_when_the_first_has_left() {
        Register.execute("delete from on_call_shift");
        SomeManager colleague = SomeManager.beside(Account.SHELTER);
        Map<String, Object> hers = shift(1);
        hers.put("subject", colleague.id());
        put(Account.SHELTER, roster + UUID.randomUUID(), hers).then().statusCode(200).body("reached", equalTo(true));
        onCall(2);
        colleague.leaves();
        requested(Account.NGO);
        watch();
        assertCalled(2, "PLACEMENT_REQUESTED", 2);
        assertEquals(0, Register.count("on_call_message m join on_call_shift o on o.id = m.shift where o.turn = 1"));
    }

    /// The notice reaches the active webhook, and nobody else is woken.
    @Test
    void the_next_on_call_is_not_called_while_a_webhook_reaches_the_first() {
        Register.execute("delete from on_call_shift");
        SomeWebhook.of(Account.SHELTER);
        Map<String, Object> byWebhook = shift(1);
        byWebhook.put("email", null);
        byWebhook.put("phone", null);
        byWebhook.put("webhook", true);
        put(Account.SHELTER, roster + UUID.randomUUID(), byWebhook).then().statusCode(200);
        onCall(2);
        requested(Account.NGO);
        watch();
        assertEquals(0, Register.count("on_call_message where channel <> 'WEBHOOK'"));
        Register.time(Duration.ofMinutes(16));
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 2);
    }

    /// The shift of the first ends in five minutes, and two colleagues come.
    @Test
    void after_a_change_of_shift_the_first_who_was_not_called_is_called() {
        requested(Account.NGO);
        watch();
        Register.execute("update on_call_shift set ends_at = now() + interval '5 minutes'");
        for (int order : List.of(1, 2)) {
            Map<String, Object> next = shift(order);
            next.put("subject", SomeManager.beside(Account.SHELTER).id());
            next.put("from", Instant.now().plusSeconds(301).toString());
            put(Account.SHELTER, roster + UUID.randomUUID(), next).then().statusCode(200);
        }
        Register.time(Duration.ofMinutes(16));
        watch();
        assertCalled(2, "PLACEMENT_ESCALATED", 1);
        assertCalled(0, "PLACEMENT_ESCALATED", 2);
        assertEquals(1, Register.count("placement where next_call_at is not null"));
    }

    private void onCall(int order) {
        put(Account.SHELTER, roster + UUID.randomUUID(), shift(order)).then().statusCode(200);
    }

    private static void assertCalled(int messages, String kind, int turn) {
        assertEquals(messages, Register.count("on_call_message m join on_call_shift s on s.id = m.shift where m.kind = '" + kind
                + "' and s.turn = " + turn));
    }

    private void watch() {
        watch.watch().await().atMost(Duration.ofSeconds(30));
    }
}
