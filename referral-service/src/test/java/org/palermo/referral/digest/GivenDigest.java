package org.palermo.referral.digest;

import io.quarkus.arc.Arc;
import java.time.Duration;

/// The morning's digest, for tests of others.
public final class GivenDigest {
    private GivenDigest() {}

    public static void run() {
        Arc.container().instance(DigestJob.class).get().run().await().atMost(Duration.ofSeconds(30));
    }
}
