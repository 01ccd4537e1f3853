package org.palermo.kernel.access;

/// What kind of organisation somebody acts for, as the register of this service's database says it, see
/// `actor_body()`. What a token claims can only close more.
public enum Body {
    /// A part of the system, which acts for nobody.
    SYSTEM,
    /// Registered here, and of a kind that may follow cases.
    FOLLOWING,
    /// Not registered here, or no organisation at all.
    UNREGISTERED,
    /// Enforces immigration rules: it refers, and sees the receipts of its referrals, whatever roles its people hold.
    IMMIGRATION
}
