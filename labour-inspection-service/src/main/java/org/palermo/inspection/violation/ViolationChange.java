package org.palermo.inspection.violation;

/// What a correction did with a violation of a finding.
public enum ViolationChange {
    /// It was added by the correction.
    ADDED,
    /// It was withdrawn by the correction.
    WITHDRAWN
}
