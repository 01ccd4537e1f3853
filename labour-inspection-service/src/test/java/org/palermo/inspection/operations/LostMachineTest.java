package org.palermo.inspection.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Palermo;

/// A machine that is lost in the middle of a transaction says nothing to the database. The transaction must still end soon, because it may
/// have the lock of the sequencer, without which nothing is numbered.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class LostMachineTest {
    @Inject
    Pool pool;

    @Test
    void a_transaction_that_does_nothing_ends_after_a_minute() {
        assertEquals("1min", pool.query("show idle_in_transaction_session_timeout").execute()
                .map(rows -> rows.iterator().next().getString(0)).await().atMost(Duration.ofSeconds(30)));
    }
}
