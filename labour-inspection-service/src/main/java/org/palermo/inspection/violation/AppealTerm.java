package org.palermo.inspection.violation;

/// The time limit for an appeal, and its effect.
///
/// @param days from the day after service
/// @param suspends whether an appeal suspends the directive until it is decided
/// @param statute where the law says it
/// @param verified false when nobody has read the law
public record AppealTerm(int days, boolean suspends, String statute, boolean verified) {}
