package org.palermo.inspection.statement;

/// Whether a statement says something.
public enum StatementAnswer {
    YES,
    PARTLY,
    NO,
    /// The words allow both.
    UNCLEAR
}
