package org.palermo.inspection.finding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.report.ReportView;
import org.palermo.inspection.report.Reporting;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// Reports the suspected victims of a finding to the mechanism, one by one.
@ApplicationScoped
class FindingReports {
    private static final String FIELD = "suspectedVictim";

    private final Reporting reporting;
    private final Indicators indicators;
    private final TransactionTime time;

    FindingReports(Reporting reporting, Indicators indicators, TransactionTime time) {
        this.reporting = reporting;
        this.indicators = indicators;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link Reporting#check}, naming the person's field
    void check(RecordFinding command) {
        if (command.suspectedVictim() != null) {
            reporting.check(FIELD, command.suspectedVictim(), time.now());
        }
        for (int i = 0; i < command.persons().size(); i++) {
            reporting.check("suspectedVictims[" + i + "].victim", command.persons().get(i).victim(), time.now());
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown or repeated indicator, or as {@link Reporting#check}
    void check(FoundPerson person) {
        List<Problems.Violation> wrong = new ArrayList<>();
        FoundPerson.check("indicators", person.indicators(), indicators, wrong);
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
        reporting.check("victim", person.victim(), time.now());
    }

    /// Reports everybody whom the finding names.
    Uni<Void> all(Actor actor, Finding finding, RecordFinding command) {
        Uni<?> first = command.suspectedVictim() == null ? Uni.createFrom().voidItem()
                : reporting.report(actor, reported(finding), FIELD, command.suspectedVictim(), null, finding.recordedAt());
        return first.chain(() -> Multi.createFrom().range(0, command.persons().size())
                .onItem().transformToUniAndConcatenate(i -> report(actor, finding, "suspectedVictims[" + i + "].victim",
                        command.persons().get(i), finding.recordedAt()))
                .collect().last().replaceWithVoid());
    }

    /// Reports one more person.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the finding was erased or has as many persons as it may
    Uni<ReportView> add(Actor actor, Finding finding, FoundPerson person) {
        finding.requireUnerased();
        return reporting.countAlone(finding.id()).invoke(count -> {
            if (count >= FoundPerson.MOST) {
                throw Problems.conflict("finding", "too-many-persons", "A finding has at most 50 persons. Record another finding.");
            }
        }).chain(() -> report(actor, finding, "victim", person, time.now()));
    }

    private Uni<ReportView> report(Actor actor, Finding finding, String field, FoundPerson person, Instant now) {
        return reporting.report(actor, reported(finding), field, person.victim(), person.indicators(), now);
    }

    private static Reporting.Reported reported(Finding finding) {
        return new Reporting.Reported(finding.id(), finding.knownAs().toString(), finding.indicators());
    }

    Uni<Map<UUID, List<ReportView>>> of(Actor actor, List<UUID> findings) {
        return reporting.ofFindings(actor, findings);
    }
}
