package org.palermo.referral.casefile.age;

/// The age group to record.
///
/// @param correction null when it is the stated one
public record StatedAge(AgeGroup group, AgeCorrection correction) {}
