package org.palermo.referral.htcds.file;

import java.util.List;

/// A row of a file.
///
/// @param number its position in the file: the line, with the header as line 1; the row of the sheet; or the number of the instance
/// @param defect why the row is rejected, or null
public record FileRow(int number, List<CellValue> said, String defect) {
    /// The most characters in a row. A longer row is rejected while it is read, so that no batch outgrows the memory.
    public static final int LONGEST = 200_000;
    static final String TOO_LONG = "must say at most " + LONGEST + " characters";

    static FileRow of(int number, List<CellValue> said) {
        return new FileRow(number, said, null);
    }

    /// The size of the row: its characters, plus an overhead for each value.
    public int weight() {
        return said.stream().mapToInt(one -> one.text().length() + 20).sum();
    }

    static FileRow unreadable(int number, String defect) {
        return new FileRow(number, List.of(), defect);
    }
}
