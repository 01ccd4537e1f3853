package org.palermo.inspection.visit;

/// What of a visit an entry of its record says.
enum VisitPart {
    HOUSEHOLD_ENTRY,
    CONSENT_WITHDRAWN,
    INTERVIEW,
    INTERVIEW_NOTE,
    ANSWER,
    START,
    END,
    WORKERS_PRESENT,
    SUMMARY,
    CLOSED
}
