package org.palermo.referral.casefile;

/// As what somebody is taken.
///
/// @param correction null when it is what was said
public record StatedAge(AgeGroup group, AgeCorrection correction) {}
