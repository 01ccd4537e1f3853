package org.palermo.referral.htcds.file;

import org.palermo.referral.htcds.standard.Column;

/// The content of a row in one column; never empty.
public record CellValue(Column column, String text, Kind kind) {

    /// The type that the file gives the value.
    public enum Kind {
        TEXT,
        NUMBER,
        /// A number that is displayed as a date; here as ISO 8601.
        DATE,
        BOOLEAN,
        /// The stored result of a formula.
        FORMULA,
        /// An Excel error instead of a value.
        ERROR,
        /// An apostrophe in front was removed.
        NEUTRALISED
    }
}
