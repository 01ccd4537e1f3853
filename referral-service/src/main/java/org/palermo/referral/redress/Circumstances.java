package org.palermo.referral.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.territory.Territory;

/// All circumstances on which eligibility depends; null when unknown. Not stored.
///
/// @param crimeCountries the countries where the crime happened, ISO 3166-1
/// @param crimeRegions the regions where it happened, ISO 3166-2 or one of our codes below it; they imply the country
/// @param violence whether there was violence, a threat of violence, or a sexual crime
/// @param injury whether the person was harmed in body or mind
/// @param endedOn the last day of the exploitation
/// @param dateOfBirth in the form `2001-05-17`
@RegisterForReflection
@Schema(name = "EligibilityCircumstances")
public record Circumstances(
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> crimeCountries,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z]{2}-[A-Z0-9]{1,3}+(-[A-Z0-9]{1,3}+)?+") String> crimeRegions,
                Boolean violence, Boolean injury, LocalDate endedOn,
        LocalDate dateOfBirth) {

    public Circumstances {
        crimeRegions = crimeRegions == null ? List.of() : crimeRegions.stream().distinct().toList();
        crimeCountries =
                Stream.concat(crimeCountries == null ? Stream.of() : crimeCountries.stream(),
                        crimeRegions.stream().filter(Objects::nonNull).map(Territory::countryOf)).distinct().toList();
    }
}
