package org.palermo.shelter.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.shift;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.SomeWebhook;

/// A person on call by mail, text message and webhook is called.
@QuarkusTest
class OnCallCourierTest extends ServiceTest {

    @Inject
    OnCallCourier courier;

    private UUID shelter;

    @BeforeEach
    void somebodyIsCalled() {
        shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        SomeWebhook.of(Account.SHELTER);
        Map<String, Object> shift = shift(1);
        shift.put("webhook", true);
        put(Account.SHELTER, "/shelters/" + shelter + "/on-call/" + UUID.randomUUID(), shift).then().statusCode(200);
        call(0);
    }

    @Test
    void mail_and_text_message_contain_only_the_reference() throws IOException {
        deliver();
        String mail = Files.readString(Path.of("target/mail", id("EMAIL") + ".eml"));
        assertTrue(mail.contains("To: oncall1@shelter.example\r\n") && mail.contains("7ZPK-3M0Q-V"), mail);
        String text = Files.readString(Path.of("target/sms", id("SMS") + ".json"));
        assertEquals("""
                {"id":"%s","to":"+41445550101","text":"Palermo 7ZPK-3M0Q-V: something waits for you. Sign in to read it."}"""
                .formatted(id("SMS")), text);
        for (String word : new String[] {"Juniper", "Coldwick", shelter.toString(), "Zieglmayr"}) {
            assertFalse(mail.contains(word) || text.contains(word), word);
        }
        assertEquals(2, Register.count("on_call_message where sent_at is not null"));
    }

    /// The process that took the messages died before it sent them.
    @Test
    void a_message_that_was_taken_and_not_sent_is_sent_again() {
        Register.execute("update on_call_message set attempts = 1, next_attempt_at = next_attempt_at + interval '30 seconds'");
        deliver();
        assertEquals(0, Register.count("on_call_message where sent_at is not null"));
        Register.time(Duration.ofSeconds(40));
        deliver();
        assertEquals(2, Register.count("on_call_message where sent_at is not null and attempts = 2"));
    }

    @Test
    void a_sent_message_is_not_sent_again_and_attempts_end() {
        deliver();
        Register.execute("update on_call_message set sent_at = null, attempts = 6 where channel = 'SMS'");
        Register.days(1);
        deliver();
        assertEquals(1, Register.count("on_call_message where sent_at is not null and attempts = 1"));
        assertEquals(1, Register.count("on_call_message where sent_at is null"));
    }

    /// The second person is called second, and nobody is called outside their shift.
    @Test
    void only_the_right_turn_and_shift_is_called() {
        put(Account.SHELTER, "/shelters/" + shelter + "/on-call/" + UUID.randomUUID(), shift(4)).then().statusCode(200);
        call(1);
        call(2);
        assertEquals(2, Register.count("on_call_message m join on_call_shift s on s.id = m.shift where s.turn = 4"));
        Register.execute("update on_call_shift set starts_at = now() - interval '2 days', ends_at = now()");
        call(0);
        assertEquals(4, Register.count("on_call_message"));
    }

    private void call(int nth) {
        Register.execute("select call_on_call('%s', %d, 'K', gen_random_uuid(), '7ZPK-3M0Q-V', now())".formatted(shelter, nth));
    }

    private static String id(String channel) {
        return Register.text("select id from on_call_message where channel = '" + channel + "'");
    }

    private void deliver() {
        courier.deliver().await().atMost(Duration.ofSeconds(20));
    }
}
