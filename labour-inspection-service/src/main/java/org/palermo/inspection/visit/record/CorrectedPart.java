package org.palermo.inspection.visit.record;

/// The parts of a visit that can be corrected.
public enum CorrectedPart {
    START,
    HOUSEHOLD_ACCESS,
    HOUSEHOLD_ENTRY,
    COMPANIONS,
    CONSENT_WITHDRAWN,
    END,
    WORKERS_PRESENT,
    SUMMARY,
    ANSWER,
    INTERVIEW,
    INTERVIEW_NOTE;

    /// Whether it says how a household was entered.
    boolean isWrittenAtStart() {
        return this == HOUSEHOLD_ACCESS || this == HOUSEHOLD_ENTRY;
    }

    /// Whether it is corrected while the visit is open too, because it is written only once.
    boolean isWrittenOnce() {
        return isWrittenAtStart() || this == CONSENT_WITHDRAWN;
    }

    boolean isTime() {
        return this == START || this == END || this == CONSENT_WITHDRAWN;
    }
}
