package org.palermo.inspection.penalty;

/// Why a penalty was cancelled.
public enum CancelReason {
    IMPOSED_IN_ERROR,
    /// Its appeal succeeded. Only the decision of an appeal gives this reason.
    QUASHED,
    /// Nothing can be got from the employer. The penalty itself stays final.
    CANT_BE_COLLECTED
}
