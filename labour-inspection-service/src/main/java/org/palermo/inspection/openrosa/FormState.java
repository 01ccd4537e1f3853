package org.palermo.inspection.openrosa;

/// What became of a form that a phone sent.
public enum FormState {
    /// It became a visit with its findings.
    TAKEN,
    /// It waits for a person.
    WAITING,
    /// A person has chosen.
    SETTLED
}
