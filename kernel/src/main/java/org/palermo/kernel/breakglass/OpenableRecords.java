package org.palermo.kernel.breakglass;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// A kind of record that can be opened in an emergency. A service has a bean for each; all methods are called inside a
/// scoped transaction.
public interface OpenableRecords {

    /// The name in the audit, e.g. `case_file`.
    String kind();

    /// Minutes: the longest time that any law configured here allows.
    int longestMinutes();

    /// The limits of one person. They are checked before anything is looked for, so they depend on the actor and not on
    /// the record.
    BreakGlassLimits limits(Actor actor);

    /// Finds a record by a database function that reveals nothing else about it, and answers only people who may open one.
    ///
    /// @param id or null
    /// @param reference in its canonical form, or null
    Uni<Optional<OpenableRecord>> find(UUID id, String reference);

    /// Whether the actor sees the record without opening it.
    Uni<Boolean> isSeen(Actor actor, UUID id);
}
