package org.palermo.inspection.openrosa;

/// How a person settled a waiting form.
public enum FormOutcome {
    /// The visit stays as the first form recorded it.
    FIRST,
    /// The findings of this form are recorded too.
    BOTH,
    /// Each field has the value that she chose for it.
    FIELDS
}
