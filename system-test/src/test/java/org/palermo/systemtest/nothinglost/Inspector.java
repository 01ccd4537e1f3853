package org.palermo.systemtest.nothinglost;

import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.palermo.systemtest.People;
import org.palermo.systemtest.VisitedWorkplace;

/// Records findings with a suspected victim, which the mechanism learns only by an event.
record Inspector(Attempts attempts, Ledger ledger, UUID visit) implements Work {

    @Override
    public void once(RandomGenerator random) {
        var id = UUID.randomUUID();
        var consent = random.nextInt(5) == 0 ? "false" : "true";
        var body = People.finding(id.toString(), "ADULT", consent, "Chaos" + id.toString().substring(0, 8));
        var answer = attempts.until("inspector", caller -> caller.post(
                "/api/inspection/v1/visits/" + visit + "/findings", body, Map.of("Idempotency-Key", id.toString()))).expect(201);
        ledger.promised(Ledger.Kind.FINDING, answer.id());
        ledger.promised(Ledger.Kind.REPORT, VisitedWorkplace.reported(answer));
    }
}
