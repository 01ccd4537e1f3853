package org.palermo.referral.accommodation;

/// Why a request was closed. A code, so that it reveals nothing about the person.
public enum CloseReason {
    NO_LONGER_NEEDED,
    FOUND_ELSEWHERE,
    /// The person does not want it.
    OWN_WISH,
    /// Replaced by another request.
    CHANGED
}
