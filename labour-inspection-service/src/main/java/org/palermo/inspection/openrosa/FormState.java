package org.palermo.inspection.openrosa;

/// The state of a form that a phone sent.
public enum FormState {
    /// It was recorded as a visit with its findings.
    TAKEN,
    /// A person must settle it.
    WAITING,
    /// A person has settled it.
    SETTLED
}
