package org.palermo.inspection.complaint;

/// What the chief inspector decided.
public enum ComplaintOutcome {
    VISIT,
    NO_VISIT,
    PASSED_ON,
    NOT_COMPETENT;

    /// Whether it says nothing about what another inspectorate should do.
    boolean leavesItToOthers() {
        return this == PASSED_ON || this == NOT_COMPETENT;
    }
}
