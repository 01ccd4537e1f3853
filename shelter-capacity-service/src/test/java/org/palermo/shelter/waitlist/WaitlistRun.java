package org.palermo.shelter.waitlist;

import io.quarkus.arc.Arc;
import java.time.Duration;

/// One run of who offers places to those who wait, for tests of other components.
public final class WaitlistRun {
    private WaitlistRun() {}

    public static void once() {
        Arc.container().instance(WaitlistJob.class).get().run().await().atMost(Duration.ofSeconds(20));
    }
}
