package org.palermo.inspection.openrosa;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.VisitKind;

/// What an inspector filled in.
///
/// @param instance the id that the phone gave the filled form
/// @param deprecated the id of the form that this one edits; null when it edits none
/// @param householdAccess null when none was given
record FilledForm(String instance, String deprecated, UUID workplace, VisitKind kind, Instant startedAt, HouseholdAccess householdAccess,
        List<FilledFinding> findings) {

    /// @param note null when there is none
    record FilledFinding(Subject subject, Integer workers, List<String> indicators, String note) {

        boolean isEmpty() {
            return subject == null && workers == null && indicators.isEmpty() && note == null;
        }

        @Override
        public String toString() {
            return "FilledFinding";
        }
    }

    @Override
    public String toString() {
        return "FilledForm[" + instance + "]";
    }
}
