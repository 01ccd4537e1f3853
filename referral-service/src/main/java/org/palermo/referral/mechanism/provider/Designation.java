package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// What the register says about the actor's organisation.
@RegisterForReflection
public record Designation(ProviderKind kind, boolean firstResponder) {
    /// An organisation that is not in the register: it is allowed nothing.
    public static final Designation NONE = new Designation(ProviderKind.OTHER, false);

    public boolean mayFollowCases() {
        return this != NONE && kind.mayFollowCases();
    }
}
