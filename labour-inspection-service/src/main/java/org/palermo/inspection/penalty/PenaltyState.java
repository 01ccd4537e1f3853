package org.palermo.inspection.penalty;

/// Where a penalty stands.
public enum PenaltyState {
    IMPOSED,
    /// An appeal is pending.
    APPEALED,
    /// All that is owed was paid.
    PAID,
    CANCELLED
}
