package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// One break-glass access: who has opened which record of which organisation, why and until when. {@link BreakGlassStore} has
/// the texts.
///
/// @param endsAt the record is no longer open from this instant on
/// @param endedAt when somebody ended the access earlier; null when nobody did
@RegisterForReflection
record BreakGlassAccess(
        UUID id, String kind, UUID record, String reference, UUID owner, String country, String region, String subject, UUID agency,
        BreakGlassReason reason, Instant openedAt, Instant endsAt, Instant endedAt, String endedBy,
        Instant reviewedAt, String reviewedBy, ReviewOutcome outcome, int version) {

    static BreakGlassAccess opened(UUID id, Actor actor, OpenBreakGlass command, OpenableRecord record, Instant now) {
        Duration time = Duration.ofMinutes(Math.min(command.minutes(), record.maxMinutes()));
        return new BreakGlassAccess(id, command.kind(), record.id(), record.reference(), record.owner(), record.country(), record.region(),
                actor.subject(), actor.agency(), command.reason(), now, now.plus(time), null, null, null, null, null, 0);
    }

    BreakGlassState at(Instant now) {
        if (reviewedAt != null) {
            return BreakGlassState.REVIEWED;
        }
        return endedAt == null && now.isBefore(endsAt) ? BreakGlassState.OPEN : BreakGlassState.OVER;
    }

    /// Ends the access: by the person who opened it, or by a person who sees it and wants to close it.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is over
    BreakGlassAccess ended(Actor actor, Instant now) {
        if (at(now) != BreakGlassState.OPEN) {
            throw Problems.conflict("break-glass", "over", "The access is already over.");
        }
        return new BreakGlassAccess(id, kind, record, reference, owner, country, region, subject, agency, reason, openedAt, endsAt, now,
                actor.subject(), null, null, null, version + 1);
    }

    /// Reviews the access: once, after its end, and by another person.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for the person who opened it, 409 while it is open or after
    /// a review
    BreakGlassAccess reviewed(Actor actor, ReviewOutcome found, Instant now) {
        if (subject.equals(actor.subject())) {
            throw Problems.forbidden("break-glass", "own", "Another person must review an access of yours.");
        }
        if (at(now) == BreakGlassState.OPEN) {
            throw Problems.conflict("break-glass", "open", "The access is still open: end it first.");
        }
        if (at(now) == BreakGlassState.REVIEWED) {
            throw Problems.conflict("break-glass", "reviewed", "The access was already reviewed.");
        }
        return new BreakGlassAccess(id, kind, record, reference, owner, country, region, subject, agency, reason, openedAt, endsAt,
                endedAt, endedBy, now, actor.subject(), found, version + 1);
    }
}
