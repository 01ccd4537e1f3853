package org.palermo.referral.people.recovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;

/// A request to remove a second factor, and its result.
///
/// @param state as stored: never `EXPIRED`
/// @param passwordForgotten whether the password goes too
/// @param removedAt real time at which the identity provider had removed the factor and ended the sessions; null before
@RegisterForReflection
record FactorReset(
        UUID id, UUID person, UUID agency, String reference, FactorResetReason reason, IdentityCheck identityCheck,
        boolean passwordForgotten, String askedBy, Instant askedAt, Instant expiresAt, FactorResetState state, String decidedBy,
        Instant decidedAt, Instant removedAt) {

    static void requireAnother(Actor actor, UUID person) {
        if (actor.subject().equals(person.toString())) {
            throw Problems.forbidden("people", "own-factor",
                    "This is your own account. Somebody else must ask, and another person must decide.");
        }
    }

    /// Neither the person who asked nor the person herself may decide.
    ///
    /// @param agencyHasAnother whether the agency has an administrator who is neither of them
    FactorReset requireDecider(Actor actor, boolean agencyHasAnother) {
        requireAnother(actor, person);
        if (actor.subject().equals(askedBy)) {
            throw Problems.forbidden("people", "own-request", "You asked for this. Another person must decide.");
        }
        if (!isKeptBy(actor) && agencyHasAnother) {
            throw Problems.forbidden("people", "agency-decides", "The organisation has another administrator, who must decide.");
        }
        return this;
    }

    private boolean isKeptBy(Actor actor) {
        return actor.has(Role.AGENCY_ADMINISTRATOR) && agency.equals(actor.agency());
    }

    FactorReset requireOpen(Instant now) {
        return switch (stateAt(now)) {
            case OPEN -> this;
            case EXPIRED -> throw Problems.conflict("people", "factor-reset-expired",
                    "Nobody decided in time, or the person who asked is no longer an administrator. Ask again.");
            case APPROVED, REFUSED -> throw decidedAlready();
        };
    }

    static RuntimeException decidedAlready() {
        return Problems.conflict("people", "factor-reset-decided", "This request is already decided.");
    }

    private FactorResetState stateAt(Instant now) {
        return state == FactorResetState.OPEN && !now.isBefore(expiresAt) ? FactorResetState.EXPIRED : state;
    }

    FactorResetView seen(Instant now) {
        return new FactorResetView(id, person, agency, reference, reason, identityCheck, passwordForgotten, askedBy, askedAt, expiresAt,
                stateAt(now), decidedBy, decidedAt, removedAt, state == FactorResetState.APPROVED && removedAt == null);
    }
}
