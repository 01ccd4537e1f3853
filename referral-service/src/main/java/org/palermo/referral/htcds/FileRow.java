package org.palermo.referral.htcds;

import java.util.List;

/// A row of a file.
///
/// @param number its place in the file: the line with the header as line 1, the row of the sheet, the number of the instance
/// @param defect why it can't be taken, or null
record FileRow(int number, List<Said> said, String defect) {

    static FileRow of(int number, List<Said> said) {
        return new FileRow(number, said, null);
    }

    static FileRow unreadable(int number, String defect) {
        return new FileRow(number, List.of(), defect);
    }
}
