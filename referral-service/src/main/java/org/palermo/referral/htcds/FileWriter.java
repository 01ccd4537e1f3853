package org.palermo.referral.htcds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes rows of a file into a buffer that is emptied as it goes: nothing is kept of rows that are out.
abstract class FileWriter {
    final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    abstract void begin() throws IOException;

    abstract void row(Map<HtcdsField, List<String>> values) throws IOException;

    /// What was written is in the buffer.
    abstract void flush() throws IOException;

    abstract void end() throws IOException;

    byte[] written() {
        byte[] bytes = buffer.toByteArray();
        buffer.reset();
        return bytes;
    }
}
