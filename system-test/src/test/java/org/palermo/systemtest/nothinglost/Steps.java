package org.palermo.systemtest.nothinglost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The time that each step of a round took.
final class Steps {

    private final List<String> done = new ArrayList<>();
    private long since = System.nanoTime();

    void done(String step) {
        var now = System.nanoTime();
        done.add("%s %.1f".formatted(step, Duration.ofNanos(now - since).toMillis() / 1000.0));
        since = now;
    }

    @Override
    public String toString() {
        return String.join(", ", done);
    }
}
