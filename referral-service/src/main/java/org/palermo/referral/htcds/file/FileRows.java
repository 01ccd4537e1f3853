package org.palermo.referral.htcds.file;

import java.io.Closeable;

/// Reads the rows of a file one after the other, however long it is. Blocks, so it must never run on an event loop.
public interface FileRows extends Closeable {

    /// @return null after the last
    /// @throws UnreadableFile when nothing after this position can be read
    FileRow next();

    /// The number of sheets of a workbook that are not read: all but the first.
    default int sheetsLeftOut() {
        return 0;
    }
}
