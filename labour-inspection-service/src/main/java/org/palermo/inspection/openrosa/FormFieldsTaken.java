package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.visit.record.CorrectVisit;
import org.palermo.inspection.visit.record.CorrectedPart;
import org.palermo.inspection.visit.record.VisitCorrections;
import org.palermo.kernel.identity.Actor;

/// Corrects the visit and its findings by the values that a person took from a form. Both keep the earlier values.
@ApplicationScoped
class FormFieldsTaken {
    private final FormFindings findings;
    private final VisitCorrections visits;

    FormFieldsTaken(FormFindings findings, VisitCorrections visits) {
        this.findings = findings;
        this.visits = visits;
    }

    /// @param taken names of the open fields for which the form's value is taken
    Uni<Void> correct(Actor actor, FormStore.Row row, FormComparison comparison, Set<String> taken, String reason) {
        List<FormComparison.Field> fields = comparison.fields().stream().filter(field -> field.open() && taken.contains(field.name()))
                .toList();
        List<Supplier<Uni<Void>>> steps = new ArrayList<>();
        fields.stream().filter(field -> field.finding() == null).forEach(field -> steps.add(() -> visits.choose(actor, row.knownVisit(),
                visit(field, reason))));
        fields.stream().filter(field -> field.finding() != null && field.part() != FormPart.FINDING)
                .map(FormComparison.Field::finding).distinct()
                .forEach(place -> steps.add(() -> correct(actor, row, comparison, place,
                        corrected(comparison.standing().findings().get(place), ofFinding(fields, place)), reason)));
        fields.stream().filter(field -> field.part() == FormPart.FINDING)
                .forEach(field -> steps.add(() -> findings.record(actor, row.knownVisit(), row.id().toString(), field.finding(),
                        comparison.other().findings().get(field.finding()).recordable())));
        return Multi.createFrom().iterable(steps).onItem().transformToUniAndConcatenate(Supplier::get).collect().last().replaceWithVoid();
    }

    private Uni<Void> correct(Actor actor, FormStore.Row row, FormComparison comparison, int place, FilledForm.FilledFinding corrected,
            String reason) {
        return row.knownFinding() != null
                ? findings.correct(actor, row.knownVisit(), row.knownFinding(), corrected, row.id(), reason)
                : findings.correct(actor, row.knownVisit(), comparison.standing().instance(), place, corrected, row.id(), reason);
    }

    private static CorrectVisit visit(FormComparison.Field field, String reason) {
        if (field.step() != null) {
            return field.step().correction(reason);
        }
        return field.part() == FormPart.STARTED_AT
                ? CorrectVisit.of(CorrectedPart.START, field.other().startedAt().toString(), reason)
                : CorrectVisit.entered(field.other().householdAccess(), field.other().entry(), reason);
    }

    private static List<FormComparison.Field> ofFinding(List<FormComparison.Field> fields, Integer place) {
        return fields.stream().filter(field -> field.part() != FormPart.FINDING && Objects.equals(field.finding(), place)).toList();
    }

    private static FilledForm.FilledFinding corrected(FilledForm.FilledFinding standing, List<FormComparison.Field> taken) {
        FilledForm.FilledFinding now = standing;
        for (FormComparison.Field field : taken) {
            FormView.Value other = field.other();
            now = switch (field.part()) {
                case SUBJECT -> new FilledForm.FilledFinding(other.subject(), now.workers(), now.indicators(), now.note(),
                        now.violations());
                case WORKERS -> new FilledForm.FilledFinding(now.subject(), other.workers(), now.indicators(), now.note(),
                        now.violations());
                case INDICATORS -> new FilledForm.FilledFinding(now.subject(), now.workers(), other.indicators(), now.note(),
                        now.violations());
                case VIOLATION -> now.with(changed(now.violations(), field.first(), other));
                default -> new FilledForm.FilledFinding(now.subject(), now.workers(), now.indicators(), other == null ? null
                        : other.note(), now.violations());
            };
        }
        return now;
    }

    /// @param first what stands, or null
    /// @param other what is to stand, or null
    private static List<RecordViolation> changed(List<RecordViolation> violations, FormView.Value first, FormView.Value other) {
        List<RecordViolation> changed = new ArrayList<>(violations);
        if (first != null) {
            changed.remove(first.violation().recorded());
        }
        if (other != null) {
            changed.add(other.violation().recorded());
        }
        return List.copyOf(changed);
    }

    /// The names of the fields of which the form's value was taken.
    static Set<String> taken(List<ChooseField> choices) {
        return choices.stream().filter(choice -> choice.take() == FormTake.OTHER).map(ChooseField::field).collect(Collectors.toSet());
    }
}
