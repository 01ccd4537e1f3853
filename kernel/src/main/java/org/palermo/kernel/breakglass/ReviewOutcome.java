package org.palermo.kernel.breakglass;

/// What the review of a break-glass access found.
public enum ReviewOutcome {
    JUSTIFIED,
    /// The organisations decide about consequences, outside of this software.
    NOT_JUSTIFIED
}
