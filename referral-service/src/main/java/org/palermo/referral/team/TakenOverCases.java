package org.palermo.referral.team;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;

/// Transfers a case between organisations: the sender's people no longer work on it, and one person of the receiver does.
@ApplicationScoped
public class TakenOverCases {
    private final AssignmentStore store;
    private final CaseEvents tellings;
    private final CurrentOperation operation;

    TakenOverCases(AssignmentStore store, CaseEvents tellings, CurrentOperation operation) {
        this.store = store;
        this.tellings = tellings;
        this.operation = operation;
    }

    /// Runs in the transaction that accepts the transfer.
    ///
    /// @param coordinator who works on the case from now on
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person is not an active case coordinator of the organisation, the
    /// case is over, or the sender no longer works on it
    public Uni<Void> takeOver(Actor actor, UUID transfer, UUID coordinator) {
        return store.takeOver(transfer, coordinator, operation.now())
                .flatMap(moved -> Multi.createFrom().iterable(moved).onItem()
                        .transformToUniAndConcatenate(one -> told(actor, one)).collect().last())
                .replaceWithVoid();
    }

    private Uni<Void> told(Actor actor, TransferEffect one) {
        return switch (one.what()) {
            case TransferEffect.ASSIGNED -> tellings.assigned(List.of(one.assignment()))
                    .chain(() -> tellings.stage(one.assignment().caseFile(), one.country(), one.stage(), one.recoveryEndsOn()))
                    .chain(() -> recorded(actor, "ASSIGN", one.assignment()));
            case TransferEffect.ENDED -> tellings.ended(List.of(one.assignment()))
                    .chain(() -> recorded(actor, "UNASSIGN", one.assignment()));
            case "NO_COORDINATOR" -> throw Problems.conflict("team", "no-coordinator",
                    "The person is not an active case coordinator of your organisation.");
            case "NOT_THEIRS" -> throw Problems.conflict("team", "not-theirs", "The sender no longer works on the case.");
            default -> throw Problems.conflict("team", "case-over", "The case is over or has no identified person.");
        };
    }

    private Uni<Void> recorded(Actor actor, String action, Assignment one) {
        return operation.record(actor, action, "case_file", one.caseFile())
                .chain(() -> operation.record(actor, action, "person", one.person()));
    }
}
