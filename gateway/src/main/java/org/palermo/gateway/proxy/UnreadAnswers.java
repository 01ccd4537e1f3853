package org.palermo.gateway.proxy;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.palermo.gateway.route.Origin;

import io.netty.util.concurrent.EventExecutor;

/// The answers that wait for their readers to read on. While an answer waits, it keeps one of the few connections to its origin, so
/// a reader who reads nothing could keep them all. So a reader has a limit: a number of answers that may wait on an event loop. When
/// as many answers as the limit have waited for the whole patience, each further answer may wait for half a second and is then
/// broken off. Answers beyond twice the limit are then broken off at once. So no reader keeps more than twice the limit for longer than
/// the patience.
///
/// An answer moves when its reader has taken some 32 to 40 KB, because the connection accepts more only then. So an answer that is
/// read slowly is not broken off as long as that takes less than the patience. Each event loop has its own answers, as it has its
/// own connections, so nothing needs a lock.
final class UnreadAnswers {

    /// How long an answer beyond the limit may wait: a reader on a good network goes on by then.
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

        /// Breaks off the answers after this place that have waited for too long.
        ///
        /// @param place the limit of the reader
        /// @return nanoseconds until the next answer has waited for too long; 0 when there is none
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

    /// @param patienceNanos how long as many answers as the limit may wait, before further ones are broken off
    UnreadAnswers(Iterable<EventExecutor> loops, long patienceNanos, LongSupplier nanos) {
        loops.forEach(loop -> this.loops.put(loop, new HashMap<>()));
        this.patienceNanos = patienceNanos;
        this.nanos = nanos;
    }

    /// The answer waits from now on. Called on its event loop, as is [#goesOn].
    ///
    /// @param most the limit: how many answers may wait for this reader on this event loop
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
