package org.palermo.shelter.waitlist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.register.Need;

/// Waits for a place in an area that a search found full.
///
/// @param area the area code from the search
/// @param from the first night, by the date on which it begins in the country's zone; tonight when omitted
/// @param nights how many nights
/// @param women how many; 0 for girls on their own
/// @param womenAges their ages in years, where age matters; all of them or none
/// @param children their ages in years
/// @param boys which of these ages are boys'; when omitted, no place is held in a shelter that takes no boys of that age
/// @param needs what the place must offer
/// @param languages one of which should be spoken (BCP 47); no place is held where none is spoken
/// @param atRisk whether they are in danger where they are now
/// @param caseFile the case of the entry, on which the caller works; required to avoid an organisation
/// @param avoidOrganisations organisations to whose shelters they must not be sent; for case coordinators
@RegisterForReflection
public record JoinWaitlist(
        @NotNull @Pattern(regexp = "[A-Z]{2}-A[0-9]{1,4}") String area,
        LocalDate from,
        @NotNull @Min(1) Integer nights,
        @NotNull @Min(0) @Max(1000) Integer women,
        @Size(max = 50) List<@NotNull @Min(18) @Max(120) Integer> womenAges,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> boys,
        @Size(max = 20) List<@NotNull Need> needs,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        boolean atRisk,
        UUID caseFile,
        @Size(max = 20) List<@NotNull UUID> avoidOrganisations) {

    /// The entry as a search, so that the same rules apply to both.
    SearchAvailability search() {
        return new SearchAvailability(from, nights, women, womenAges, children, boys,
                needs, languages, area, null, null, caseFile, avoidOrganisations);
    }
}
