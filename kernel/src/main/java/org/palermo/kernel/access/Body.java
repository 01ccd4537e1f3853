package org.palermo.kernel.access;

/// The kind of organisation that the actor acts for, from the register in this service's database (`actor_body()`). A
/// token's claim can only restrict access further.
public enum Body {
    /// A part of the system, which acts for no organisation.
    SYSTEM,
    /// Registered here, of a kind that may follow cases.
    FOLLOWING,
    /// Not registered here, or the actor has no organisation.
    UNREGISTERED,
    /// An immigration body: it refers people and sees the receipts of its referrals, whatever roles its people have.
    IMMIGRATION
}
