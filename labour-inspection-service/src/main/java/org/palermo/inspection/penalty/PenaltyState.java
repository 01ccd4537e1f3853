package org.palermo.inspection.penalty;

/// The state of a penalty.
public enum PenaltyState {
    IMPOSED,
    /// An appeal is pending.
    APPEALED,
    /// All that is owed was paid.
    PAID,
    CANCELLED
}
