package org.palermo.referral.casefile.age;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// Records an age determination. A person whose age remains unsure is treated as a child (Convention of the Council of Europe on Action
/// against Trafficking, art. 10(3)), and needs no determination for that.
///
/// @param outcome the age group that was determined
/// @param method how the age was determined
/// @param body the name of the body that determined it
/// @param on the date, in the jurisdiction
/// @param reasons the reasons; kept with the determination
/// @param consent whether the person wants to continue; required when the outcome changes the person to an adult, else left out
@RegisterForReflection
public record DetermineAge(
        @NotNull DeterminedAge outcome, @NotNull AgeMethod method, @NotBlank @Size(max = 200) String body, @NotNull LocalDate on,
        @NotBlank @Size(max = 8000) String reasons, Boolean consent) {

    public boolean declines() {
        return Boolean.FALSE.equals(consent);
    }
}
