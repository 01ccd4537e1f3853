package org.palermo.inspection.visit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.checklist.Question;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntries;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitEntry;
import org.palermo.inspection.visit.VisitPart;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// Reads a correction as the entries that it adds to the record of a visit.
@ApplicationScoped
class CorrectionReader {
    private final Checklists checklists;
    private final HouseholdEntries households;
    private final VisitDocuments documents;
    private final TransactionTime time;

    CorrectionReader(Checklists checklists, HouseholdEntries households, VisitDocuments documents, TransactionTime time) {
        this.checklists = checklists;
        this.households = households;
        this.documents = documents;
        this.time = time;
    }

    /// An entry that a correction adds.
    ///
    /// @param key of the entry
    /// @param value in the form in which it is kept
    record Corrected(VisitPart part, String key, String value, boolean sealed) {}

    /// Checks what does not depend on the record.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a field does not fit the part, or a value is no such value
    void check(CorrectVisit command) {
        CorrectedPart part = command.part();
        boolean answer = part == CorrectedPart.ANSWER;
        boolean instant = part.isTime();
        boolean interview = part == CorrectedPart.INTERVIEW;
        require(answer, "checklist", command.checklist());
        require(answer, "question", command.question());
        require(interview || part == CorrectedPart.INTERVIEW_NOTE, "interview", command.interview());
        allow(instant, "at", command.at());
        allow(answer, "answer", command.answer());
        allow(interview, "interviewed", command.interviewed());
        allow(part.isWrittenAtStart(), "entry", command.entry());
        require(part == CorrectedPart.COMPANIONS, "present", command.present());
        if (part == CorrectedPart.HOUSEHOLD_ENTRY) {
            require(false, "value", command.value());
            require(true, "entry", command.entry());
        } else if (part == CorrectedPart.COMPANIONS) {
            require(false, "value", command.value());
            command.present().check("present.");
        } else if (interview) {
            require(command.interviewed() != null && !command.interviewed().saysNothing() || command.hasValue(), "interviewed");
        } else {
            long given = Stream.of(command.hasValue() ? command.value() : null, command.at(),
                    command.answer()).filter(Objects::nonNull).count();
            require(given == 1, instant ? "at" : answer ? "answer" : "value");
        }
        switch (part) {
            case START, END, CONSENT_WITHDRAWN -> instant(command);
            case HOUSEHOLD_ACCESS -> ground(command.value());
            case WORKERS_PRESENT -> number(command.value());
            case ANSWER -> answer(command);
            default -> { }
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when what is said does not fit the rest of the record
    List<Corrected> entries(VisitRecord written, CorrectVisit command) {
        return switch (command.part()) {
            case START -> List.of(new Corrected(VisitPart.START, "", start(written, command).toString(), false));
            case END -> List.of(new Corrected(VisitPart.END, "", afterStart(written, command).toString(), false));
            case CONSENT_WITHDRAWN ->
                List.of(new Corrected(VisitPart.CONSENT_WITHDRAWN, "", withdrawal(written, command).toString(), false));
            case HOUSEHOLD_ACCESS -> household(written, ground(command.value()), command.entry());
            case HOUSEHOLD_ENTRY -> household(written, written.householdAccess(), command.entry());
            case COMPANIONS -> List.of(new Corrected(VisitPart.COMPANIONS, "", documents.written(command.present()), true));
            case WORKERS_PRESENT -> List.of(new Corrected(VisitPart.WORKERS_PRESENT, "", number(command.value()), false));
            case SUMMARY -> List.of(new Corrected(VisitPart.SUMMARY, "", command.value(), true));
            case ANSWER -> List.of(answer(command));
            case INTERVIEW, INTERVIEW_NOTE -> interview(written, command);
        };
    }

    private List<Corrected> household(VisitRecord written, HouseholdAccess ground, HouseholdEntry entry) {
        if (written.householdAccess() == null) {
            throw Problems.invalid("part", "must be left out, except for a private household");
        }
        List<Corrected> corrected = new ArrayList<>();
        if (ground != written.householdAccess() || entry == null) {
            corrected.add(new Corrected(VisitPart.HOUSEHOLD_ACCESS, "", ground.name(), false));
        }
        if (entry != null) {
            households.check(ground, entry, written.startedAt());
            corrected.add(new Corrected(VisitPart.HOUSEHOLD_ENTRY, "", documents.written(entry), true));
        }
        return corrected;
    }

    private List<Corrected> interview(VisitRecord written, CorrectVisit command) {
        String key = command.interview().toString();
        VisitEntry held = written.last(VisitPart.INTERVIEW, key)
                .orElseThrow(() -> Problems.invalid("interview", "must be the number of an interview of this visit"));
        List<Corrected> corrected = new ArrayList<>();
        if (command.interviewed() != null && !command.interviewed().saysNothing()) {
            VisitRecord.Interview before = documents.read(held.text(), VisitRecord.Interview.class);
            corrected.add(new Corrected(VisitPart.INTERVIEW, key, documents.written(command.interviewed().in(before)), true));
        }
        if (command.hasValue()) {
            corrected.add(new Corrected(VisitPart.INTERVIEW_NOTE, key, command.value(), true));
        }
        return corrected;
    }

    private Corrected answer(CorrectVisit command) {
        Question question = checklists.find(command.checklist())
                .orElseThrow(() -> Problems.invalid("checklist", "must be a checklist with its edition"))
                .question(command.question()).orElseThrow(() -> Problems.invalid("question", "must be a question of the checklist"));
        String value = command.answered();
        if (!question.takes(value)) {
            throw Problems.invalid(command.answer() == null ? "value" : "answer", question.type().wanted());
        }
        return new Corrected(VisitPart.ANSWER, VisitRecord.key(command.checklist(), command.question()), value,
                question.type() == AnswerType.TEXT);
    }

    private Instant start(VisitRecord written, CorrectVisit command) {
        Instant start = instant(command);
        if (written.endedAt() != null && written.endedAt().isBefore(start)) {
            throw Problems.invalid(field(command), "must be before the end of the visit");
        }
        return start;
    }

    private Instant withdrawal(VisitRecord written, CorrectVisit command) {
        if (written.withdrawnAt() == null) {
            throw Problems.invalid("part", "must be a part that this visit has");
        }
        return afterStart(written, command);
    }

    private Instant afterStart(VisitRecord written, CorrectVisit command) {
        Instant at = instant(command);
        if (at.isBefore(written.startedAt())) {
            throw Problems.invalid(field(command), "must be after the start of the visit");
        }
        return at;
    }

    private Instant instant(CorrectVisit command) {
        try {
            Instant at = command.instant();
            if (at.isAfter(time.now()) || at.isBefore(Visit.EARLIEST)) {
                throw Problems.invalid(field(command), "must be in the past, and not before " + Visit.EARLIEST);
            }
            return at;
        } catch (DateTimeException notAnInstant) {
            throw Problems.invalid("value", "must be a time such as 2026-03-31T09:30:00Z");
        }
    }

    private static String field(CorrectVisit command) {
        return command.at() == null ? "value" : "at";
    }

    private static HouseholdAccess ground(String value) {
        return Arrays.stream(HouseholdAccess.values()).filter(ground -> ground.name().equals(value)).findFirst()
                .orElseThrow(() -> Problems.invalid("value", "must be CONSENT or WARRANT"));
    }

    private static String number(String value) {
        if (!value.matches("[0-9]{1,7}") || Integer.parseInt(value) > 1_000_000) {
            throw Problems.invalid("value", AnswerType.NUMBER.wanted());
        }
        return String.valueOf(Integer.parseInt(value));
    }

    private static void require(boolean needed, String field, Object value) {
        if (needed != (value != null)) {
            throw Problems.invalid(field, needed ? "must be given for this part" : "must be left out for this part");
        }
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw Problems.invalid(field, "must be given for this part");
        }
    }

    private static void allow(boolean allowed, String field, Object value) {
        if (!allowed && value != null) {
            throw Problems.invalid(field, "must be left out for this part");
        }
    }
}
