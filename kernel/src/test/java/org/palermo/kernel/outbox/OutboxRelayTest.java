package org.palermo.kernel.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.scope.SilentDatabase;

class OutboxRelayTest {

    @Test
    void a_round_that_is_never_answered_does_not_stop_it() throws InterruptedException {
        SilentDatabase database = new SilentDatabase();
        OutboxRelay relay = new OutboxRelay(new OneSubscriber(Duration.ofMillis(50)), new StreamStore(database), null, null,
                new SimpleMeterRegistry());
        boolean again = false;
        for (Instant end = Instant.now().plusSeconds(60); !again && Instant.now().isBefore(end);) {
            relay.wake();
            again = database.isAskedAgain(Duration.ofMillis(20));
        }
        assertTrue(again);
    }
}
