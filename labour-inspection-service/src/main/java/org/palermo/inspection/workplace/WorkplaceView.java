package org.palermo.inspection.workplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.etag.Versioned;

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
/// @param workersLeast at least how many, where only a range is known; else left out
/// @param workersMost at most how many, where only a range is known; else left out
/// @param women how many women work there; left out when nobody knows it
/// @param men how many men work there; left out when nobody knows it
/// @param isic what is done there, a code of ISIC Rev. 4; left out when nobody knows it
/// @param region ISO 3166-2 of the region; left out when nobody recorded it
/// @param state whether people work there, or it was merged into another record
/// @param addressFrom since when it is at this address; left out when nobody said
/// @param closedOn since when it is closed; left out when it is open or nobody knows the day
/// @param closedFor why it is closed; left out when it is open or nobody said
/// @param mergedInto the id of the workplace into which it was merged; left out when it was not
/// @param womenShare percent; left out when nobody knows it
/// @param osId the id in the Open Supply Hub; left out when it has none
/// @param createdAt when it was created, in UTC
/// @param possibleDuplicates other workplaces that may be the same; only when one workplace is read or registered
/// @param listings the published lists that name the workplace; only when one workplace is read or registered
/// @param version the number of changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkplaceView(
        UUID id, String reference, WorkplaceKind kind, String name, String country, String address, String sector, String sectorListed,
        BigDecimal latitude, BigDecimal longitude, Integer workers, Integer workersLeast, Integer workersMost, Integer women, Integer men,
        BigDecimal womenShare, String isic, String region, String osId, WorkplaceState state, LocalDate addressFrom, LocalDate closedOn,
        ClosingReason closedFor, UUID mergedInto, Instant createdAt, List<PossibleDuplicate> possibleDuplicates, List<Listing> listings,
        int version) implements Versioned {

    /// @param id of the pair, under which it is compared and decided
    /// @param workplace the id of the other workplace
    /// @param reference that people use for the workplace
    /// @param name the name of the other workplace; left out for a household
    /// @param likeness `NAME`: same name except for legal forms, similar address; `ADDRESS`: same address, similar name; `OS_ID`: same
    /// OS ID; `PLACE`: near, similar name; `INSPECTOR`: an inspector says so
    @RegisterForReflection
    public record PossibleDuplicate(UUID id, UUID workplace, String reference, String name, AlikeBy likeness) {}

    /// @param list the name of the list
    /// @param row line of the file; the header is line 1
    /// @param notes which cells were left out of the workplace, and why; empty when none
    /// @param contributors who named the workplace to the Open Supply Hub; empty where the list does not say
    /// @param listedAt when it was listed, in UTC
    @RegisterForReflection
    @Schema(name = "WorkplaceListing")
    public record Listing(String list, int row, String notes, List<String> contributors, Instant listedAt) {}

    public static WorkplaceView of(Workplace w, List<PossibleDuplicate> duplicates, List<Listing> listings) {
        return of(w, w.mergedInto, duplicates, listings);
    }

    /// @param standing the id of the workplace into which it was merged, or null
    public static WorkplaceView of(Workplace w, UUID standing, List<PossibleDuplicate> duplicates, List<Listing> listings) {
        return new WorkplaceView(w.id, w.reference, w.kind, w.name(), w.country, w.address(), w.sector, w.sectorListed, w.latitude(),
                w.longitude(), w.workers, w.workersLeast, w.workersMost, w.women, w.men, w.womenShare, w.isic, w.region, w.osId, w.state(),
                w.addressFrom, w.closedOn, w.closedFor, standing, w.createdAt, duplicates, listings, w.version);
    }
}
