package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// Settles a waiting form, in the open transaction.
@ApplicationScoped
class FormSettling {
    private final FormStore store;
    private final FormComparing comparing;
    private final FormFindings findings;
    private final FormFieldsTaken fields;
    private final TransactionTime time;

    FormSettling(FormStore store, FormComparing comparing, FormFindings findings, FormFieldsTaken fields, TransactionTime time) {
        this.store = store;
        this.comparing = comparing;
        this.findings = findings;
        this.fields = fields;
        this.time = time;
    }

    static RuntimeException settled() {
        return Problems.conflict("form", "settled", "This form is already settled.");
    }

    static RuntimeException erased() {
        return Problems.conflict("form", "erased", "The content of this form was erased.");
    }

    /// @param outcome `FIRST` or `BOTH`
    Uni<Void> whole(Actor actor, FormStore.Row row, FormOutcome outcome) {
        return settle(actor, row, outcome).chain(() -> outcome == FormOutcome.FIRST ? Uni.createFrom().voidItem() : recordToo(actor, row));
    }

    /// @param taken names of the open fields for which the form's value is taken
    Uni<Void> byField(Actor actor, FormStore.Row row, FormComparison comparison, Set<String> taken, String reason) {
        return settle(actor, row, FormOutcome.FIELDS).chain(() -> fields.correct(actor, row, comparison, taken, reason));
    }

    private Uni<Void> settle(Actor actor, FormStore.Row row, FormOutcome outcome) {
        return store.settle(actor, row.id(), outcome, time.now()).invoke(settled -> {
            if (!settled) {
                throw settled();
            }
        }).replaceWithVoid();
    }

    private Uni<Void> recordToo(Actor actor, FormStore.Row row) {
        return store.opened(actor, row).map(said -> said.orElseThrow(FormSettling::erased))
                .flatMap(said -> known(actor, row).flatMap(known -> findings.record(actor, row.knownVisit(), row.id().toString(),
                        said.findings().stream().filter(finding -> known.stream().noneMatch(finding::says))
                                .map(FilledForm.FilledFinding::recordable)
                                .filter(finding -> known.stream().noneMatch(finding::says)).toList())));
    }

    /// What the first form said, and what the findings of the visit say now.
    private Uni<List<FilledForm.FilledFinding>> known(Actor actor, FormStore.Row row) {
        return comparing.firstSaid(actor, row).flatMap(first -> findings.standing(actor, row.visit())
                .map(now -> Stream.concat(first.stream().flatMap(form -> form.findings().stream()), now.stream()).toList()));
    }
}
