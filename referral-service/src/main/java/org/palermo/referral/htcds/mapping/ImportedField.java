package org.palermo.referral.htcds.mapping;

import org.palermo.referral.htcds.standard.Deviation;

/// What became of one field of a row.
///
/// @param field its name, the position in the file when it is not a field, or null for the row as a whole
/// @param trap the deviation that was found, or null
public record ImportedField(String field, FieldOutcome fate, Deviation trap) {}
