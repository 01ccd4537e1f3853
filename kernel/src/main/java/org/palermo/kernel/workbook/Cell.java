package org.palermo.kernel.workbook;

/// A cell as it is shown.
public record Cell(String text, Kind kind) {

    /// The kind of value in the workbook.
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
