package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// Her age was determined. Who remains unsure is a child by the benefit of the doubt (Convention of the Council of Europe on
/// Action against Trafficking, art. 10(3)), and needs no determination for that.
///
/// @param body who determined it, by name
/// @param on the day, in the jurisdiction
/// @param reasons why; they stay with the determination
/// @param consent of one who is found to be an adult and was held to be none: whether she wants to go on. Left out for everybody else
@RegisterForReflection
public record DetermineAge(
        @NotNull DeterminedAge outcome, @NotNull AgeMethod method, @NotBlank @Size(max = 200) String body, @NotNull LocalDate on,
        @NotBlank @Size(max = 8000) String reasons, Boolean consent) {

    boolean declines() {
        return Boolean.FALSE.equals(consent);
    }
}
