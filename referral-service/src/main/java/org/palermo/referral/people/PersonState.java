package org.palermo.referral.people;

/// The state of an account.
public enum PersonState {
    /// Invited, and not signed in yet. Never stored; the identity provider knows it.
    INVITED,
    ACTIVE,
    SUSPENDED,
    /// Removed permanently, by a review.
    REMOVED
}
