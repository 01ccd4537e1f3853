package org.palermo.systemtest.nothinglost;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Suite;

/// A client that does what the API asks of clients: it repeats the same request with the same key until it gets a final
/// answer.
record Attempts(Suite suite) {

    /// Longer than a first start of the suite takes on a slow machine.
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final long PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final int TOO_FAST = 429;
    /// The token expired, or the caller was too fast or too slow.
    private static final Set<Integer> AGAIN = Set.of(401, 408, 425, TOO_FAST);

    Answer until(String account, Function<Calls, Answer> request) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Object last = "nothing";
        while (System.nanoTime() < deadline) {
            try {
                var answer = request.apply(suite.as(account));
                if (isFinal(answer)) {
                    return answer;
                }
                last = answer;
            } catch (UncheckedIOException | AssertionError noAnswerOrNoToken) {
                last = noAnswerOrNoToken;
            }
            pause(last);
        }
        throw new IllegalStateException("No answer within " + PATIENCE + "; the last was " + last);
    }

    private static boolean isFinal(Answer answer) {
        var stillRunning = answer.status() == 409 && answer.text().contains("still-running");
        return answer.status() < 500 && !AGAIN.contains(answer.status()) && !stillRunning;
    }

    /// After a refusal for being too fast, waits as long as the answer says.
    private static void pause(Object last) {
        var told = last instanceof Answer answer && answer.status() == TOO_FAST ? answer.header("Retry-After") : "";
        try {
            TimeUnit.MILLISECONDS.sleep(told.isEmpty() ? PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, 1_000 * Long.parseLong(told)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
