package org.palermo.systemtest.nothinglost;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.palermo.systemtest.OneBedShelter;
import org.palermo.systemtest.suite.Answer;

/// Searches for a bed, holds it, and then releases it or asks the shelter. All callers want the single bed of one shelter.
///
/// @param account the owner of the hold
record Caller(Attempts attempts, Ledger ledger, String account) implements Work {

    private static final String API = "/api/shelter/v1";
    private static final int FIRST_DAY = 20;
    private static final int DAYS = 120;

    @Override
    public void once(RandomGenerator random) {
        var found = attempts.until(account, caller -> caller.post(API + "/availability-searches", search(random)));
        var offer = found.json().at("/offers/0/offer").asText();
        if (offer.isEmpty()) {
            return;
        }
        var held = post("/holds", "{\"offer\": \"%s\"}".formatted(offer));
        if (held.status() == 409 || held.status() == 429) {
            return;
        }
        ledger.promised(Ledger.Kind.HOLD, held.expect(201).id());
        if (random.nextInt(8) == 0) {
            askShelter(held.id(), random);
        } else {
            // An organisation may hold only a limited number at once.
            release(held.id());
        }
    }

    private static String search(RandomGenerator random) {
        return """
                {"from": "%s", "nights": %d, "women": 1, "needs": %s, "region": "%s"}
                """.formatted(LocalDate.now().plusDays(FIRST_DAY + random.nextInt(DAYS)), 1 + random.nextInt(2), OneBedShelter.NEEDS, OneBedShelter.REGION);
    }

    /// A lost answer is asked for again. The answer is the same for a hold that was already released.
    private void release(UUID hold) {
        var answer = attempts.until(account, caller -> caller.send("DELETE", API + "/holds/" + hold, new byte[0], Map.of()));
        if (answer.status() / 100 == 2) {
            ledger.promised(Ledger.Kind.RELEASED, hold);
        }
    }

    private void askShelter(UUID hold, RandomGenerator random) {
        var asked = post("/holds/" + hold + "/placement", "{\"purpose\": \"EMERGENCY\"}").expect(201);
        var placement = asked.json().at("/placement/id").asText();
        ledger.promised(Ledger.Kind.PLACEMENT, placement);
        var decided = placement + (random.nextInt(8) == 0 ? "/acceptance" : "/refusal");
        var body = decided.endsWith("refusal") ? "{\"reason\": \"FULL\"}" : "";
        var seen = attempts.until("shelter", manager -> manager.get(API + "/placements/" + placement)).expect(200);
        attempts.until("shelter", manager -> manager.post(API + "/placements/" + decided, body, Map.of("If-Match", seen.header("ETag"))));
    }

    private Answer post(String path, String body) {
        var key = UUID.randomUUID().toString();
        return attempts.until(account, caller -> caller.post(API + path, body, Map.of("Idempotency-Key", key)));
    }
}
