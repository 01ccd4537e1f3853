package org.palermo.inspection.visit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.VisitCompanions;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitEntry;
import org.palermo.inspection.visit.VisitPart;

/// One value that a step of a visit says, or what the record says of the same.
///
/// @param field its name, such as `interview.workers` or `answers[3]`
/// @param part of the record
/// @param key of the entry: number of the interview, or checklist and question; empty for other parts
/// @param values null for a text, and when there is none
/// @param text null unless it is a text, a number or an answer
public record StepValue(String field, CorrectedPart part, String key, CorrectedValues values, String text) {

    /// Everything that a step says.
    public static List<StepValue> of(StepBody said) {
        return switch (said.step()) {
            case INTERVIEW -> interview(said.number().toString(), said.interview());
            case ANSWERS -> IntStream.range(0, said.answers().answers().size()).mapToObj(i -> answer("answers[" + i + "]",
                    said.answers().checklist(), said.answers().answers().get(i).question(), said.answers().answers().get(i).value()))
                    .toList();
            case COMPANIONS -> List.of(value("present", CorrectedPart.COMPANIONS, "",
                    CorrectedValues.present(said.companions().said())));
            case CORRECTION -> correction(said.correction());
            case CLOSING -> List.of(value("endedAt", CorrectedPart.END, "", CorrectedValues.at(said.closing().endedAt())),
                    text("workersPresent", CorrectedPart.WORKERS_PRESENT, "", said.closing().workersPresent().toString()),
                    text("summary", CorrectedPart.SUMMARY, "", said.closing().summary()));
            case WITHDRAWAL -> List.of(value("withdrawnAt", CorrectedPart.CONSENT_WITHDRAWN, "",
                    CorrectedValues.at(said.withdrawal().withdrawnAt())));
            case PERSON -> List.of();
        };
    }

    private static List<StepValue> interview(String number, AddInterview said) {
        List<StepValue> values = new ArrayList<>(interview(number, new CorrectedInterview(said.workers(), said.alone(), said.language(),
                said.interpretation())));
        values.add(text("interview.note", CorrectedPart.INTERVIEW_NOTE, number,
                said.note() == null || said.note().isBlank() ? null : said.note()));
        return values;
    }

    private static List<StepValue> interview(String number, CorrectedInterview said) {
        List<StepValue> values = new ArrayList<>();
        if (said.workers() != null) {
            values.add(value("interview.workers", CorrectedPart.INTERVIEW, number, interviewed(said.workers(), null, null, null)));
        }
        if (said.alone() != null) {
            values.add(value("interview.alone", CorrectedPart.INTERVIEW, number, interviewed(null, said.alone(), null, null)));
        }
        if (said.language() != null) {
            values.add(value("interview.language", CorrectedPart.INTERVIEW, number, interviewed(null, null, said.language(), null)));
        }
        if (said.interpretation() != null) {
            values.add(value("interview.interpretation", CorrectedPart.INTERVIEW, number,
                    interviewed(null, null, null, said.interpretation())));
        }
        return values;
    }

    private static List<StepValue> correction(CorrectVisit said) {
        return switch (said.part()) {
            case START, END, CONSENT_WITHDRAWN -> List.of(value("at", said.part(), "", CorrectedValues.at(said.instant())));
            case HOUSEHOLD_ACCESS -> List.of(value("householdAccess", said.part(), "",
                    CorrectedValues.household(HouseholdAccess.valueOf(said.value()), said.entry())));
            case HOUSEHOLD_ENTRY -> List.of(value("entry", said.part(), "", CorrectedValues.household(null, said.entry())));
            case COMPANIONS -> List.of(value("present", said.part(), "", CorrectedValues.present(said.present())));
            case WORKERS_PRESENT -> List.of(text("workersPresent", said.part(), "", String.valueOf(Integer.parseInt(said.value()))));
            case SUMMARY -> List.of(text("summary", said.part(), "", said.value()));
            case ANSWER -> List.of(answer("answer", said.checklist(), said.question(), said.answered()));
            case INTERVIEW_NOTE -> List.of(text("interview.note", said.part(), said.interview().toString(), said.value()));
            case INTERVIEW -> {
                List<StepValue> values = new ArrayList<>();
                if (said.interviewed() != null) {
                    values.addAll(interview(said.interview().toString(), said.interviewed()));
                }
                if (said.hasValue()) {
                    values.add(text("interview.note", CorrectedPart.INTERVIEW_NOTE, said.interview().toString(), said.value()));
                }
                yield values;
            }
        };
    }

