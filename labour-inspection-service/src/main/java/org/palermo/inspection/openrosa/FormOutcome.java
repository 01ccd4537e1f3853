package org.palermo.inspection.openrosa;

/// What a person has chosen for a form that waited.
public enum FormOutcome {
    /// Only what the first form said holds.
    FIRST,
    /// The findings of this form are recorded too.
    BOTH
}
