package org.palermo.referral.casefile;

/// What tells one person from all others in a country.
public enum IdentifierKind {
    PASSPORT,
    NATIONAL_ID,
    /// Her own telephone; one through which somebody else reaches her is a safe contact and no identifier.
    PHONE,
    /// Any other registration, with the name of the register in front of the number.
    OTHER
}
