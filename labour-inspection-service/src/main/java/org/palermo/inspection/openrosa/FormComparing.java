package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palermo.inspection.checklist.AnswerWords;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.visit.record.StepComparing;
import org.palermo.inspection.visit.record.VisitCorrections;
import org.palermo.kernel.identity.Actor;

/// Compares a waiting form with its visit.
@ApplicationScoped
class FormComparing {
    private final FormStore store;
    private final FormChoiceStore choices;
    private final FormFindings findings;
    private final VisitCorrections visits;
    private final FormViolations law;
    private final StepComparing steps;
    private final Checklists checklists;

    FormComparing(FormStore store, FormChoiceStore choices, FormFindings findings, VisitCorrections visits, FormViolations law,
            StepComparing steps, Checklists checklists) {
        this.store = store;
        this.choices = choices;
        this.findings = findings;
        this.visits = visits;
        this.law = law;
        this.steps = steps;
        this.checklists = checklists;
    }

    /// The form as the API shows it.
    ///
    /// @param language of the words of violations, BCP 47
    Uni<FormView> view(Actor actor, FormStore.Row row, String language) {
        return shown(actor, row).map(view -> view.inWords(new FormView.Wording() {
            @Override
            public FormView.SaidViolation violation(RecordViolation violation) {
                return law.said(violation, language);
            }

            @Override
            public AnswerWords answer(AnswerWords answer) {
                return checklists.words(answer.checklist(), answer.question(), answer.value(), language);
            }
        }));
    }

    private Uni<FormView> shown(Actor actor, FormStore.Row row) {
        return store.opened(actor, row).flatMap(said -> row.state() == FormState.TAKEN
                ? Uni.createFrom().item(FormView.of(row, content(said)))
                : first(actor, row).flatMap(first -> opened(actor, first).flatMap(firstSaid -> waiting(actor, row, said)
                        .flatMap(comparison -> chosen(row, comparison)
                                .map(chosen -> FormView.beside(row, content(said), first.orElse(null), content(firstSaid),
                                        comparison.map(now -> fields(now, chosen)).orElse(null), chosen))))));
    }

    /// The form from which the visit was recorded; empty when there is none that the caller may see, and for another body of a visit, a
    /// finding or a step alone.
    private Uni<Optional<FormStore.Row>> first(Actor actor, FormStore.Row row) {
        return row.waitsFor().isOfForm() ? store.first(actor, row.visit()) : Uni.createFrom().item(Optional.empty());
    }

    /// The comparison of a waiting form; empty for a form in another state, and when one of the two was erased.
    private Uni<Optional<FormComparison>> waiting(Actor actor, FormStore.Row row, Optional<FilledForm> said) {
        return row.state() != FormState.WAITING || said.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : comparison(actor, row, said.get());
    }

    private Uni<List<ChooseField>> chosen(FormStore.Row row, Optional<FormComparison> comparison) {
        return comparison.map(now -> choices.ofForm(row.id(), now)).orElseGet(() -> choices.ofForm(row.id()));
    }

    private static List<FormView.FieldView> fields(FormComparison comparison, List<ChooseField> chosen) {
        Map<String, FormTake> takes = chosen.stream().collect(Collectors.toMap(ChooseField::field, ChooseField::take));
        return comparison.fields().stream().map(field -> shown(field, takes.get(field.name()))).toList();
    }

    private static FormView.FieldView shown(FormComparison.Field field, FormTake take) {
        return new FormView.FieldView(field.name(), field.part(), field.finding() == null ? null : field.finding() + 1, field.first(),
                field.other(), field.open(),
                field.open() ? take : null, !field.open() || take == FormTake.STANDING ? field.first() : take == FormTake.OTHER
                        ? field.other() : null);
    }

    /// The comparison with what was recorded; empty when one of the two was erased.
    Uni<Optional<FormComparison>> compare(Actor actor, FormStore.Row row) {
        return store.opened(actor, row).flatMap(said -> said.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : comparison(actor, row, said.get()));
    }

    /// What the form said from which the visit was recorded; empty once it was erased.
    Uni<Optional<FilledForm>> firstSaid(Actor actor, FormStore.Row row) {
        return first(actor, row).flatMap(first -> opened(actor, first));
    }

    private Uni<Optional<FilledForm>> opened(Actor actor, Optional<FormStore.Row> first) {
        return first.map(row -> store.opened(actor, row)).orElse(Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<FormComparison>> comparison(Actor actor, FormStore.Row row, FilledForm said) {
        return visits.standing(actor, row.knownVisit()).flatMap(now -> switch (row.waitsFor()) {
            case ANOTHER_VISIT -> Uni.createFrom().item(Optional.of(FormComparison.ofVisit(standing(row, now, List.of()), said)));
            case ANOTHER_FINDING -> findings.one(actor, row.knownFinding()).map(found -> found.map(one -> FormComparison.ofFinding(
                    standing(row, now, List.of(one)), said, violation -> law.isLaw(violation, now.country()))));
            case ANOTHER_STEP -> steps.differences(actor, row.knownVisit(), said.step()).map(differences -> Optional.of(
                    FormComparison.ofStep(standing(row, now, List.of()), said, differences)));
            case ANOTHER_PERSON -> Uni.createFrom().item(Optional.of(
                    FormComparison.ofStep(standing(row, now, List.of()), said, List.of())));
            default -> first(actor, row).flatMap(first -> first.isEmpty()
                    ? besides(actor, row, now, standing(row, now, List.of()), said)
                    : store.opened(actor, first.get()).flatMap(firstSaid -> firstSaid.isEmpty()
                            ? Uni.createFrom().item(Optional.<FormComparison>empty())
                            : besides(actor, row, now, firstSaid.get(), said)));
        });
    }

    /// @param first what the form said from which the visit was recorded; no findings when it was recorded without one
    private Uni<Optional<FormComparison>> besides(Actor actor, FormStore.Row row, VisitCorrections.Standing now, FilledForm first,
            FilledForm said) {
        return findings.standing(actor, first)
                .map(found -> new FilledForm(first.instance(), first.deprecated(), first.workplace(), first.kind(), now.startedAt(),
                        now.householdAccess(), now.entry(), found, first.photographs()))
                .flatMap(standing -> findings.beside(actor, row.visit(), first)
                        .map(more -> FormComparison.of(standing, more, said, one -> law.isLaw(one, now.country()))))
                .map(comparison -> Optional.of(switch (row.waitsFor()) {
                    case VIOLATION -> comparison.inQuestion();
                    case TEXT -> comparison.aboutStatus();
                    case ENTRY -> comparison.aboutEntry();
                    default -> comparison;
                }));
    }

    private static FilledForm standing(FormStore.Row row, VisitCorrections.Standing now, List<FilledForm.FilledFinding> found) {
        return new FilledForm(row.instance(), null, now.workplace(), null, now.startedAt(), now.householdAccess(), now.entry(), found,
                Map.of(), now.checklist(), 0, null);
    }

    private static FormView.Said content(Optional<FilledForm> form) {
        return form.map(FormView.Said::of).orElse(null);
    }
}
