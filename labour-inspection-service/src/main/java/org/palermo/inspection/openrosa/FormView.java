package org.palermo.inspection.openrosa;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.checklist.AnswerWords;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.record.CorrectedPart;
import org.palermo.inspection.visit.record.CorrectedValues;
import org.palermo.inspection.visit.record.StepValue;

/// A form that a phone sent, as the API shows it.
///
/// @param visit the visit that was recorded from the first form, or that it is about, by the id that the inspectorate uses
/// @param finding the finding that it is about, by the id that the inspectorate uses; left out unless it is about a finding alone
/// @param subject of the inspector whose phone sent it
/// @param inspector the name under which her colleagues know her; left out for somebody who is not in the team
/// @param phone the phone with ODK Collect; left out for another program
/// @param phoneName by which she knows the phone; left out for another program
/// @param state whether it was recorded, waits, or was settled
/// @param waitsFor why a person must settle it, or had to; left out for a form that was recorded
/// @param receivedAt when it came, in UTC
/// @param said what was filled in; only when one form is read, and left out once it was erased
/// @param first what the first form said; only when you read one form that waits or waited, and left out when there was none
/// @param firstReceivedAt when the first form came, in UTC; only when you read one form that waits or waited, and left out when there was
///     none
/// @param firstPhoneName by which she knows the phone that sent the first form; left out for another program
/// @param differences the fields in which the two forms differ, by the place of each finding; only when you read one form that waits or
///     waited, and left out when there was no first form
/// @param fields the fields in which this form differs from what is recorded, each with both values; only when you read one waiting form
/// @param choices what a person has chosen for fields; only when you read one form that waits or waited
/// @param undecided how many fields wait for a choice; only when you read one waiting form
/// @param outcome how a person settled it; left out before
/// @param settledBy subject of the person who settled it; left out before
/// @param settledAt when she settled it, in UTC; left out before
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormView(UUID id, UUID visit, UUID finding, String subject, String inspector, UUID phone, String phoneName, FormState state,
        SettlingReason waitsFor, Instant receivedAt, Said said, Said first, Instant firstReceivedAt, String firstPhoneName,
        List<String> differences, List<FieldView> fields, List<ChooseField> choices, Integer undecided, FormOutcome outcome,
        String settledBy, Instant settledAt) {
    private static final SaidFinding NOTHING = new SaidFinding(null, null, List.of(), null, null);

    /// What was filled in.
    ///
    /// @param workplace the id of the workplace; left out for a finding alone
    /// @param startedAt when the visit began, in UTC; left out for a finding alone
    /// @param checklist code of the main checklist with its edition; left out unless it is a visit alone
    /// @param householdAccess on what ground a household was entered; left out for another workplace
    /// @param entry the consent or the warrant; left out when it was not said
    /// @param findings in their order; none for a visit alone
    /// @param suspectedVictims how many suspected victims a finding alone named; who they are is not stored; left out for none
    /// @param values what a step of a visit says, such as an interview or the closing; left out for everything else
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormContent")
    public record Said(UUID workplace, Instant startedAt, String checklist, HouseholdAccess householdAccess, HouseholdEntry entry,
            List<SaidFinding> findings, Integer suspectedVictims, List<SaidValue> values) {

        static Said of(FilledForm form) {
            return new Said(form.workplace(), form.startedAt(), form.checklist(), form.householdAccess(), form.entry(),
                    form.findings().stream().map(finding -> new SaidFinding(finding.subject(), finding.workers(), finding.indicators(),
                            finding.note(), SaidViolation.all(finding.violations()))).toList(),
                    form.suspectedVictims() == 0 ? null : form.suspectedVictims(), form.step() == null ? null
                            : StepValue.of(form.step()).stream().map(SaidValue::of).toList());
        }

        private Said inWords(Wording words) {
            return new Said(workplace, startedAt, checklist, householdAccess, entry,
                    findings.stream().map(finding -> finding.inWords(words)).toList(), suspectedVictims,
                    values == null ? null : values.stream().map(value -> value.inWords(words)).toList());
        }
    }

    /// One value that a step of a visit says.
    ///
    /// @param part what of the visit it is
    /// @param value left out when the step says nothing of it
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormStepValue")
    public record SaidValue(FormPart part, Value value) {
        private static SaidValue of(StepValue said) {
            return new SaidValue(FormPart.of(said.part()), Value.of(said));
        }

        private SaidValue inWords(Wording words) {
            return new SaidValue(part, Value.inWords(value, words));
        }
    }

    /// Puts codes into words.
    interface Wording {
        SaidViolation violation(RecordViolation violation);

        /// @param answer of which only the codes are there
        AnswerWords answer(AnswerWords answer);
    }

    /// @param subject what the finding is about; left out when nothing was chosen
    /// @param workers how many workers it concerns; left out when nothing was filled in
    /// @param indicators codes of the indicators
    /// @param note the conditions, in the inspector's words; left out when there is none
    /// @param violations of labour law, in their order; left out when there are none
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormFinding")
    public record SaidFinding(Subject subject, Integer workers, List<String> indicators, String note, List<SaidViolation> violations) {
        private SaidFinding inWords(Wording words) {
            return new SaidFinding(subject, workers, indicators, note, SaidViolation.inWords(violations, words));
        }
    }

    /// @param code of the catalogue
    /// @param text what the employer did, in a few words; left out for a code that the catalogue does not have
    /// @param actedOn the day of the act, or its last day
    /// @param workers how many workers it concerns; left out when nothing was filled in
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormViolation")
    public record SaidViolation(String code, String text, LocalDate actedOn, Integer workers) {
        RecordViolation recorded() {
            return new RecordViolation(code, actedOn, workers);
        }

        private static SaidViolation of(RecordViolation violation) {
            return new SaidViolation(violation.code(), null, violation.actedOn(), violation.workers());
        }

        private static List<SaidViolation> all(List<RecordViolation> violations) {
            return violations.isEmpty() ? null : violations.stream().map(SaidViolation::of).toList();
        }

        private static List<SaidViolation> inWords(List<SaidViolation> said, Wording words) {
            return said == null ? null : said.stream().map(one -> words.violation(one.recorded())).toList();
        }
    }

    /// A field in which a waiting form differs from the visit.
    ///
    /// @param field its name, for choosing its value
    /// @param part what of the form it is
    /// @param finding which finding of its form, from 1; left out for a field of the visit
    /// @param standing the value of the visit; left out when there is none
    /// @param other the value of this form; left out when there is none
    /// @param open whether a person can choose. The workplace of a visit can't change, a recorded finding can't disappear, and neither an
    ///     act that was not against the law on its day nor a text about migration status can be recorded: these fields are not open
    /// @param take the choice; left out before
    /// @param holds the value after the choice; left out before it, and when there will be none
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormField")
    public record FieldView(String field, FormPart part, Integer finding, Value standing, Value other, boolean open, FormTake take,
            Value holds) {

        private FieldView inWords(Wording words) {
            return new FieldView(field, part, finding, Value.inWords(standing, words), Value.inWords(other, words), open, take,
                    Value.inWords(holds, words));
        }
    }

    /// The value of a field. A finding that only one form has is shown with all its fields; otherwise only one field is given.
    ///
    /// @param workplace the id of the workplace; left out for another field
    /// @param startedAt when the visit began, in UTC; left out for another field
    /// @param checklist code of the main checklist with its edition; left out for another field
    /// @param householdAccess on what ground a household was entered; left out for another field
    /// @param entry the consent or the warrant; left out for another field
    /// @param subject what the finding is about; left out for another field
    /// @param workers how many workers it concerns; left out for another field
    /// @param indicators codes of the indicators; left out for another field
    /// @param note the inspector's words; left out for another field
    /// @param violation one of a finding; left out for another field
    /// @param violations all of a finding that only one form has; left out for another field, and when there are none
    /// @param values of a step of a visit: a time, how a household was entered, or how an interview was held; left out for another field
    /// @param text of a step of a visit: a number or a text; left out for another field
    /// @param answer of a step of a visit: a question and its answer; left out for another field
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FormFieldValue")
    public record Value(UUID workplace, Instant startedAt, String checklist, HouseholdAccess householdAccess, HouseholdEntry entry,
            Subject subject, Integer workers, List<String> indicators, String note, SaidViolation violation,
            List<SaidViolation> violations, CorrectedValues values, String text, AnswerWords answer) {

        private Value(UUID workplace, Instant startedAt, String checklist, HouseholdAccess householdAccess, HouseholdEntry entry,
                Subject subject, Integer workers, List<String> indicators, String note, SaidViolation violation,
                List<SaidViolation> violations) {
            this(workplace, startedAt, checklist, householdAccess, entry, subject, workers, indicators, note, violation, violations, null,
                    null, null);
        }

        /// @return null when there is none
        static Value of(StepValue said) {
            if (said.values() == null && said.text() == null) {
                return null;
            }
            boolean answer = said.part() == CorrectedPart.ANSWER;
            return new Value(null, null, null, null, null, null, null, null, null, null, null, said.values(), answer ? null : said.text(),
                    answer ? new AnswerWords(said.checklist(), said.question(), said.text()) : null);
        }

        static Value workplace(UUID workplace) {
            return workplace == null ? null : new Value(workplace, null, null, null, null, null, null, null, null, null, null);
        }

        static Value startedAt(Instant startedAt) {
            return startedAt == null ? null : new Value(null, startedAt, null, null, null, null, null, null, null, null, null);
        }

        static Value checklist(String checklist) {
            return checklist == null ? null : new Value(null, null, checklist, null, null, null, null, null, null, null, null);
        }

        static Value access(HouseholdAccess access, HouseholdEntry entry) {
            return access == null ? null : new Value(null, null, null, access, entry, null, null, null, null, null, null);
        }

        static Value entry(HouseholdEntry entry) {
            return entry == null ? null : new Value(null, null, null, null, entry, null, null, null, null, null, null);
        }

        static Value subject(Subject subject) {
            return subject == null ? null : new Value(null, null, null, null, null, subject, null, null, null, null, null);
        }

        static Value workers(Integer workers) {
            return workers == null ? null : new Value(null, null, null, null, null, null, workers, null, null, null, null);
        }

        static Value indicators(List<String> indicators) {
            return indicators.isEmpty() ? null : new Value(null, null, null, null, null, null, null, indicators, null, null, null);
        }

        static Value note(String note) {
            return note == null ? null : new Value(null, null, null, null, null, null, null, null, note, null, null);
        }

        static Value violation(RecordViolation violation) {
            return violation == null ? null
                    : new Value(null, null, null, null, null, null, null, null, null, SaidViolation.of(violation), null);
        }

        static Value of(FilledForm.FilledFinding finding) {
            return new Value(null, null, null, null, null, finding.subject(), finding.workers(),
                    finding.indicators().isEmpty() ? null : finding.indicators(), finding.note(), null,
                    SaidViolation.all(finding.violations()));
        }

        private static Value inWords(Value value, Wording words) {
            return value == null || value.violation == null && value.violations == null && value.answer == null ? value
                    : new Value(value.workplace, value.startedAt, value.checklist, value.householdAccess, value.entry,
                            value.subject, value.workers, value.indicators, value.note,
                            value.violation == null ? null : words.violation(value.violation.recorded()),
                            SaidViolation.inWords(value.violations, words), value.values, value.text,
                            value.answer == null ? null : words.answer(value.answer));
        }

        @Override
        public String toString() {
            return "Value";
        }
    }

    /// The same, with the words of violations.
    FormView inWords(Wording words) {
        return new FormView(id, visit, finding, subject, inspector, phone, phoneName, state, waitsFor, receivedAt,
                said == null ? null : said.inWords(words), first == null ? null : first.inWords(words), firstReceivedAt, firstPhoneName,
                differences, fields == null ? null : fields.stream().map(field -> field.inWords(words)).toList(), choices, undecided,
                outcome, settledBy, settledAt);
    }

    /// A form in a list, or a form that was recorded.
    ///
    /// @param said null in a list
    static FormView of(FormStore.Row row, Said said) {
        return new FormView(row.id(), row.knownVisit(), row.knownFinding(), row.subject(), row.inspector(), row.phone(), row.phoneName(),
                row.state(), row.waitsFor(), row.receivedAt(), said, null, null, null, null, null, null, null, row.outcome(),
                row.settledBy(), row.settledAt());
    }

    /// A form that waits or waited, with the first form.
    ///
    /// @param first null when it is not there any more, as are `said` and `first` once they were erased
    /// @param fields null when it does not wait
    static FormView beside(FormStore.Row row, Said said, FormStore.Row first, Said firstSaid, List<FieldView> fields,
            List<ChooseField> choices) {
        return new FormView(row.id(), row.knownVisit(), row.knownFinding(), row.subject(), row.inspector(), row.phone(), row.phoneName(),
                row.state(), row.waitsFor(), row.receivedAt(), said, firstSaid, first == null ? null : first.receivedAt(),
                first == null ? null : first.phoneName(), said == null || firstSaid == null ? null : differences(firstSaid, said), fields,
                choices,
                fields == null ? null : (int) fields.stream().filter(field -> field.open() && field.take() == null).count(),
                row.outcome(), row.settledBy(), row.settledAt());
    }

    private static List<String> differences(Said first, Said other) {
        List<String> differences = new ArrayList<>();
        add(differences, "workplace", first.workplace, other.workplace);
        add(differences, "startedAt", first.startedAt, other.startedAt);
        add(differences, "householdAccess", first.householdAccess, other.householdAccess);
        add(differences, "entry", first.entry, other.entry);
        for (int i = 0; i < Math.max(first.findings.size(), other.findings.size()); i++) {
            SaidFinding one = i < first.findings.size() ? first.findings.get(i) : NOTHING;
            SaidFinding two = i < other.findings.size() ? other.findings.get(i) : NOTHING;
            String at = "findings[" + i + "].";
            add(differences, at + "subject", one.subject, two.subject);
            add(differences, at + "workers", one.workers, two.workers);
            add(differences, at + "indicators", one.indicators, two.indicators);
            add(differences, at + "note", one.note, two.note);
            add(differences, at + "violations", one.violations, two.violations);
        }
        return differences;
    }

    private static void add(List<String> differences, String field, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            differences.add(field);
        }
    }
}
