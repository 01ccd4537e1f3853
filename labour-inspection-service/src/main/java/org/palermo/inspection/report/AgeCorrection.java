package org.palermo.inspection.report;

/// Why the reported age group differs from the stated one.
public enum AgeCorrection {
    /// Stated to be an adult, but a child by date of birth.
    CHILD_BY_BIRTH,
    /// Stated to be a child, but an adult by date of birth. This service refuses such a report.
    UNSURE_BY_BIRTH
}
