package org.palermo.kernel.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Keeps sealed bytes under ids. It knows neither keys nor records, so that an object store can take the place of the directory.
/// Every method may wait for a disk: call it on a thread that may wait.
public interface FileStore {

    /// Begins a file that nobody can read yet.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when no place for files is configured, or too little room is left there
    Writing write(UUID id) throws IOException;

    /// @throws java.nio.file.NoSuchFileException when there is no such file
    InputStream read(UUID id) throws IOException;

    /// Empty when there is no such file.
    Optional<Kept> find(UUID id) throws IOException;

    /// @return false when there was no such file
    boolean delete(UUID id) throws IOException;

    /// All files, in no order. The caller closes the stream.
    Stream<Kept> list() throws IOException;

    /// Deletes what writers left that ended before they kept their file.
    ///
    /// @return how many there were
    int deleteUnfinished(Instant before) throws IOException;

    /// @param bytes as they are stored
    record Kept(UUID id, long bytes, Instant keptAt) {}

    /// A file that is being written.
    interface Writing extends AutoCloseable {

        void append(byte[] segment) throws IOException;

        /// Returns when the whole file is on the disk under its id.
        void keep() throws IOException;

        /// Deletes what was written, unless it was kept.
        @Override
        void close() throws IOException;
    }
}
