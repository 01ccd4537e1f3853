package org.palermo.gateway.proxy;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.palermo.gateway.route.Origin;

import io.netty.util.concurrent.EventExecutor;

/// The answers that wait for their readers to read on. Each keeps one of the few connections to its origin meanwhile, so a
/// reader who reads nothing could keep them all. When a reader has many that have stood still for a while, the newer ones are
/// broken off, and every further one that stands still for half a second. When there are twice as many, still further ones are
/// broken off at once, so one reader never keeps more than that for longer than the patience.
///
/// An answer moves when its reader has taken some 32 to 40 KB, because the connection accepts more only then. So an answer that is
/// read slowly is not broken off as long as that takes less than the patience. Each event loop has its own answers, as it has its
/// own connections, so nothing needs a lock.
final class UnreadAnswers {

    /// How long each further answer may stand still: a reader on a good network goes on by then.
    private static final long FURTHER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /// Whose answers are counted together.
    ///
    /// @param name a subject, or an address where nobody is signed in
    record Reader(Origin origin, boolean signedIn, String name) {
    }

    interface Answer {

        /// Breaks it off, soon but not before this method has returned. May be called again until the answer has ended.
        void breakOff();
    }

    /// The answers of one reader that wait, the one that has waited longest first, each with the time since when it waits.
    private static final class Waiting {
        private final LinkedHashMap<Answer, Long> since = new LinkedHashMap<>();
        private boolean timed;

        private long since(int place) {
            return since.values().stream().skip(place - 1L).findFirst().orElseThrow();
        }

        /// Breaks off those after this place that have stood still for too long.
        ///
        /// @return nanoseconds until the next one has; 0 when there is none
        private long breakOffAfter(int place, long now) {
            since.keySet().stream().skip(2L * place).toList().forEach(Answer::breakOff);
            for (var answer : since.keySet().stream().skip(place).limit(place).toList()) {
                var left = FURTHER_NANOS - (now - since.get(answer));
                if (left > 0) {
                    return left;
                }
                answer.breakOff();
            }
            return 0;
        }
    }

    private final Map<EventExecutor, Map<Reader, Waiting>> loops = new IdentityHashMap<>();
    private final long patienceNanos;
    private final LongSupplier nanos;

    /// @param patienceNanos how long as many as a reader may have stand still before more are broken off
    UnreadAnswers(Iterable<EventExecutor> loops, long patienceNanos, LongSupplier nanos) {
        loops.forEach(loop -> this.loops.put(loop, new HashMap<>()));
        this.patienceNanos = patienceNanos;
        this.nanos = nanos;
    }

    /// The answer waits from now on. Called on its event loop, as is [#goesOn].
    ///
    /// @param most how many may wait for this reader on this event loop
    void stopped(EventExecutor loop, Reader reader, Answer answer, int most) {
        var waiting = loops.get(loop).computeIfAbsent(reader, first -> new Waiting());
        waiting.since.put(answer, nanos.getAsLong());
        if (!waiting.timed || waiting.since.size() > 2 * most) {
            look(loop, waiting, most);
        }
    }

    /// The answer is read on, or has ended.
    void goesOn(EventExecutor loop, Reader reader, Answer answer) {
        loops.get(loop).computeIfPresent(reader, (same, waiting) -> {
            waiting.since.remove(answer);
            return waiting.since.isEmpty() ? null : waiting;
        });
    }

    boolean isEmpty(EventExecutor loop) {
        return loops.get(loop).isEmpty();
    }

    private void look(EventExecutor loop, Waiting waiting, int most) {
        if (waiting.since.size() <= most) {
            return;
        }
        var now = nanos.getAsLong();
        var patience = patienceNanos - (now - waiting.since(most));
        var left = patience > 0 ? patience : waiting.breakOffAfter(most, now);
        if (left == 0 || waiting.timed) {
            return;
        }
        waiting.timed = true;
        loop.schedule(() -> {
            waiting.timed = false;
            look(loop, waiting, most);
        }, left, TimeUnit.NANOSECONDS);
    }
}
