package org.palermo.referral.htcds.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.palermo.referral.htcds.standard.HtcdsField;

/// Writes rows into a buffer. The caller empties it after each page, so that it does not grow with the file.
abstract class FileWriter {
    final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    abstract void begin() throws IOException;

    abstract void row(Map<HtcdsField, List<String>> values) throws IOException;

    /// Moves everything written so far into the buffer.
    abstract void flush() throws IOException;

    abstract void end() throws IOException;

    byte[] written() {
        byte[] bytes = buffer.toByteArray();
        buffer.reset();
        return bytes;
    }
}
