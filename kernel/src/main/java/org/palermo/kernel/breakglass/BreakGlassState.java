package org.palermo.kernel.breakglass;

/// The state of a break-glass access at an instant.
public enum BreakGlassState {
    /// The record can be read.
    OPEN,
    /// Ended, or its time is over; it waits for a review.
    OVER,
    REVIEWED
}
