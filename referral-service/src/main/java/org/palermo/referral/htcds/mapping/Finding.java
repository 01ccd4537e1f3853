package org.palermo.referral.htcds.mapping;

import org.palermo.referral.htcds.standard.Trap;

/// What became of one field of a row.
///
/// @param field its name, the position in the file when it is not a field, or null for the row as a whole
/// @param trap the deviation that was found, or null
public record Finding(String field, Fate fate, Trap trap) {}
