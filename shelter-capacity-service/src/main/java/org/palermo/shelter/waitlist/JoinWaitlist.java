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
import org.palermo.shelter.register.Need;

/// Waits for a place in an area that a search found full.
///
/// @param area as the search called it
/// @param from the first night, by the date on which it begins in the country's zone; left out, tonight
/// @param children their ages in years
/// @param atRisk whether they are in danger where they are now
/// @param caseFile the case of the mechanism that they wait for, one that she works on; or null
@RegisterForReflection
public record JoinWaitlist(
        @NotNull @Pattern(regexp = "[A-Z]{2}-A[0-9]{1,4}") String area,
        LocalDate from,
        @NotNull @Min(1) Integer nights,
        @NotNull @Min(0) @Max(1000) Integer women,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
        @Size(max = 20) List<@NotNull Need> needs,
        boolean atRisk,
        UUID caseFile) {

    public JoinWaitlist {
        children = children == null ? List.of() : children;
        needs = needs == null ? List.of() : needs.stream().distinct().toList();
    }
}
