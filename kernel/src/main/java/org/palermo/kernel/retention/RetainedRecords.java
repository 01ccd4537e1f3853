package org.palermo.kernel.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;

/// One kind of record with a retention time. A service implements it for each of its kinds; all methods run in the open
/// transaction of the current session.
public interface RetainedRecords {

    /// The name in the audit and in `palermo/retention`, e.g. `case_file`.
    String kind();

    /// Only for an officer of the record's country; empty for everybody else, and for a record that does not exist.
    Uni<Optional<Retained>> find(UUID record);

    /// One record by the reference that people use for it, or by its id, whether it has reached its end or not. Like {@link #find} only for
    /// officers of the record's country. The records of most kinds have an id alone.
    ///
    /// @param reference null when what is looked for is none
    /// @param record null when what is looked for is no id
    default Uni<Optional<Named>> named(String reference, UUID record) {
        return record == null ? Uni.createFrom().item(Optional.empty())
                : find(record).map(found -> found.map(one -> new Named(record, null, one.country(), null, one.erased())));
    }

    /// Records that reached their end before an instant and were not erased, the oldest end first, with or without a hold.
    ///
    /// @param country ISO 3166-1; for its officers and for the retention itself
    Uni<List<Over>> over(String country, Instant before, Cursor after, int limit);

    /// Erases one record, unless it has not reached its end or was erased before. The counted data stay.
    ///
    /// @return whether it was erased now
    Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now);

    /// @param country ISO 3166-1
    /// @param erased whether nothing is left of it that a hold could keep
    @RegisterForReflection
    record Retained(String country, boolean erased) {}

    /// @param reference that people use for it; null when it has only an id
    /// @param country ISO 3166-1
    /// @param over when it reached its end, or will as things stand; null while nobody knows, and for a kind without references
    /// @param erased whether nothing is left of it that a hold could keep
    @RegisterForReflection
    record Named(UUID record, String reference, String country, Instant over, boolean erased) {}

    /// @param reference that people use for it; null when it has only an id
    /// @param over when it reached its end
    @RegisterForReflection
    record Over(UUID record, String reference, Instant over) {}
}
