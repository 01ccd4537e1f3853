package org.palermo.kernel.breakglass;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// A kind of record that can be opened in an emergency. A service has a bean for each; all of it is asked inside a scoped
/// transaction.
public interface OpenableRecords {

    /// As the audit calls it, e.g. `case_file`.
    String kind();

    /// Minutes: the longest that any law held here allows.
    int longestMinutes();

    /// What one person may open. Asked before anything is looked for, so by who she is and not by the record.
    GlassLimits limits(Actor actor);

    /// By a function of the database that tells nothing else of it, and only to who may open one.
    ///
    /// @param id or null
    /// @param reference in its canonical form, or null
    Uni<Optional<OpenableRecord>> find(UUID id, String reference);

    /// Whether the actor sees it without opening it.
    Uni<Boolean> isSeen(Actor actor, UUID id);
}
