package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.register.address.Address;

/// Registers a shelter.
///
/// @param operatorAgency the organisation that runs it; an operator may omit it, and it is then the operator's own
/// @param operatorName the name of the organisation that runs it
/// @param name of the shelter
/// @param address the address of the shelter
/// @param takes whom the shelter takes
/// @param accessibility what makes it accessible
/// @param languages BCP 47
/// @param pets whether pets may come
/// @param medicalIsolation whether a person can be isolated for medical reasons
/// @param security how the shelter is secured
/// @param lacks codes of supplies that it lacks, e.g. `PROTECTIVE_EQUIPMENT`, `FOOD`
/// @param status whether the shelter takes people
/// @param staffedPlaces places that its staff can look after on a usual night; change it later with the limits
/// @param hygieneLimit places that hygiene and distancing allow on a usual night; change it later with the limits
/// @param confidential whether its address is secret; true when omitted
/// @param publicListing whether the public directory may name it; for a confidential shelter it only shows that there is one in its
///     area
@RegisterForReflection
public record RegisterShelter(
        UUID operatorAgency,
        @PlainText @Size(max = 200) String operatorName,
        @NotNull @Size(max = 20) String region,
        @PlainText @Size(max = 200) String name,
        @NotNull @Valid Address address,
        @NotNull @Valid AcceptedPeople takes,
        @NotNull List<@NotNull Accessibility> accessibility,
        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        boolean pets,
        boolean medicalIsolation,
        @NotNull Security security,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String> lacks,
        @NotNull ShelterStatus status,
        @Min(0) @Max(10_000) int staffedPlaces,
        @Min(0) @Max(10_000) int hygieneLimit,
        Boolean confidential,
        boolean publicListing) {

    public RegisterShelter {
        lacks = lacks == null ? List.of() : lacks;
        // An address that was published can't be made secret again.
        confidential = confidential == null || confidential;
    }

    DescribeShelter description() {
        return new DescribeShelter(operatorAgency, operatorName, region, name, address, takes, accessibility, languages, pets,
                medicalIsolation, security, lacks, status, confidential, publicListing);
    }
}
