package org.palermo.referral.htcds.mapping;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a value.
@Schema(name = "ImportedFieldFate")
public enum FieldOutcome {
    /// It is in the case file, in its own field.
    MAPPED,
    /// As `MAPPED` or `KEPT`, but after a {@link org.palermo.referral.htcds.standard.Deviation}.
    COERCED,
    /// It is kept unchanged with the person, and is part of the next export.
    KEPT,
    /// It cannot be kept.
    LOST
}
