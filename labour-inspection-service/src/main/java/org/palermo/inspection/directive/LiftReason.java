package org.palermo.inspection.directive;

/// Why an order is lifted.
public enum LiftReason {
    /// What it was about is put right.
    REMEDIED,
    /// It should not have been issued: it never becomes final.
    ISSUED_IN_ERROR
}
