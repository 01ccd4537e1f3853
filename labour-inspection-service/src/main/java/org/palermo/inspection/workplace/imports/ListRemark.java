package org.palermo.inspection.workplace.imports;

/// What else is worth knowing of a file.
public enum ListRemark {
    /// It is not UTF-8 and was read as windows-1252, which contains Latin-1.
    WINDOWS_1252,
    /// The workbook has other sheets, which were not read.
    OTHER_SHEETS;

    static ListRemark of(String said) {
        return said.contains("windows-1252") ? WINDOWS_1252 : OTHER_SHEETS;
    }
}
