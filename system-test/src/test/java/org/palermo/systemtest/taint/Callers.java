package org.palermo.systemtest.taint;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Suite;

/// Calls with an account of the sample, and repeats a call that was refused for being one too many.
record Callers(Suite suite) {

    /// A caller without a token.
    static final String NOBODY = "nobody";

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TOO_MANY = 429;

    /// @param account of the sample, or [#NOBODY]
    record Asked(String account, Answer answer) {

        boolean isTaken() {
            return answer.status() >= 200 && answer.status() < 300;
        }
    }

    Asked ask(String account, String method, String path, byte[] body, Map<String, String> headers) {
        var answer = repeated(TOO_MANY, () -> as(account).send(method, path, body, headers));
        if (answer.status() == TOO_MANY) {
            throw new IllegalStateException(method + " " + path + " is refused for longer than " + PATIENCE);
        }
        return new Asked(account, answer);
    }

    /// Repeats a call while its answer says to try again later.
    ///
    /// @param later the status of that answer
    /// @return the last answer: still that one when the patience is at its end
    static Answer repeated(int later, Supplier<Answer> call) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = call.get();
        while (answer.status() == later && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = call.get();
        }
        return answer;
    }

    Asked get(String account, String path) {
        return ask(account, "GET", path, new byte[0], Map.of());
    }

    private Calls as(String account) {
        return account.equals(NOBODY) ? suite.anonymously() : suite.as(account);
    }
}
