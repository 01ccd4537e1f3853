package org.palermo.kernel.scope;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.palermo.kernel.identity.Actor;

/// A database that never answers, like one whose machine is lost.
public class SilentDatabase extends Scope {
    private final CountDownLatch asked = new CountDownLatch(3);

    public SilentDatabase() {
        super(null, null);
    }

    @Override
    public <T> Uni<T> run(Actor actor, BiFunction<SqlConnection, Instant, Uni<T>> work) {
        asked.countDown();
        return Uni.createFrom().nothing();
    }

    /// @return false when it was not asked again and again
    public boolean isAskedAgain(Duration atMost) throws InterruptedException {
        return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
