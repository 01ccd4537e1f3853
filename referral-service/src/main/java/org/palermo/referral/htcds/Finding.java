package org.palermo.referral.htcds;

/// What became of one field of a row.
///
/// @param field its name, the position in the file when it is not a field, or null for the row as a whole
/// @param trap the deviation that was found, or null
record Finding(String field, Fate fate, Trap trap) {}
