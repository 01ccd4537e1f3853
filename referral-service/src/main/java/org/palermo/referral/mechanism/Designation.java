package org.palermo.referral.mechanism;

/// The register's entry for an organisation that acts.
public record Designation(ProviderKind kind, boolean firstResponder) {
    /// An organisation that is not in the register: it is allowed nothing.
    public static final Designation NONE = new Designation(ProviderKind.OTHER, false);

    public boolean mayFollowCases() {
        return this != NONE && kind.mayFollowCases();
    }
}
