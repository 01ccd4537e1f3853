package org.palermo.shelter.broadcast;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.register.Need;

/// Asks the shelters that could take the people of a search that found nothing.
///
/// @param deadline shelters must answer before it; at most the profile's `broadcastHours` ahead, and not after the end of the last night
/// @param from the first night, a date of the shelter's zone; tonight when omitted
/// @param nights how many nights
/// @param women how many; 0 for girls on their own
/// @param womenAges their ages in years, where age matters; all of them or none
/// @param children their ages in years
/// @param boys which of these ages are boys'
/// @param needs what the place must offer
/// @param languages one of which should be spoken (BCP 47)
/// @param area ask in and near this area; give either `area` or `region`
/// @param region ask in and near the area of this region
/// @param avoidRegions regions where the woman must not be sent; each excludes its whole area, or only its own shelters when the
///     coordinator of the case asks for the case
/// @param caseFile the case of the broadcast, on which the caller works; required to avoid an organisation
/// @param request the accommodation request of that case; or null
/// @param avoidOrganisations organisations whose shelters must not be asked; for case coordinators
@Schema(examples = """
        {"deadline":"2026-11-26T23:30:00Z","nights":2,"women":1,"children":[4,9],"region":"GB-ENG-LDN"}""")
@RegisterForReflection
public record AskShelters(
        @NotNull Instant deadline,
        LocalDate from,
        @NotNull @Min(1) Integer nights,
        @NotNull @Min(0) @Max(1000) Integer women,
        @Size(max = 50) List<@NotNull @Min(18) @Max(120) Integer> womenAges,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> boys,
        @Size(max = 20) List<@NotNull Need> needs,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        @Size(max = 20) String area,
        @Size(max = 20) String region,
        @Size(max = 50) List<@NotNull @Size(max = 20) String> avoidRegions,
        UUID caseFile,
        UUID request,
        @Size(max = 20) List<@NotNull UUID> avoidOrganisations) {

    public AskShelters {
        deadline = deadline == null ? null : deadline.truncatedTo(ChronoUnit.MICROS);
        avoidOrganisations = avoidOrganisations == null ? List.of() : avoidOrganisations;
    }

    SearchAvailability search() {
        return new SearchAvailability(from, nights, women, womenAges, children, boys, needs,
                languages, area, region, avoidRegions, caseFile, avoidOrganisations);
    }
}
