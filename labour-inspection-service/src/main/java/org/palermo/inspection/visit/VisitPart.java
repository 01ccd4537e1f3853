package org.palermo.inspection.visit;

/// The part of a visit that an entry of its record is about.
public enum VisitPart {
    HOUSEHOLD_ENTRY,
    HOUSEHOLD_ACCESS,
    CONSENT_WITHDRAWN,
    COMPANIONS,
    INTERVIEW,
    INTERVIEW_NOTE,
    ANSWER,
    START,
    END,
    WORKERS_PRESENT,
    SUMMARY,
    CLOSED
}
