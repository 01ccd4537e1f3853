package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// A second person lets somebody open more records than one person alone may.
///
/// @param person who may open more
/// @param approvedBy the second person
/// @param approvedAt when it was approved, in UTC
/// @param endsAt the usual limits apply again from this instant on
@RegisterForReflection
public record BreakGlassApproval(UUID id, UUID person, String approvedBy, Instant approvedAt, Instant endsAt) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when a person approves for herself or himself
    static BreakGlassApproval of(Actor actor, ApproveBreakGlass command, int hours, Instant now) {
        if (command.person().toString().equals(actor.subject())) {
            throw Problems.forbidden("break-glass", "own-approval", "Another person must approve that you open more.");
        }
        return new BreakGlassApproval(Ids.next(), command.person(), actor.subject(), now, now.plus(Duration.ofHours(hours)));
    }
}
