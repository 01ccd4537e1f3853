package org.palermo.referral.people.recovery;

/// How the person who asks has made sure that the account's owner herself has lost the factor. An incoming message or call is no such
/// check.
public enum IdentityCheck {
    IN_PERSON,
    VIDEO_CALL,
    /// At a number that the organisation had before.
    CALLED_BACK
}
