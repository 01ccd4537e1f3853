package org.palermo.inspection.openrosa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.palermo.inspection.text.MigrationStatusWords;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.visit.record.StepComparing;
import org.palermo.inspection.visit.record.StepValue;

/// Compares a visit with a waiting form, field by field. Findings that are the same in both are left out, whatever their place; the others
/// are compared in their order. A finding that was added to the visit since, from another form or by hand, is left out too, because the
/// visit already has it.
///
/// @param standing the current values of what the first form recorded, in its order
/// @param other what the waiting form says
/// @param fields in which they differ
record FormComparison(FilledForm standing, FilledForm other, List<Field> fields) {
    private static final int NONE = -1;

    /// A field in which they differ.
    ///
    /// @param name by which a person chooses for it
    /// @param finding place of the finding in its form, from 0; null for a field of the visit
    /// @param first the value of the visit; null when there is none
    /// @param other the value of the waiting form; null when there is none
    /// @param open whether a person can choose
    /// @param step the value of a step of a visit; null for every other field
    record Field(String name, FormPart part, Integer finding, FormView.Value first, FormView.Value other, boolean open, StepValue step) {
        Field(String name, FormPart part, Integer finding, FormView.Value first, FormView.Value other, boolean open) {
            this(name, part, finding, first, other, open, null);
        }
    }

    /// @param more findings of the visit that are not of the first form
    /// @param isLaw whether an act was against the law on its day: another one can't be taken
    static FormComparison of(FilledForm standing, List<FilledForm.FilledFinding> more, FilledForm other,
            Predicate<RecordViolation> isLaw) {
        List<Field> fields = visit(standing, other);
        findings(fields, standing.findings(), more, other.findings(), isLaw);
        return new FormComparison(standing, other, List.copyOf(fields));
    }

    /// The other body of a visit alone, which says nothing of findings.
    static FormComparison ofVisit(FilledForm standing, FilledForm other) {
        List<Field> fields = visit(standing, other);
        add(fields, FormPart.CHECKLIST, "checklist", null, FormView.Value.checklist(standing.checklist()),
                FormView.Value.checklist(other.checklist()));
        return new FormComparison(standing, other, List.copyOf(fields));
    }

    /// The other body of a finding alone, which says nothing of the visit.
    static FormComparison ofFinding(FilledForm standing, FilledForm other, Predicate<RecordViolation> isLaw) {
        List<Field> fields = new ArrayList<>();
        findings(fields, standing.findings(), List.of(), other.findings(), isLaw);
        return new FormComparison(standing, other, List.copyOf(fields));
    }

    /// The other body of a step of a visit.
    static FormComparison ofStep(FilledForm standing, FilledForm other, List<StepComparing.Difference> differences) {
        return new FormComparison(standing, other, differences.stream().map(one -> new Field(one.other().field(),
                FormPart.of(one.other().part()), null, FormView.Value.of(one.standing()), FormView.Value.of(one.other()),
                one.other().canBeTaken(), one.other())).toList());
    }

    private static List<Field> visit(FilledForm standing, FilledForm other) {
        List<Field> fields = new ArrayList<>();
        add(fields, FormPart.WORKPLACE, "workplace", null, FormView.Value.workplace(standing.workplace()),
                FormView.Value.workplace(other.workplace()));
        add(fields, FormPart.STARTED_AT, "startedAt", null, FormView.Value.startedAt(standing.startedAt()),
                FormView.Value.startedAt(other.startedAt()));
        entry(fields, standing, other);
        return fields;
    }

    /// The particulars belong to their ground: another ground brings its own. Those of another workplace, or of one that is no
    /// household, are left out, because nobody can take them.
    private static void entry(List<Field> fields, FilledForm standing, FilledForm other) {
        if (!Objects.equals(standing.workplace(), other.workplace())
                || standing.householdAccess() == null && other.householdAccess() == null) {
            return;
        }
        if (standing.householdAccess() == other.householdAccess()) {
            add(fields, FormPart.HOUSEHOLD_ENTRY, "entry", null, FormView.Value.entry(standing.entry()),
                    FormView.Value.entry(other.entry()));
        } else {
            add(fields, FormPart.HOUSEHOLD_ACCESS, "householdAccess", null,
                    FormView.Value.access(standing.householdAccess(), standing.entry()),
                    FormView.Value.access(other.householdAccess(), other.entry()));
        }
    }

    /// Only the violations that a form names and that can't be recorded so: all else of it was recorded.
    FormComparison inQuestion() {
        return new FormComparison(standing, other, fields.stream()
                .filter(field -> field.part == FormPart.VIOLATION && field.first == null).toList());
    }

    /// Only the texts of a form that say something about migration status: all else of it was recorded.
    FormComparison aboutStatus() {
        return new FormComparison(standing, other, fields.stream().filter(field -> saysStatus(field.other)).toList());
    }

    /// Only how a household was entered, which nobody can take from the form: all else of it was recorded.
    FormComparison aboutEntry() {
        return new FormComparison(standing, other, fields.stream()
                .filter(field -> field.part == FormPart.HOUSEHOLD_ENTRY || field.part == FormPart.HOUSEHOLD_ACCESS)
                .map(field -> new Field(field.name, field.part, null, field.first, field.other, false)).toList());
    }

