package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.violation.ViolationCorrecting;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Corrects a finding with its violations: by a person's choice between forms from phones, or at a desk. The earlier values are kept.
@ApplicationScoped
public class FindingRevision {
    private final FindingCorrecting correcting;
    private final ViolationCorrecting violations;
    private final FindingReports reports;

    FindingRevision(FindingCorrecting correcting, ViolationCorrecting violations, FindingReports reports) {
        this.correcting = correcting;
        this.violations = violations;
        this.reports = reports;
    }

    /// Replaces what a finding says, keeps the earlier values and screens the indicators again.
    ///
    /// @param visit the id by which the inspectorate knows it
    /// @param corrected all new values; its id is the one by which the inspectorate knows the finding, and it has no person
    /// @param form from which it comes
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for unknown codes, a finding that would name nothing, or as
    ///     {@link ViolationCorrecting#check}; 404 when there is no such finding of the visit; 409 when it was erased or has as many
    ///     corrections as it may, the inspector has a conflict of interest with the workplace, or an order or a penalty is founded on a
    ///     violation that is withdrawn
    @Scoped
    public Uni<Void> correct(Actor actor, UUID visit, @Valid @NotNull RecordFinding corrected, UUID form, String reason) {
        correcting.check(corrected.indicators());
        return correcting.alone(actor, visit, corrected.id())
                .flatMap(found -> violations.towards(actor, found.id(), found.country(), corrected.violated())
                        .flatMap(changed -> write(actor, found, correcting.screened(found, corrected.subject(), corrected.workers(),
                                corrected.indicators(), corrected.note()), changed, form, reason)))
                .replaceWithVoid();
    }

    /// The same at a desk, of a finding that nobody else corrects before the end of the transaction.
    Uni<Finding> correct(Actor actor, Finding found, CorrectFinding command) {
        Finding after = correcting.screened(found, command.subject(), command.workers(), command.indicators(), command.note());
        return write(actor, found, after, new ViolationCorrecting.Correction(found.id(), found.country(), command.withdraws(),
                command.adds()), null, command.reason());
    }

    private Uni<Finding> write(Actor actor, Finding found, Finding after, ViolationCorrecting.Correction changed, UUID form,
            String reason) {
        return violations.check(actor, changed, after.workers())
                .call(kept -> requireSomething(actor, after, kept))
                .chain(() -> correcting.replace(actor, found, after, form, reason))
                .chain(correction -> violations.write(actor, correction, changed))
                .replaceWith(after);
    }

    private Uni<Void> requireSomething(Actor actor, Finding after, int violations) {
        return violations > 0 || !after.indicators().isEmpty() ? Uni.createFrom().voidItem()
                : reports.of(actor, List.of(after.id())).invoke(reported -> {
                    if (reported.isEmpty()) {
                        throw Problems.invalid("indicators",
                                "must have at least one indicator if the finding keeps no violation and nobody was reported from it");
                    }
                }).replaceWithVoid();
    }
}
