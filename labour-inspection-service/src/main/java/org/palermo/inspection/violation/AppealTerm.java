package org.palermo.inspection.violation;

/// Until when an appeal may be lodged, and what it does.
///
/// @param days from the day after service
/// @param suspends whether an appeal suspends the directive until it is decided
/// @param statute where the law says it
/// @param verified false when nobody has read the law
public record AppealTerm(int days, boolean suspends, String statute, boolean verified) {}
