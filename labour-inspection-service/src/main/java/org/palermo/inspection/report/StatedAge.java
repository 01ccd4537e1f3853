package org.palermo.inspection.report;

/// As what somebody is reported.
///
/// @param correction null when it is what was said
record StatedAge(AgeGroup group, AgeCorrection correction) {}
