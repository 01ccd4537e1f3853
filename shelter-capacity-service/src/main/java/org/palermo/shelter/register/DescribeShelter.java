package org.palermo.shelter.register;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.register.address.Address;

/// The description of a shelter that is registered. Clients of 0.1.0 send its limits too: they are left as they are.
///
/// @param operatorAgency the organisation that runs it; left out, or the one that it has
/// @param operatorName the name of the organisation that runs it
/// @param name of the shelter
/// @param address the new address of a shelter that has moved; left out, it stays as it is
/// @param takes whom the shelter takes
/// @param accessibility what makes it accessible
/// @param languages BCP 47
/// @param pets whether pets may come
/// @param medicalIsolation whether a person can be isolated for medical reasons
/// @param security how the shelter is secured
/// @param lacks codes of supplies that it lacks, e.g. `PROTECTIVE_EQUIPMENT`, `FOOD`
/// @param status whether the shelter takes people
/// @param confidential whether its address is secret; left out, this stays as it is
/// @param publicListing whether the public directory may name it; for a confidential shelter it only shows that there is one in its
///     area
@RegisterForReflection
@JsonIgnoreProperties({"staffedPlaces", "hygieneLimit"})
public record DescribeShelter(
        UUID operatorAgency,
        @PlainText @Size(max = 200) String operatorName,
        @NotNull @Size(max = 20) String region,
        @PlainText @Size(max = 200) String name,
        @Valid Address address,
        @NotNull @Valid AcceptedPeople takes,
        @NotNull List<@NotNull Accessibility> accessibility,
        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        boolean pets,
        boolean medicalIsolation,
        @NotNull Security security,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String> lacks,
        @NotNull ShelterStatus status,
        Boolean confidential,
        boolean publicListing) {

    public DescribeShelter {
        lacks = lacks == null ? List.of() : lacks;
    }
}
