package org.palermo.kernel.audit;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// The records of a service that people know by a reference, for those who watch the accesses to them. Each service implements it.
public interface ReferencedRecords {
    /// The ids of the records with a reference, in the open transaction: none for a record of a country that the actor does not cover, and
    /// several where one reference names several records, such as a hold and the placement that it became.
    ///
    /// @param reference in its canonical form
    Uni<List<UUID>> find(String reference);
}
