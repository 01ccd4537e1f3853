package org.palermo.kernel.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// Seals a file while it is written. A full segment is written when more bytes follow, so that the last one is known as the last.
final class SealedOutput extends OutputStream {
    private final FileStore.Writing store;
    private final UUID id;
    private final DataKey key;
    private final Hash clear = new Hash();
    private final Hash sealed = new Hash();
    private final byte[] segment = new byte[SealedFiles.SEGMENT];
    private int filled;
    private int number;
    private long size;
    private long stored;

    SealedOutput(FileStore.Writing store, UUID id, DataKey key) {
        this.store = store;
        this.id = id;
        this.key = key;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        clear.add(bytes, from, count);
        size += count;
        int done = 0;
        while (done < count) {
            if (filled == segment.length) {
                append(false);
            }
            int part = Math.min(count - done, segment.length - filled);
            System.arraycopy(bytes, from + done, segment, filled, part);
            filled += part;
            done += part;
        }
    }

    /// Returns when the whole file is on the disk.
    StoredFile keep() throws IOException {
        append(true);
        store.keep();
        return new StoredFile(id, size, clear.value(), stored, sealed.value());
    }

    private void append(boolean last) throws IOException {
        byte[] bytes = key.sealBytes(SealedFiles.place(id, number, last), Arrays.copyOf(segment, filled));
        sealed.add(bytes, 0, bytes.length);
        stored += bytes.length;
        store.append(bytes);
        filled = 0;
        number++;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(segment, (byte) 0);
        store.close();
    }
}
