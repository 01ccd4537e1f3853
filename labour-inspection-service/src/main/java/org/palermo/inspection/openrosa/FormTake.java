package org.palermo.inspection.openrosa;

/// Which of two values a person chooses.
public enum FormTake {
    /// The value of the visit.
    STANDING,
    /// The value of the waiting form.
    OTHER
}
