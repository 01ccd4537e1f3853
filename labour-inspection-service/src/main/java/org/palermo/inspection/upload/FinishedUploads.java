package org.palermo.inspection.upload;

import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What other components may read of files that were sent piece by piece and are whole.
public interface FinishedUploads {

    /// A whole file.
    ///
    /// @param visit id of the visit's row, and so is `finding`
    /// @param finding null when the file belongs to the visit as a whole
    /// @param name as the sender wrote it; null when there is none
    /// @param type as the sender states it, unchecked; null when there is none
    /// @param size in bytes
    /// @param sha256 in hexadecimal
    /// @param subject of the inspector who sent it
    /// @param content opens the file as it was sent, on a thread that may wait; the caller closes it
    record Finished(UUID id, UUID visit, UUID finding, String name, String type, long size, String sha256, String subject, Instant keptAt,
            Content content) {}

    /// The bytes of a file.
    @FunctionalInterface
    interface Content {

        /// Reading fails with {@link org.palermo.kernel.protection.Damaged} where the file was changed.
        InputStream open();
    }

    /// Call in a transaction. Records nothing in the audit: the caller does.
    ///
    /// @return empty when the actor's inspectorate has no such file, it is not whole yet, or it was erased
    Uni<Optional<Finished>> find(Actor actor, UUID upload);
}
