package org.palermo.inspection.visit;

/// The parts of a visit that can be corrected.
public enum CorrectedPart {
    START,
    HOUSEHOLD_ACCESS,
    HOUSEHOLD_ENTRY,
    COMPANIONS,
    END,
    WORKERS_PRESENT,
    SUMMARY,
    ANSWER,
    INTERVIEW,
    INTERVIEW_NOTE;

    /// Whether it is corrected while the visit is open too: how a household was entered is written at the start only.
    boolean isWrittenAtStart() {
        return this == HOUSEHOLD_ACCESS || this == HOUSEHOLD_ENTRY;
    }
}
