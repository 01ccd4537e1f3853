package org.palermo.shelter.waitlist;

import io.quarkus.arc.Arc;
import java.time.Duration;

/// One run of the waitlist job, for tests of other components.
public final class WaitlistRun {
    private WaitlistRun() {}

    public static void once() {
        Arc.container().instance(WaitlistJob.class).get().run().await().atMost(Duration.ofSeconds(20));
    }
}
