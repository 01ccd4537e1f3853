package org.palermo.referral.casefile.link;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.palermo.kernel.problem.Problems;

/// Decides whether two files are of one person.
///
/// @param reason on what the decision is based
@RegisterForReflection
public record DecideLink(@NotNull LinkGrounds reason) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the reason belongs to the other answer
    void require(LinkState decided) {
        if (reason.leadsTo() != decided) {
            throw Problems.invalid("reason", "must be a reason for this answer");
        }
    }
}
