package org.palermo.inspection.workplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A workplace as it goes out.
///
/// @param sectorListed the sector's text in the list, where it says more than `sector`
/// @param womenShare percent
/// @param possibleDuplicates other workplaces that may be this one; only in the single record
/// @param listings where it was published; only in the single record
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkplaceView(
        UUID id, String reference, WorkplaceKind kind, String name, String country, String address, String sector, String sectorListed,
        BigDecimal latitude, BigDecimal longitude, Integer workers, BigDecimal womenShare, String osId, Instant createdAt,
        List<PossibleDuplicate> possibleDuplicates, List<Listing> listings) {

    /// @param likeness `NAME`: same name but for the legal form, similar address; `ADDRESS`: the other way round
    @RegisterForReflection
    public record PossibleDuplicate(UUID workplace, String reference, String name, String likeness) {}

    /// @param row the line of the file
    /// @param notes what of the row was left out, and why; empty when nothing
    @RegisterForReflection
    public record Listing(String list, int row, String notes, Instant listedAt) {}

    static WorkplaceView of(Workplace w, List<PossibleDuplicate> duplicates, List<Listing> listings) {
        return new WorkplaceView(w.id, w.reference, w.kind, w.name(), w.country, w.address(), w.sector, w.sectorListed, w.latitude(),
                w.longitude(), w.workers, w.womenShare, w.osId, w.createdAt, duplicates, listings);
    }
}
