package org.palermo.systemtest.taint;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Suite;

/// Asks as an account of the sample, and again when it was too much at once.
record Callers(Suite suite) {

    /// Whoever has no token.
    static final String NOBODY = "nobody";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// @param account of the sample, or [#NOBODY]
    record Asked(String account, Answer answer) {

        boolean isTaken() {
            return answer.status() >= 200 && answer.status() < 300;
        }
    }

    Asked ask(String account, String method, String path, byte[] body, Map<String, String> headers) {
        var answer = Awaitility.await(method + " " + path + " within its rate").atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(PAUSE)
                .until(() -> as(account).send(method, path, body, headers), said -> said.status() != 429);
        return new Asked(account, answer);
    }

    Asked get(String account, String path) {
        return ask(account, "GET", path, new byte[0], Map.of());
    }

    private Calls as(String account) {
        return account.equals(NOBODY) ? suite.anonymously() : suite.as(account);
    }
}
