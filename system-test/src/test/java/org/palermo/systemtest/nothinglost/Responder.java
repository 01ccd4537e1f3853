package org.palermo.systemtest.nothinglost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Answer;

/// Refers women and girls, some of whom decline.
record Responder(Attempts attempts, Ledger ledger) implements Work {

    @Override
    public void once(RandomGenerator random) {
        var key = UUID.randomUUID();
        var group = random.nextInt(4) == 0 ? "CHILD" : "ADULT";
        var consent = random.nextInt(6) == 0 ? "false" : "true";
        var body = People.referral(group, consent, "Chaos" + key.toString().substring(0, 8));
        var first = send(key, body).expect(201);
        ledger.promised(Ledger.Kind.REFERRAL, first.id());
        if (random.nextInt(4) == 0) {
            assertEquals(first.id(), send(key, body).expect(201).id(), "the same key gives the same referral");
        }
    }

    private Answer send(UUID key, String body) {
        return attempts.until("responder", caller -> caller.post("/api/nrm/v1/referrals", body, Map.of("Idempotency-Key", key.toString())));
    }
}
