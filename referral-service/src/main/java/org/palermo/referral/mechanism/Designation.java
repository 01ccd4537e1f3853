package org.palermo.referral.mechanism;

/// What the register says of an organisation that acts.
public record Designation(ProviderKind kind, boolean firstResponder) {
    /// An organisation that the register does not hold.
    public static final Designation NONE = new Designation(ProviderKind.OTHER, false);
}
