package org.palermo.inspection.workplace.imports;

/// Why the rows of a list after the last one were not read.
public enum ListFailure {
    /// No column is a name.
    NO_NAME,
    /// It is neither text nor a workbook.
    NOT_READABLE,
    /// The workbook unpacks to more than is read.
    TOO_LARGE,
    /// More than 100,000 rows.
    TOO_MANY_ROWS,
    /// More than 10,000 rejected rows: probably not the intended file.
    TOO_MANY_REJECTED,
    /// It was tried again and again without reading another row.
    GIVEN_UP
}
