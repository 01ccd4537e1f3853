package org.palermo.systemtest.nothinglost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;

/// Imports lists of workplaces that are longer than one batch, and repeats an import whose answer broke off.
record Importer(Attempts attempts, Ledger ledger) implements Work {

    private static final int ROWS = 260;

    @Override
    public void once(RandomGenerator random) {
        var names = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            names.add(word(random) + " " + word(random));
        }
        var list = "chaos-" + UUID.randomUUID();
        var answer = attempts.until("chief", caller -> whole(send(caller, list, names))).expect(200);
        var last = answer.text().lines().reduce((a, b) -> b).orElseThrow();
        assertEquals(true, last.contains("\"read\":" + ROWS) && last.contains("\"rejected\":0"), last);
        names.forEach(name -> ledger.promised(Ledger.Kind.WORKPLACES, name));
    }

    private static Answer send(Calls caller, String list, List<String> names) {
        var csv = new StringBuilder("Facility Name,Country,Street Address,Sector\n");
        names.forEach(name -> csv.append(name).append(",Peru,").append("Calle ").append(name).append(",Apparel\n"));
        return caller.send("POST", "/api/inspection/v1/workplaces/imports?list=" + list, csv.toString().getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "text/csv"));
    }

    /// An import answers while it runs, so its status does not tell how it ended. Without the summary it counts as
    /// unanswered.
    private static Answer whole(Answer answer) {
        return answer.status() == 200 && !answer.text().contains("\"summary\"")
                ? new Answer(answer.request(), 502, answer.headers(), answer.body())
                : answer;
    }

    private static String word(RandomGenerator random) {
        return "X" + Long.toString(random.nextLong(Long.MAX_VALUE / 2, Long.MAX_VALUE), 36);
    }
}
