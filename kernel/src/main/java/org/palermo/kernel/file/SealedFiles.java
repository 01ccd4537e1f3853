package org.palermo.kernel.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// Seals files in segments of 1 MiB under the data key of a record, and opens them. The id of the file, the number of the segment
/// and whether it is the last are authenticated with each segment: it opens nowhere else, and a file that was cut between two
/// segments does not open to its end.
@ApplicationScoped
public class SealedFiles {
    static final int SEGMENT = 1 << 20;

    private final FileStore store;

    SealedFiles(FileStore store) {
        this.store = store;
    }

    /// The caller closes it: what was not kept by then is deleted.
    SealedOutput write(UUID id, DataKey key) throws IOException {
        return new SealedOutput(store.write(id), id, key);
    }

    /// Opens a segment at a time, on a thread that may wait; the caller closes it. Reading fails with {@link
    /// org.palermo.kernel.protection.SealedDataDamaged} where the file was changed or cut.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such file
    public InputStream read(UUID id, DataKey key) throws IOException {
        return new SealedInput(store.read(id), id, key);
    }

    /// The place of a segment in its file.
    static String place(UUID id, int number, boolean last) {
        return "file." + id + "." + number + (last ? ".last" : "");
    }
}
