package org.palermo.referral.casefile.link;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.TypedReference;

/// Links a case file with another one of the same person.
///
/// @param reference of the other case, as people write it
/// @param reason why they are of the same person
@RegisterForReflection
public record LinkCases(@NotBlank @Size(max = 40) String reference, @NotNull LinkGrounds reason) {

    /// The reference in its canonical form.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a reference with a wrong character, and for a reason against a link
    String canonical() {
        if (reason.leadsTo() != LinkState.CONFIRMED) {
            throw Problems.invalid("reason", "must be SAME_DOCUMENT, SHE_SAYS_SO or OTHER_EVIDENCE");
        }
        return TypedReference.canonical("reference", reference.strip());
    }
}
