package org.palermo.inspection.report;

/// The age group under which a person is reported.
///
/// @param correction why it differs from the stated one; null when it does not
record StatedAge(AgeGroup group, AgeCorrection correction) {}
