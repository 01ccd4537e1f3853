package org.palermo.referral.accommodation;

/// Why nobody has to look any more: a code, so that nothing is told about her.
public enum CloseReason {
    NO_LONGER_NEEDED,
    FOUND_ELSEWHERE,
    /// She does not want it.
    OWN_WISH,
    /// Something else is asked for, in a request of its own.
    CHANGED
}
