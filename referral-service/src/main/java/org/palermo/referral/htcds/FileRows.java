package org.palermo.referral.htcds;

import java.io.Closeable;

/// The rows of a file, one after the other, however long it is. Reads where it may wait: never on an event loop.
interface FileRows extends Closeable {

    /// @return null after the last
    /// @throws UnreadableFile when nothing behind this place can be read
    FileRow next();

    /// Sheets of a workbook that are not read: all but the first.
    default int sheetsLeftOut() {
        return 0;
    }
}
