package org.palermo.referral.people;

/// Where an account stands.
public enum PersonState {
    /// Invited, and she has not signed in yet; never stored, the identity provider knows it.
    INVITED,
    ACTIVE,
    SUSPENDED,
    /// For good, by a review.
    REMOVED
}
