package org.palermo.referral.digest;

import io.quarkus.arc.Arc;
import java.time.Duration;

/// The daily digest, for other tests.
public final class GivenDigest {
    private GivenDigest() {}

    public static void run() {
        Arc.container().instance(DigestJob.class).get().run().await().atMost(Duration.ofSeconds(30));
    }
}