    private static StepValue answer(String field, String checklist, String question, String value) {
        return text(field, CorrectedPart.ANSWER, VisitRecord.key(checklist, question), value);
    }

    private static StepValue value(String field, CorrectedPart part, String key, CorrectedValues values) {
        return new StepValue(field, part, key, values, null);
    }

    private static StepValue text(String field, CorrectedPart part, String key, String text) {
        return new StepValue(field, part, key, null, text);
    }

    private static CorrectedValues interviewed(Integer workers, Boolean alone, String language, Interpretation interpretation) {
        return CorrectedValues.interviewed(new CorrectedInterview(workers, alone, language, interpretation));
    }

    /// What the record says of the same.
    StepValue standing(VisitRecord written, VisitDocuments documents) {
        return switch (part) {
            case START -> with(CorrectedValues.at(written.startedAt()));
            case END -> with(written.endedAt() == null ? null : CorrectedValues.at(written.endedAt()));
            case CONSENT_WITHDRAWN -> with(written.withdrawnAt() == null ? null : CorrectedValues.at(written.withdrawnAt()));
            case HOUSEHOLD_ACCESS -> with(CorrectedValues.household(written.householdAccess(), written.householdEntry(documents)));
            case HOUSEHOLD_ENTRY -> with(CorrectedValues.household(null, written.householdEntry(documents)));
            case COMPANIONS -> with(written.present(documents) == null ? null : CorrectedValues.present(written.present(documents)));
            case INTERVIEW -> with(written.last(VisitPart.INTERVIEW, key).filter(entry -> entry.text() != null)
                    .map(entry -> sameOf(documents.read(entry.text(), VisitRecord.Interview.class))).orElse(null));
            case WORKERS_PRESENT, SUMMARY, ANSWER, INTERVIEW_NOTE -> text(field, part, key,
                    written.last(VisitPart.valueOf(part.name()), key).map(VisitEntry::text).orElse(null));
        };
    }

    private StepValue with(CorrectedValues standing) {
        return value(field, part, key, standing);
    }

    private CorrectedValues sameOf(VisitRecord.Interview written) {
        return interviewed(values.workers() == null ? null : Integer.valueOf(written.workers()),
                values.alone() == null ? null : Boolean.valueOf(written.alone()),
                values.language() == null ? null : written.language(),
                values.interpretation() == null ? null : written.interpretation());
    }

    boolean saysTheSame(StepValue other) {
        return Objects.equals(values, other.values) && Objects.equals(text, other.text);
    }

    /// Whether a correction can bring it into the record.
    public boolean canBeTaken() {
        return values != null || text != null;
    }

    /// Code of the checklist of an answer.
    public String checklist() {
        return key.substring(0, key.indexOf(VisitRecord.SEPARATOR));
    }

    /// Code of the question of an answer.
    public String question() {
        return key.substring(key.indexOf(VisitRecord.SEPARATOR) + 1);
    }

    /// The correction that brings it into the record.
    public CorrectVisit correction(String reason) {
        return switch (part) {
            case START, END, CONSENT_WITHDRAWN -> CorrectVisit.of(part, values.at().toString(), reason);
            case WORKERS_PRESENT, SUMMARY -> CorrectVisit.of(part, text, reason);
            case HOUSEHOLD_ACCESS, HOUSEHOLD_ENTRY -> CorrectVisit.entered(values.householdAccess(), values.entry(), reason);
            case COMPANIONS -> CorrectVisit.present(new VisitCompanions(values.companions(), values.bodies()), reason);
            case ANSWER -> new CorrectVisit(null, part, checklist(), question(), null, text, null, null, null, null, null, reason);
            case INTERVIEW_NOTE -> new CorrectVisit(null, part, null, null, Integer.valueOf(key), text, null, null, null, null, null,
                    reason);
            case INTERVIEW -> new CorrectVisit(null, part, null, null, Integer.valueOf(key), null, null, null,
                    new CorrectedInterview(values.workers(), values.alone(), values.language(), values.interpretation()), null, null,
                    reason);
        };
    }

    @Override
    public String toString() {
        return "StepValue";
    }
}
