package org.palermo.kernel.retention;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;

/// One kind of record that has an end. A service implements it for each kind that it keeps; everything runs in the
/// transaction that is open on the current session.
public interface RetainedRecords {

    /// As it stands in the audit and in `palermo/retention`, e.g. `case_file`.
    String kind();

    /// For an officer of its country only; empty for everybody else, and for what does not exist.
    Uni<Optional<Retained>> find(UUID record);

    /// What is over since before an instant and was not erased, the longest first, held or not.
    ///
    /// @param country ISO 3166-1; for its officers and for the retention itself
    Uni<List<Over>> over(String country, Instant before, Cursor after, int limit);

    /// Erases one record for good, unless it is not over or was erased before. What is counted of it stays.
    ///
    /// @return whether it was erased now
    Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now);

    /// @param country ISO 3166-1
    /// @param erased nothing of it is left that could be held
    record Retained(String country, boolean erased) {}

    /// @param reference what people call it; null when it has no name but its id
    /// @param over since when it is over
    record Over(UUID record, String reference, Instant over) {}
}
