package org.palermo.kernel.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// Opens a sealed file, a segment at a time.
final class SealedInput extends InputStream {
    private static final int SEALED = SealedFiles.SEGMENT + DataKey.OVERHEAD;

    private final PushbackInputStream stored;
    private final UUID id;
    private final DataKey key;
    private byte[] segment = new byte[0];
    private int at;
    private int number;
    private boolean over;

    SealedInput(InputStream stored, UUID id, DataKey key) {
        this.stored = new PushbackInputStream(stored, 1);
        this.id = id;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        return available() == 0 && !next() ? -1 : segment[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (available() == 0 && !next()) {
            return -1;
        }
        int count = Math.min(most, available());
        System.arraycopy(segment, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return segment.length - at;
    }

    /// @return false at the end of the file
    private boolean next() throws IOException {
        if (over) {
            return false;
        }
        segment = new byte[0];
        at = 0;
        byte[] sealed = stored.readNBytes(SEALED);
        int following = stored.read();
        over = following < 0;
        if (!over) {
            stored.unread(following);
        }
        segment = key.openBytes(SealedFiles.place(id, number++, over), sealed);
        return segment.length > 0;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
