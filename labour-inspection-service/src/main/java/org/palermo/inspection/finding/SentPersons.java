package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.palermo.inspection.report.ReportView;
import org.palermo.inspection.report.Reporting;
import org.palermo.inspection.visit.IdTaken;
import org.palermo.inspection.visit.record.SentStep;
import org.palermo.inspection.visit.record.SentSteps;
import org.palermo.inspection.visit.record.VisitStep;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;

/// Persons who were added to a finding under an id that a device chose, so that nobody is reported twice. Only a keyed digest of what was
/// sent is kept.
@ApplicationScoped
class SentPersons {
    private final SentSteps steps;
    private final Reporting reporting;
    private final CurrentOperation operation;

    SentPersons(SentSteps steps, Reporting reporting, CurrentOperation operation) {
        this.steps = steps;
        this.reporting = reporting;
        this.operation = operation;
    }

    /// By which the same is recognised.
    @RegisterForReflection
    private record Sent(UUID finding, AddSuspectedVictim said) {}

    /// @param visit the id by which the inspectorate knows it
    /// @param work reports the person
    Uni<ReportView> once(Actor actor, UUID visit, Finding finding, AddSuspectedVictim said, Supplier<Uni<ReportView>> work) {
        Sent sent = new Sent(finding.id(), said);
        finding.requireUnerased();
        return reporting.countAlone(finding.id())
                .chain(() -> steps.find(actor, finding.visit(), VisitStep.PERSON, said.id(), sent))
                .flatMap(known -> known.isEmpty()
                        ? work.get().call(report -> steps.keep(actor, finding.visit(), VisitStep.PERSON, said.id(), sent,
                                report.id().toString()))
                        : known.get().same() ? reported(actor, finding, UUID.fromString(known.get().became()))
                                : Uni.createFrom().failure(() -> taken(visit, finding, said)));
    }

    private Uni<ReportView> reported(Actor actor, Finding finding, UUID report) {
        return reporting.ofFindings(actor, List.of(finding.id()))
                .map(reports -> reports.get(finding.id()).stream().filter(one -> one.id().equals(report)).findFirst().orElseThrow())
                .call(() -> operation.record(actor, "READ", "suspected_victim_report", report));
    }

    private static IdTaken taken(UUID visit, Finding finding, AddSuspectedVictim said) {
        return new IdTaken(Problems.conflict("finding", "person-id-taken",
                "A different body was already sent under this id. This one is not stored. If it is about another person, report her under "
                        + "an id of her own."),
                new SentStep(said.id(), VisitStep.PERSON, visit, finding.knownAs(), null));
    }
}
