package org.palermo.inspection.annualreport;

/// Why there is no figure.
public enum NoFigure {
    /// The chief inspector has not entered it for this year.
    NOT_ENTERED,
    /// Disclosure control suppresses it, so that nobody can be recognised.
    SUPPRESSED,
    /// It needs a figure that is missing.
    NOT_COMPUTABLE
}
