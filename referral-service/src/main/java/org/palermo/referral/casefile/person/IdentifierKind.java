package org.palermo.referral.casefile.person;

/// Identifiers that distinguish one person from all others in a country.
public enum IdentifierKind {
    PASSPORT,
    NATIONAL_ID,
    /// The person's own telephone number. One that reaches the person through somebody else is a safe contact, not an identifier.
    PHONE,
    /// Any other registration number, preceded by the name of the register.
    OTHER
}
