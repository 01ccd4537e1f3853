package org.palermo.inspection.openrosa;

import org.palermo.inspection.visit.record.CorrectedPart;

/// The part of a form that differs.
public enum FormPart {
    WORKPLACE,
    STARTED_AT,
    /// The main checklist of a visit.
    CHECKLIST,
    HOUSEHOLD_ACCESS,
    /// The consent or the warrant, on the same ground.
    HOUSEHOLD_ENTRY,
    /// A finding that only one of the two has.
    FINDING,
    SUBJECT,
    WORKERS,
    INDICATORS,
    NOTE,
    /// One violation of a finding. Another day makes it another violation.
    VIOLATION,
    /// When a visit ended.
    ENDED_AT,
    /// How many workers were there.
    WORKERS_PRESENT,
    SUMMARY,
    /// An answer to a question of a checklist.
    ANSWER,
    /// How an interview was held.
    INTERVIEW,
    /// Who was there besides the inspector.
    COMPANIONS,
    /// When the consent to enter a household was withdrawn.
    CONSENT_WITHDRAWN;

    static FormPart of(CorrectedPart part) {
        return switch (part) {
            case START -> STARTED_AT;
            case HOUSEHOLD_ACCESS -> HOUSEHOLD_ACCESS;
            case HOUSEHOLD_ENTRY -> HOUSEHOLD_ENTRY;
            case COMPANIONS -> COMPANIONS;
            case END -> ENDED_AT;
            case CONSENT_WITHDRAWN -> CONSENT_WITHDRAWN;
            case WORKERS_PRESENT -> WORKERS_PRESENT;
            case SUMMARY -> SUMMARY;
            case ANSWER -> ANSWER;
            case INTERVIEW -> INTERVIEW;
            case INTERVIEW_NOTE -> NOTE;
        };
    }
}
