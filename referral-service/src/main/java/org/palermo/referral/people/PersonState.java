package org.palermo.referral.people;

import org.palermo.referral.people.identity.Account;

/// The state of an account.
public enum PersonState {
    /// Invited, and not signed in yet. Never stored; the identity provider knows it.
    INVITED,
    ACTIVE,
    SUSPENDED,
    /// Removed permanently, by a review.
    REMOVED;

    /// The state of an account that no decision here has closed.
    static PersonState of(Account account) {
        if (!account.enabled()) {
            return SUSPENDED;
        }
        return account.unused() ? INVITED : ACTIVE;
    }
}
