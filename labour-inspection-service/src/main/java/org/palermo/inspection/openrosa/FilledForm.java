package org.palermo.inspection.openrosa;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.text.MigrationStatusWords;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.visit.record.StepBody;

/// What an inspector filled in.
///
/// @param instance the id that the phone gave the filled form
/// @param deprecated the id of the form that this one edits; null when it edits none
/// @param householdAccess null when none was given
/// @param entry the consent or the warrant; null when it was not said
/// @param checklist code of the main checklist; null when it was not asked for
/// @param suspectedVictims how many persons a finding alone named; who they are is not kept
/// @param step of a visit; null for everything else
/// @param photographs the place of the finding that a photograph is of, from 0, by the name of the file
public record FilledForm(String instance, String deprecated, UUID workplace, VisitKind kind, Instant startedAt,
        HouseholdAccess householdAccess, HouseholdEntry entry, List<FilledFinding> findings, Map<String, Integer> photographs,
        String checklist, int suspectedVictims, StepBody step) {

    FilledForm(String instance, String deprecated, UUID workplace, VisitKind kind, Instant startedAt, HouseholdAccess householdAccess,
            HouseholdEntry entry, List<FilledFinding> findings, Map<String, Integer> photographs) {
        this(instance, deprecated, workplace, kind, startedAt, householdAccess, entry, findings, photographs, null, 0, null);
    }

    /// @param note null when there is none
    record FilledFinding(Subject subject, Integer workers, List<String> indicators, String note, List<RecordViolation> violations) {

        boolean isEmpty() {
            return subject == null && workers == null && indicators.isEmpty() && note == null && violations.isEmpty();
        }

        /// Whether both say the same, in whichever order they name violations.
        boolean says(FilledFinding other) {
            return subject == other.subject && Objects.equals(workers, other.workers) && indicators.equals(other.indicators)
                    && Objects.equals(note, other.note) && violations.size() == other.violations.size()
                    && new HashSet<>(violations).equals(new HashSet<>(other.violations));
        }

        /// Whether its text says something about migration status, so that it can't be recorded.
        boolean saysStatus() {
            return !MigrationStatusWords.listed().pass(note);
        }

        /// The same without a text that can't be recorded.
        FilledFinding recordable() {
            return saysStatus() ? new FilledFinding(subject, workers, indicators, null, violations) : this;
        }

        FilledFinding with(List<RecordViolation> others) {
            return new FilledFinding(subject, workers, indicators, note, others);
        }

        @Override
        public String toString() {
            return "FilledFinding";
        }
    }

    /// Whether a text in it says something about migration status.
    boolean saysStatus() {
        return entrySaysStatus() || findings.stream().anyMatch(FilledFinding::saysStatus);
    }

    /// The same of the consent or the warrant.
    boolean entrySaysStatus() {
        return entry != null && entry.saysStatus();
    }

    @Override
    public String toString() {
        return "FilledForm[" + instance + "]";
    }
}
