package org.palermo.inspection.upload;

import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.identity.Actor;

/// What other components may read of files that were sent piece by piece and are whole.
public interface FinishedUploads {
    /// The largest one, in bytes.
    long MOST = Upload.MOST;

    /// A whole file.
    ///
    /// @param visit id of the visit's row, and so is `finding`
    /// @param finding null when the file belongs to the visit as a whole
    /// @param name as the sender wrote it; null when there is none
    /// @param type as the sender states it, unchecked; null when there is none
    /// @param size in bytes
    /// @param sha256 in hexadecimal
    /// @param picture JPEG or PNG when there is a checked copy to show; null otherwise
    /// @param subject of the inspector who sent it
    /// @param content opens the file as it was sent, on a thread that may wait; the caller closes it
    record Finished(UUID id, UUID visit, UUID finding, String name, String type, long size, String sha256, FileType picture, String subject,
            Instant keptAt, Content content) {}

    /// The bytes of a file.
    @FunctionalInterface
    interface Content {

        /// Reading fails with {@link org.palermo.kernel.protection.SealedDataDamaged} where the file was changed.
        InputStream open();
    }

    /// Call in a transaction. Records nothing in the audit: the caller does.
    ///
    /// @return empty when the actor's inspectorate has no such file, it is not whole yet, or it was erased
    Uni<Optional<Finished>> find(Actor actor, UUID upload);

    /// Works with all bytes of a file, on a thread that may wait: few files at once, and each once. The caller must not be cancelled.
    ///
    /// @return fails with 503 while this file is being read, or too many others are
    <T> Uni<T> read(UUID upload, Callable<T> work);
}
