package org.palermo.referral.mechanism.serviceline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The result for one of several lines to change, or why it was refused.
@Schema(name = "ServiceLineOutcome")
public enum LineOutcome {
    CHANGED,
    /// The line does not exist.
    NOT_FOUND,
    /// The line belongs to another provider or is in no region that the caller covers.
    NOT_YOURS,
    /// The line changed since it was read.
    STALE,
    /// The line is already in that state.
    SAME_STATE,
    /// The line's current state begins later than now.
    LATER_STATE
}
