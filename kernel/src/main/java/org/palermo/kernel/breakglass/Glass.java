package org.palermo.kernel.breakglass;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// One break-glass access: who has opened which record of whom, why and until when. What it says is in {@link GlassStore}.
///
/// @param endsAt from this instant it opens nothing
/// @param endedAt when somebody ended it before; null when nobody did
record Glass(
        UUID id, String kind, UUID record, String reference, UUID owner, String country, String region, String subject, UUID agency,
        GlassReason reason, Instant openedAt, Instant endsAt, Instant endedAt, String endedBy,
        Instant reviewedAt, String reviewedBy, ReviewOutcome outcome, int version) {

    static Glass opened(UUID id, Actor actor, OpenGlass command, OpenableRecord record, Instant now) {
        Duration time = Duration.ofMinutes(Math.min(command.minutes(), record.maxMinutes()));
        return new Glass(id, command.kind(), record.id(), record.reference(), record.owner(), record.country(), record.region(),
                actor.subject(), actor.agency(), command.reason(), now, now.plus(time), null, null, null, null, null, 0);
    }

    GlassState at(Instant now) {
        if (reviewedAt != null) {
            return GlassState.REVIEWED;
        }
        return endedAt == null && now.isBefore(endsAt) ? GlassState.OPEN : GlassState.OVER;
    }

    /// By who opened it, or by who may see that it is open and wants it shut.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is over
    Glass ended(Actor actor, Instant now) {
        if (at(now) != GlassState.OPEN) {
            throw Problems.conflict("break-glass", "over", "It is over already.");
        }
        return new Glass(id, kind, record, reference, owner, country, region, subject, agency, reason, openedAt, endsAt, now, actor.subject(),
                null, null, null, version + 1);
    }

    /// Once, when it is over, and by somebody else.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for who opened it, 409 while it is open or when it was reviewed
    Glass reviewed(Actor actor, ReviewOutcome found, Instant now) {
        if (subject.equals(actor.subject())) {
            throw Problems.forbidden("break-glass", "own", "Somebody else reviews what you have opened.");
        }
        if (at(now) == GlassState.OPEN) {
            throw Problems.conflict("break-glass", "open", "It is still open: end it first.");
        }
        if (at(now) == GlassState.REVIEWED) {
            throw Problems.conflict("break-glass", "reviewed", "It was reviewed before.");
        }
        return new Glass(id, kind, record, reference, owner, country, region, subject, agency, reason, openedAt, endsAt, endedAt, endedBy,
                now, actor.subject(), found, version + 1);
    }
}
