package org.palermo.referral.caserecord.rights;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.caserecord.Particulars;

/// @param reason why the answer needs more time, in words for the person, in the language of the answer
@RegisterForReflection
public record ExtendRightsRequest(@NotBlank @Size(max = 2_000) String reason) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was answered or extended, when its term is over, and when the law
    /// allows no extension
    RightsRequest to(RightsRequest asked, Particulars.Law law, LocalDate today) {
        if (!asked.state().isOpen()) {
            throw RightsRequestSteps.answered();
        }
        if (asked.extendedBecause() != null) {
            throw Problems.conflict("rights-request", "extended", "The term was already extended. It can be extended only once.");
        }
        if (!law.profile().mayExtendRightsRequest()) {
            throw Problems.conflict("rights-request", "no-extension", "The law of this country allows no extension of the term.");
        }
        if (asked.dueOn(law).filter(today::isAfter).isPresent()) {
            throw Problems.conflict("rights-request", "term-over", "The term is over, so it can't be extended. Answer the request.");
        }
        return asked.extended(reason);
    }
}
