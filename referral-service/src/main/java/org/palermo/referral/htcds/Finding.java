package org.palermo.referral.htcds;

/// What became of a field in a row.
///
/// @param field its name, the place in the file of what is no field, or null for the row as a whole
/// @param trap why not simply as it stood, or null
record Finding(String field, Fate fate, Trap trap) {}
