package org.palermo.inspection.workplace.imports;

import java.util.Arrays;

/// The forms in which a list comes.
public enum ListFormat {
    CSV,
    XLSX;

    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};

    /// A workbook is an archive, which begins like no text.
    static ListFormat of(byte[] head) {
        return head.length >= ARCHIVE.length && Arrays.equals(head, 0, ARCHIVE.length, ARCHIVE, 0, ARCHIVE.length) ? XLSX : CSV;
    }
}
