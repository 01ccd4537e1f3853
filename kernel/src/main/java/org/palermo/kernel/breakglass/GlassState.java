package org.palermo.kernel.breakglass;

/// Where a break-glass access stands at an instant.
public enum GlassState {
    /// The record can be read under it.
    OPEN,
    /// Ended, or its time is over; it waits for a review.
    OVER,
    REVIEWED
}
