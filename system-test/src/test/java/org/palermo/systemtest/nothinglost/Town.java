package org.palermo.systemtest.nothinglost;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.palermo.systemtest.OneBedShelter;
import org.palermo.systemtest.VisitedWorkplace;
import org.palermo.systemtest.suite.Suite;

/// All people who work during the rounds, and where they work.
record Town(Attempts attempts, Ledger ledger, UUID visit, UUID shelter) {

    static Town build(Suite suite, Ledger ledger) {
        var town = new Town(new Attempts(suite), ledger, VisitedWorkplace.now(suite).visit(), OneBedShelter.open(suite).id());
        // Makes sure that there is a case with an audit entry before the first round.
        new Responder(town.attempts, ledger).once(ThreadLocalRandom.current());
        return town;
    }

    List<Work> people() {
        return List.of(
                new Responder(attempts, ledger), new Responder(attempts, ledger),
                new Inspector(attempts, ledger, visit), new Inspector(attempts, ledger, visit),
                new Caller(attempts, ledger, "ngo"), new Caller(attempts, ledger, "other-ngo"), new Caller(attempts, ledger, "coordinator"),
                new Importer(attempts, ledger));
    }

    /// A shelter without a recent census is not offered.
    void countBeds() {
        attempts.until("shelter", manager -> manager.put("/api/shelter/v1/shelters/" + shelter + "/census", "{\"occupied\": 0}", Map.of())).expect(200);
    }
}
