package org.palermo.inspection.visit;

/// What of a closed visit can be corrected.
public enum CorrectedPart {
    START,
    END,
    WORKERS_PRESENT,
    SUMMARY,
    ANSWER,
    INTERVIEW_NOTE;

    VisitPart part() {
        return VisitPart.valueOf(name());
    }
}
