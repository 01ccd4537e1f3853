package org.palermo.referral.htcds;

/// What a row says in one column; never empty.
record Said(Column column, String text, Kind kind) {

    /// As what the file holds it.
    enum Kind {
        TEXT,
        NUMBER,
        /// A number that is shown as a date, here as ISO 8601.
        DATE,
        BOOLEAN,
        /// The stored value of a formula.
        FORMULA,
        /// An error of Excel instead of a value.
        ERROR,
        /// An apostrophe before it was taken away.
        NEUTRALISED
    }
}
