package org.palermo.inspection.workplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A workplace as the API shows it.
///
/// @param reference what people call it by; begins with `W-`
/// @param kind whether it is an establishment, a household, a recruitment agency or informal
/// @param name the name of the workplace; left out, like address and coordinates, for a household that the caller may not see or
/// whose key was destroyed
/// @param country ISO 3166-1 alpha-2
/// @param address street, number and town; left out when nobody knows it
/// @param sector a sector of the Open Supply Hub, or other text; left out when nobody knows it
/// @param sectorListed the sector as the list writes it; left out when it does not differ from `sector`
/// @param latitude degrees, WGS 84; left out when nobody knows it
/// @param longitude in degrees, WGS 84; left out when nobody knows it
/// @param workers how many people work there; left out when nobody knows it
/// @param womenShare percent; left out when nobody knows it
/// @param osId the id in the Open Supply Hub; left out when it has none
/// @param createdAt when it was created, in UTC
/// @param possibleDuplicates other workplaces that may be the same; only when one workplace is read or registered
/// @param listings the published lists that name the workplace; only when one workplace is read or registered
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkplaceView(
        UUID id, String reference, WorkplaceKind kind, String name, String country, String address, String sector, String sectorListed,
        BigDecimal latitude, BigDecimal longitude, Integer workers, BigDecimal womenShare, String osId, Instant createdAt,
        List<PossibleDuplicate> possibleDuplicates, List<Listing> listings) {

    /// @param workplace the id of the other workplace
    /// @param reference that people use for the workplace
    /// @param name the name of the other workplace; left out for a household
    /// @param likeness `NAME`: same name except for legal forms, similar address; `ADDRESS`: same address, similar name
    @RegisterForReflection
    public record PossibleDuplicate(UUID workplace, String reference, String name, String likeness) {}

    /// @param list the name of the list
    /// @param row line of the file; the header is line 1
    /// @param notes which cells were left out of the workplace, and why; empty when none
    /// @param listedAt when it was listed, in UTC
    @RegisterForReflection
    public record Listing(String list, int row, String notes, Instant listedAt) {}

    static WorkplaceView of(Workplace w, List<PossibleDuplicate> duplicates, List<Listing> listings) {
        return new WorkplaceView(w.id, w.reference, w.kind, w.name(), w.country, w.address(), w.sector, w.sectorListed, w.latitude(),
                w.longitude(), w.workers, w.womenShare, w.osId, w.createdAt, duplicates, listings);
    }
}
