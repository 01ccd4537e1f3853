package org.palermo.bench.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.palermo.bench.result.Times;

/// Callers that each keep a connection and ask again as soon as they are answered.
///
/// @param request the bytes to send; the answer must have a `Content-Length`
record RawLoad(int port, int callers, byte[] request) {

    private static final int OK = 200;

    /// @param failed answers other than 200, and broken connections
    record Answers(Times times, long failed, double seconds) {

        double perSecond() {
            return times.count() / seconds;
        }
    }

    static RawLoad of(int port, int callers, String path, String token) {
        return new RawLoad(port, callers, RawConnection.get(path, token));
    }

    Answers run(Duration duration) throws Exception {
        var until = System.nanoTime() + duration.toNanos();
        var started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var running = new ArrayList<Future<Answers>>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> ask(until)));
            }
            var all = new Times();
            long failed = 0;
            for (var caller : running) {
                all.addAll(caller.get().times());
                failed += caller.get().failed();
            }
            return new Answers(all, failed, (System.nanoTime() - started) / 1e9);
        }
    }

    private Answers ask(long until) {
        var times = new Times();
        long failed = 0;
        try (var connection = new RawConnection(port)) {
            while (System.nanoTime() < until) {
                var sent = System.nanoTime();
                if (connection.ask(request) == OK) {
                    times.add(System.nanoTime() - sent);
                } else {
                    failed++;
                }
            }
        } catch (IOException broken) {
            failed++;
        }
        return new Answers(times, failed, 0);
    }
}
