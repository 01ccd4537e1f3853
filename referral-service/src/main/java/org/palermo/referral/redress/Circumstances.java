package org.palermo.referral.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/// All that is read to say whether she may claim; null for what is not known. Not stored.
///
/// @param crimeCountries where it happened, ISO 3166-1
/// @param violence whether there was violence, a threat of it, or a sexual crime
/// @param injury whether she was harmed in body or mind
/// @param endedOn the last day of the exploitation
@RegisterForReflection
public record Circumstances(
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> crimeCountries, Boolean violence, Boolean injury, LocalDate endedOn,
        LocalDate dateOfBirth) {

    public Circumstances {
        crimeCountries = crimeCountries == null ? List.of() : crimeCountries.stream().distinct().toList();
    }
}
