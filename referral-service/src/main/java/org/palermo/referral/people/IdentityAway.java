package org.palermo.referral.people;

/// The identity provider can't be asked, or has answered what is no answer. It has no stack: while it is away this is
/// an everyday failure.
final class IdentityAway extends RuntimeException {

    IdentityAway() {
        this("not configured");
    }

    /// @param what a status or the kind of a failure, never what was sent
    IdentityAway(String what) {
        super(what, null, false, false);
    }
}
