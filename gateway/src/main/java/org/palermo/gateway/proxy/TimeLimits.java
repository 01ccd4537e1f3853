package org.palermo.gateway.proxy;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.impl.ContextInternal;

/// The time limits of a [ProxiedRequest]: its deadline in total, the time in which nothing moves, and the
/// [SlowCallerLimit] of its caller. Used by one event loop only.
final class TimeLimits {

    /// @param waitMillis to wait for a connection
    /// @param idleNanos how long nothing may move
    /// @param totalNanos for all of it; `Long.MAX_VALUE` for streams
    /// @param slowest bytes a second of a caller
    record Rule(long waitMillis, long idleNanos, long totalNanos, int slowest) {

        Rule {
            if (slowest < 1) {
                throw new IllegalArgumentException("palermo.gateway.slowest must be one byte a second or more: " + slowest);
            }
        }
    }

    private final ContextInternal loop;
    private final Rule rule;
    private final BooleanSupplier allSent;
    private final Consumer<Problem> late;
    private final SlowCallerLimit sending;
    private final SlowCallerLimit taking;
    private final long begun = System.nanoTime();
    private long lastMove = begun;
    private ScheduledFuture<?> timer;
    private boolean over;

    /// @param allSent whether the caller has nothing more to send
    /// @param late is called with the reason, once or more
    TimeLimits(ContextInternal loop, Rule rule, BooleanSupplier allSent, Consumer<Problem> late) {
        this.loop = loop;
        this.rule = rule;
        this.allSent = allSent;
        this.late = late;
        this.sending = new SlowCallerLimit(rule.idleNanos(), rule.slowest());
        this.taking = new SlowCallerLimit(rule.idleNanos(), rule.slowest());
    }

    /// While the caller sends.
    SlowCallerLimit sending() {
        return sending;
    }

    /// While the caller reads the answer.
    SlowCallerLimit taking() {
        return taking;
    }

    void moved() {
        lastMove = System.nanoTime();
    }

    void watch() {
        if (over) {
            return;
        }
        var now = System.nanoTime();
        var all = allSent.getAsBoolean();
        var caller = Math.min(all ? Long.MAX_VALUE : sending.left(now), taking.left(now));
        var left = Math.min(lastMove + rule.idleNanos() - now, rule.totalNanos() - (now - begun));
        if (Math.min(left, caller) <= 0) {
            late.accept(all ? Problems.TIMEOUT : Problems.TOO_SLOW);
        } else {
            // The event loop's own timer: a timer of Vert.x uses a map that all loops share.
            timer = loop.nettyEventLoop().schedule(() -> loop.runOnContext(due -> watch()), Math.min(left, caller), TimeUnit.NANOSECONDS);
        }
    }

    void end() {
        over = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
