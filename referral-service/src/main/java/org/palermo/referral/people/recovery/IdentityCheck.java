package org.palermo.referral.people.recovery;

/// How who asks has made sure that it is the person herself who has lost the factor. A message or a call that came in is no such check.
public enum IdentityCheck {
    IN_PERSON,
    VIDEO_CALL,
    /// At a number that the organisation had before.
    CALLED_BACK
}
