package org.palermo.shelter.request;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// What a search for a request may add: the request already has the number of women, the children's ages and the needs.
///
/// @param womenAges their ages in years, where age matters; all of them or none
/// @param boys which of the children's ages are boys'; when omitted, a shelter that takes no boys of that age must be asked first
/// @param languages one of which should be spoken (BCP 47); a shelter where none is spoken must be asked first
/// @param avoidOrganisations organisations to whose shelters the woman must not be sent
@RegisterForReflection
public record SearchByRequest(
        @Size(max = 50) List<@NotNull @Min(18) @Max(120) Integer> womenAges,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> boys,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        @Size(max = 20) List<@NotNull UUID> avoidOrganisations) {

    public SearchByRequest {
        avoidOrganisations = avoidOrganisations == null ? List.of() : avoidOrganisations;
    }
}
