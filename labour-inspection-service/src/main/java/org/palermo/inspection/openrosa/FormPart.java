package org.palermo.inspection.openrosa;

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
    VIOLATION
}
