package org.palermo.kernel.workbook;

/// What a cell shows.
public record Cell(String text, Kind kind) {

    /// As what the workbook holds it.
    public enum Kind {
        TEXT,
        NUMBER,
        /// A number that is shown as a date, here as ISO 8601.
        DATE,
        BOOLEAN,
        /// The stored value of a formula.
        FORMULA,
        /// An error of Excel instead of a value.
        ERROR
    }
}
