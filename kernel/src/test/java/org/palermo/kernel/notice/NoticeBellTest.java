package org.palermo.kernel.notice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.SilentDatabase;

class NoticeBellTest {

    @Test
    void a_query_that_is_never_answered_does_not_stop_it() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        SilentDatabase database = new SilentDatabase();
        NoticeBell bell = new NoticeBell(database, vertx, Duration.ofMillis(10), Duration.ofMillis(50));
        try (NoticeBell.Listener listener = bell.listen(Actor.system("listener"))) {
            assertTrue(database.isAskedAgain(Duration.ofSeconds(60)));
        } finally {
            bell.stop(null);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
