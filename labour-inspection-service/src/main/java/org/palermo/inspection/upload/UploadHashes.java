package org.palermo.inspection.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.palermo.kernel.problem.Problems;

/// Which uploads are being hashed, or copied to evidence, in this instance: few at once, and each once, because all bytes of the file are
/// read for it.
@ApplicationScoped
class UploadHashes {
    static final int AT_ONCE = 6;
    private static final int LATER_SECONDS = 2;

    private final Set<UUID> begun = new HashSet<>();

    /// @param work must not be cancelled before it has ended
    /// @return fails with 503 while this upload is being read, or too many others are
    <T> Uni<T> alone(UUID upload, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!begin(upload)) {
                throw Problems.unavailable("upload", "busy",
                        "All bytes have arrived, and the file is still being checked. Ask again.", LATER_SECONDS);
            }
            return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> end(upload));
        });
    }

    synchronized boolean begin(UUID upload) {
        return begun.size() < AT_ONCE && begun.add(upload);
    }

    synchronized void end(UUID upload) {
        begun.remove(upload);
    }
}
