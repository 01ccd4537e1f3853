package org.palermo.referral.mechanism;

/// What the register says of an organisation that acts.
public record Designation(ProviderKind kind, boolean firstResponder) {
    /// An organisation that the register does not hold: it may nothing.
    public static final Designation NONE = new Designation(ProviderKind.OTHER, false);

    public boolean mayFollowCases() {
        return this != NONE && kind.mayFollowCases();
    }
}
