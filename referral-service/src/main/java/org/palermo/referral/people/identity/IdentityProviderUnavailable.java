package org.palermo.referral.people.identity;

/// The identity provider cannot be reached, or its answer is not usable. It has no stack trace, because this failure is common while the
/// provider is down.
public final class IdentityProviderUnavailable extends RuntimeException {

    IdentityProviderUnavailable() {
        this("not configured");
    }

    /// @param what a status or the kind of failure, never what was sent
    IdentityProviderUnavailable(String what) {
        super(what, null, false, false);
    }
}
