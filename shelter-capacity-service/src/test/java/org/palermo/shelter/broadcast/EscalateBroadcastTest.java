package org.palermo.shelter.broadcast;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.shift;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.InBackground;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeManager;
import org.palermo.shelter.SomeShelter;

/// Two people are on call for the shelter that is asked.
@QuarkusTest
class EscalateBroadcastTest extends ServiceTest {

    @Inject
    BroadcastWatch watch;

    private String roster;

    @BeforeEach
    void aHouseIsAsked() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).with("occupied", 1).registered();
        roster = "/shelters/" + shelter + "/on-call/";
        for (int order : List.of(1, 2)) {
            put(Account.SHELTER, roster + UUID.randomUUID(), shift(order)).then().statusCode(200);
        }
        Map<String, Object> asked = search();
        asked.put("deadline", Instant.now().plusSeconds(7_200).toString());
        post(Account.NGO, "/broadcasts", asked).then().statusCode(201);
        run();
    }

    @Test
    void the_first_is_called_then_the_second_and_then_the_organisation_once_more() {
        assertCalled(1, 0, 1);
        Register.time(Duration.ofMinutes(9));
        run();
        assertCalled(1, 0, 1);
        Register.time(Duration.ofMinutes(11));
        run();
        run();
        assertCalled(1, 1, 2);
        Register.time(Duration.ofMinutes(22));
        run();
        Register.time(Duration.ofMinutes(90));
        run();
        assertCalled(1, 1, 3);
        assertEquals(1, Register.count("broadcast_alert where state = 'ASKED' and calls = 3 and next_call_at is null"));
    }

    /// A person who acknowledges and falls asleep again is followed by the next, after the same time as after a call.
    @Test
    void an_acknowledgement_gives_the_same_time_again_and_no_more() {
        Register.time(Duration.ofMinutes(5));
        acknowledge();
        Register.time(Duration.ofMinutes(14));
        run();
        assertCalled(1, 0, 1);
        acknowledge();
        Register.time(Duration.ofMinutes(23));
        run();
        assertCalled(1, 0, 1);
        Register.time(Duration.ofMinutes(25));
        run();
        run();
        assertCalled(1, 1, 2);
        assertEquals(1, Register.count("broadcast_alert where state = 'ACKNOWLEDGED' and calls = 2"));
    }

    /// The first of a shift that began in between is called first, and then the second.
    @Test
    void after_a_change_of_shift_the_first_who_was_not_called_is_called() {
        SomeManager first = relieved(1, 300);
        SomeManager second = relieved(2, 300);
        Register.time(Duration.ofMinutes(11));
        run();
        assertEquals(List.of(2, 0), List.of(called(first), called(second)));
        Register.time(Duration.ofMinutes(22));
        run();
        assertEquals(List.of(2, 2), List.of(called(first), called(second)));
        Register.time(Duration.ofMinutes(33));
        run();
        assertEquals(6, Register.count("on_call_message"));
        assertEquals(1, Register.count("broadcast_alert where next_call_at is null"));
    }

    @Test
    void a_person_whose_shift_begins_later_is_called_when_it_begins() {
        SomeManager colleague = relieved(1, 3_600);
        Register.time(Duration.ofMinutes(11));
        run();
        assertEquals(0, called(colleague));
        acknowledge();
        Register.time(Duration.ofMinutes(59));
        run();
        assertEquals(0, called(colleague));
        Register.time(Duration.ofMinutes(61));
        run();
        run();
        assertEquals(2, called(colleague));
    }

    /// All shifts end in five minutes, and a colleague has one after so many seconds.
    private SomeManager relieved(int order, int seconds) {
        SomeManager colleague = SomeManager.beside(Account.SHELTER);
        Register.execute("update on_call_shift set ends_at = least(ends_at, now() + interval '5 minutes') where starts_at < now()");
        Map<String, Object> next = shift(order);
        next.put("subject", colleague.id());
        next.put("from", Instant.now().plusSeconds(seconds + 1).toString());
        put(Account.SHELTER, roster + UUID.randomUUID(), next).then().statusCode(200);
        return colleague;
    }

    private static int called(SomeManager colleague) {
        return Register.count("on_call_message m join on_call_shift s on s.id = m.shift where s.subject = '" + colleague.id() + "'");
    }

    @Test
    void nobody_is_called_after_an_answer() {
        acknowledge();
        post(Account.SHELTER, alert() + "/refusal", Map.of("reason", "FULL")).then().statusCode(200);
        Register.time(Duration.ofMinutes(30));
        run();
        assertCalled(1, 0, 1);
    }

    private static void acknowledge() {
        post(Account.SHELTER, alert() + "/acknowledgement", "").then().statusCode(200).body("status", equalTo("ACKNOWLEDGED"));
    }

    private static String alert() {
        return "/broadcast-alerts/" + Register.text("select id from broadcast_alert");
    }

    @Test
    void two_watches_at_once_call_once() {
        Register.time(Duration.ofMinutes(11));
        CompletableFuture<Object> other = InBackground.run(() -> {
            run();
            return null;
        });
        run();
        other.join();
        assertCalled(1, 1, 2);
        assertEquals(1, Register.count("notice where kind = 'BROADCAST_ESCALATED' and mail_lines ~ '^answerBefore=20[0-9T:-]+Z ZZ$'"));
    }

    /// Each by mail and by text message.
    private static void assertCalled(int first, int second, int told) {
        assertEquals(List.of(2 * first, 2 * second), List.of(called(1), called(2)));
        get(Account.SHELTER, "/notices").then().body("items.size()", equalTo(told));
    }

    private static int called(int turn) {
        return Register.count("on_call_message m join on_call_shift s on s.id = m.shift where s.turn = " + turn);
    }

    private void run() {
        watch.run().await().atMost(Duration.ofSeconds(20));
    }
}
