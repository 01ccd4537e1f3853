package org.palermo.inspection.violation;

/// What the upper bound of a penalty applies to.
public enum PenaltyScale {
    /// For each worker concerned.
    WORKER,
    /// For the violation as a whole.
    TOTAL
}
