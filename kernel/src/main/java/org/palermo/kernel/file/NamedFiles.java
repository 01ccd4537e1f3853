package org.palermo.kernel.file;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What the rows of a service say about its files, for {@link FileComparison} and {@link FileRemoval}: ids, sizes and times, and nothing
/// about a person. Each method is a transaction of its own, as {@link #FILES}.
public interface NamedFiles {
    Actor FILES = Actor.system("files");

    /// A file that a record names.
    ///
    /// @param bytes as it is stored
    @RegisterForReflection
    record Named(UUID record, UUID file, long bytes) {}

    /// A file that is to be deleted, and from when on.
    @RegisterForReflection
    record Due(UUID file, Instant dueAt) {
        /// Before all others.
        public static final Due FIRST = new Due(new UUID(0, 0), Instant.EPOCH);
    }

    /// The next files that are to be deleted now, after one, in the order of their times.
    Uni<List<Due>> due(Actor files, Due after, int limit);

    /// How many files should have been deleted this long ago.
    Uni<Long> overdue(Actor files, Duration by);

    Uni<Void> deleted(Actor files, Collection<UUID> ids);

    /// Forgets the records whose file has never come.
    ///
    /// @return how many
    Uni<Integer> forgetAwaited(Actor files);

    /// Those that no row names.
    Uni<List<UUID>> unnamed(Actor files, Collection<UUID> ids);

    /// The next files that records name, after one, in the order of their ids.
    Uni<List<Named>> named(Actor files, UUID after, int limit);

    /// Those that a record still names.
    Uni<List<UUID>> stillNamed(Actor files, Collection<UUID> ids);
}
