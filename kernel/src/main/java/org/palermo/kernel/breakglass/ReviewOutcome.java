package org.palermo.kernel.breakglass;

/// What the review of a break-glass access found.
public enum ReviewOutcome {
    JUSTIFIED,
    /// What follows from it is for the organisations to say, outside of this software.
    NOT_JUSTIFIED
}
