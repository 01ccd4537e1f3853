package org.palermo.local.supervise;

import java.time.Duration;

/// How long to wait before a service that died is started again: 1 s, doubled up to 30 s, and from
/// the start again once it has run for ten seconds.
final class BackOff {

    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration STEADY = Duration.ofSeconds(10);

    private Duration next = Duration.ofSeconds(1);

    Duration after(Duration ran) {
        if (ran.compareTo(STEADY) >= 0) {
            next = Duration.ofSeconds(1);
        }
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
