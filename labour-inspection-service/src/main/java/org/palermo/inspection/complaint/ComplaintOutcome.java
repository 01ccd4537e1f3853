package org.palermo.inspection.complaint;

/// What the chief inspector decided.
public enum ComplaintOutcome {
    VISIT,
    NO_VISIT,
    PASSED_ON,
    NOT_COMPETENT
}
