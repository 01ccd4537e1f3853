package org.palermo.kernel.sequencer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.scope.SilentDatabase;

class SequencerTest {

    @Test
    void a_round_that_is_never_answered_does_not_stop_it() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        SilentDatabase database = new SilentDatabase();
        Sequencer sequencer = new Sequencer(database, null, vertx, 10, Duration.ofMillis(50));
        try {
            sequencer.start(null);
            assertTrue(database.isAskedAgain(Duration.ofSeconds(60)));
        } finally {
            sequencer.stop(null);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