    private static boolean saysStatus(FormView.Value value) {
        return value != null
                && (!MigrationStatusWords.listed().pass(value.note()) || value.entry() != null && value.entry().saysStatus());
    }

    private static void findings(List<Field> fields, List<FilledForm.FilledFinding> standing, List<FilledForm.FilledFinding> more,
            List<FilledForm.FilledFinding> others, Predicate<RecordViolation> isLaw) {
        int[] pair = new int[standing.size()];
        boolean[] taken = new boolean[others.size()];
        Arrays.fill(pair, NONE);
        for (int i = 0; i < pair.length; i++) {
            pair[i] = same(standing.get(i), i, others, taken);
        }
        more.forEach(finding -> same(finding, taken.length, others, taken));
        boolean[] equal = new boolean[pair.length];
        for (int i = 0; i < pair.length; i++) {
            equal[i] = pair[i] != NONE;
            if (!equal[i]) {
                pair[i] = mark(IntStream.range(0, taken.length).filter(j -> !taken[j]).findFirst().orElse(NONE), taken);
            }
        }
        for (int i = 0; i < pair.length; i++) {
            if (pair[i] == NONE) {
                fields.add(new Field("findings[" + i + "]", FormPart.FINDING, i, FormView.Value.of(standing.get(i)), null, false));
            } else if (!equal[i]) {
                compare(fields, i, standing.get(i), others.get(pair[i]), isLaw);
            }
        }
        IntStream.range(0, taken.length).filter(j -> !taken[j])
                .forEach(j -> fields.add(new Field("added[" + j + "]", FormPart.FINDING, j, null, FormView.Value.of(others.get(j)), true)));
    }

    /// The place of the same finding that is not taken yet, at best at the same place.
    private static int same(FilledForm.FilledFinding finding, int at, List<FilledForm.FilledFinding> others, boolean[] taken) {
        return mark(at < taken.length && !taken[at] && others.get(at).says(finding) ? at
                : IntStream.range(0, taken.length).filter(j -> !taken[j] && others.get(j).says(finding)).findFirst().orElse(NONE), taken);
    }

    private static int mark(int at, boolean[] taken) {
        if (at != NONE) {
            taken[at] = true;
        }
        return at;
    }

    private static void compare(List<Field> fields, int i, FilledForm.FilledFinding one, FilledForm.FilledFinding two,
            Predicate<RecordViolation> isLaw) {
        String at = "findings[" + i + "].";
        add(fields, FormPart.SUBJECT, at + "subject", i, FormView.Value.subject(one.subject()), FormView.Value.subject(two.subject()));
        add(fields, FormPart.WORKERS, at + "workers", i, FormView.Value.workers(one.workers()), FormView.Value.workers(two.workers()));
        add(fields, FormPart.INDICATORS, at + "indicators", i, FormView.Value.indicators(one.indicators()),
                FormView.Value.indicators(two.indicators()));
        add(fields, FormPart.NOTE, at + "note", i, FormView.Value.note(one.note()), FormView.Value.note(two.note()));
        violations(fields, i, one.violations(), two.violations(), isLaw);
    }

    /// A violation is the same on the same day, of however many workers.
    private static void violations(List<Field> fields, int i, List<RecordViolation> standing, List<RecordViolation> others,
            Predicate<RecordViolation> isLaw) {
        List<RecordViolation> left = new ArrayList<>(others);
        left.removeAll(standing);
        List<RecordViolation> gone = new ArrayList<>(standing);
        gone.removeAll(others);
        int place = 0;
        for (RecordViolation one : gone) {
            Optional<RecordViolation> same = left.stream()
                    .filter(other -> other.code().equals(one.code()) && other.actedOn().equals(one.actedOn())).findFirst();
            same.ifPresent(left::remove);
            fields.add(violation(i, place++, one, same.orElse(null), isLaw));
        }
        for (RecordViolation other : left) {
            fields.add(violation(i, place++, null, other, isLaw));
        }
    }

    private static Field violation(int i, int place, RecordViolation one, RecordViolation other, Predicate<RecordViolation> isLaw) {
        return new Field("findings[" + i + "].violations[" + place + "]", FormPart.VIOLATION, i, FormView.Value.violation(one),
                FormView.Value.violation(other), other == null || isLaw.test(other));
    }

    private static void add(List<Field> fields, FormPart part, String name, Integer finding, FormView.Value first, FormView.Value other) {
        if (!Objects.equals(first, other)) {
            fields.add(new Field(name, part, finding, first, other, isOpen(part, first, other)));
        }
    }

    /// A text may become empty; every other field of a visit or a finding needs a value. A text about migration status can't be taken.
    private static boolean isOpen(FormPart part, FormView.Value first, FormView.Value other) {
        return !saysStatus(other) && switch (part) {
            case WORKPLACE, CHECKLIST -> false;
            case NOTE -> true;
            case HOUSEHOLD_ACCESS -> first != null && other != null;
            default -> other != null;
        };
    }

    /// An open field of this name.
    Optional<Field> open(String name) {
        return fields.stream().filter(field -> field.open() && field.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return "FormComparison";
    }
}
