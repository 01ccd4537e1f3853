package org.palermo.referral.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.referral.people.LeaversWork;

/// A leaver's work consists of the cases assigned to her.
@ApplicationScoped
class HandedOverCases implements LeaversWork {
    private final AssignmentStore store;
    private final CaseEvents tellings;
    private final CurrentOperation operation;

    HandedOverCases(AssignmentStore store, CaseEvents tellings, CurrentOperation operation) {
        this.store = store;
        this.tellings = tellings;
        this.operation = operation;
    }

    /// The successor is assigned first: an organisation's administrator may assign only while one of its people works on the case.
    @Override
    public Uni<Void> handOver(Actor actor, UUID from, UUID to) {
        return store.lock(from)
                .chain(() -> store.take(from, to, actor.subject(), operation.now()))
                .flatMap(tellings::assigned)
                .chain(() -> store.endAll(from, actor.subject(), operation.now()))
                .call(tellings::ended)
                .chain(ended -> operation.record(actor, "HAND_OVER", "case_file", cases(ended)));
    }

    private static List<UUID> cases(List<Assignment> ended) {
        return ended.stream().map(Assignment::caseFile).toList();
    }
}
