package org.palermo.local.supervise;

import java.time.Duration;
import java.util.function.Supplier;

/// How long to wait for a start: up to a limit, and longer while the process makes progress, but not for ever. A busy
/// machine makes a start slow, and stopping everything would not help.
final class StartTimeout {

    private static final int PARTS = 4;
    private static final int LONGEST = 5;
    /// A working process gets a fiftieth of a processor even on a very busy machine.
    private static final int SHARE = 50;

    private final Supplier<Duration> processorTime;
    private final long started = System.nanoTime();
    private final long part;
    private final long end;
    private long deadline;
    private Duration used = Duration.ZERO;

    /// @param processorTime that the process has used so far
    StartTimeout(Duration limit, Supplier<Duration> processorTime) {
        this.processorTime = processorTime;
        this.part = limit.dividedBy(PARTS).toNanos();
        this.deadline = started + limit.toNanos();
        this.end = started + limit.multipliedBy(LONGEST).toNanos();
    }

    boolean isOver() {
        var now = System.nanoTime();
        if (now <= deadline - part) {
            return false;
        }
        if (now <= deadline) {
            used = used.isZero() ? processorTime.get() : used;
            return false;
        }
        var usedNow = processorTime.get();
        if (now > end || usedNow.minus(used).toNanos() < part / SHARE) {
            return true;
        }
        used = usedNow;
        deadline = now + part;
        return false;
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
