package org.palermo.local.supervise;

import java.time.Duration;

/// How long to wait before a service that died is started again: 200 ms, doubled up to 30 s, and 200 ms again once it has
/// run for ten seconds. A service that never stays up has been tried eight times when the wait reaches its maximum.
final class BackOff {

    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration STEADY = Duration.ofSeconds(10);

    private Duration next = FIRST;

    Duration after(Duration ran) {
        if (ran.compareTo(STEADY) >= 0) {
            next = FIRST;
        }
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
