package org.palermo.inspection.directive;

/// Why an order is lifted.
public enum LiftReason {
    /// The violation was remedied.
    REMEDIED,
    /// It should not have been issued. It never becomes final.
    ISSUED_IN_ERROR
}
