package org.palermo.referral.people.recovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;

/// A request to remove a second factor, and what became of it.
///
/// @param state as stored: never `EXPIRED`
/// @param removedAt real time at which the identity provider had removed the factor and ended the sessions; null before
@RegisterForReflection
record FactorReset(
        UUID id, UUID person, UUID agency, String reference, FactorResetReason reason, IdentityCheck identityCheck, String askedBy,
        Instant askedAt, Instant expiresAt, FactorResetState state, String decidedBy, Instant decidedAt, Instant removedAt) {

    static void requireAnother(Actor actor, UUID person) {
        if (actor.subject().equals(person.toString())) {
            throw Problems.forbidden("people", "own-factor", "Somebody else must ask for you, and another person must decide.");
        }
    }

    /// Four eyes: neither who asked nor the person decides.
    ///
    /// @param agencyHasAnother whether the agency has an administrator who is neither of them
    FactorReset requireDecider(Actor actor, boolean agencyHasAnother) {
        requireAnother(actor, person);
        if (actor.subject().equals(askedBy)) {
            throw Problems.forbidden("people", "own-request", "Somebody other than who asked must decide.");
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
            case EXPIRED -> throw Problems.conflict("people", "factor-reset-expired", "Nobody decided in time, or who asked is no administrator any more. Ask again.");
            case APPROVED, REFUSED -> throw decidedAlready();
        };
    }

    static RuntimeException decidedAlready() {
        return Problems.conflict("people", "factor-reset-decided", "This request is decided already.");
    }

    private FactorResetState stateAt(Instant now) {
        return state == FactorResetState.OPEN && !now.isBefore(expiresAt) ? FactorResetState.EXPIRED : state;
    }

    FactorResetView seen(Instant now) {
        return new FactorResetView(id, person, agency, reference, reason, identityCheck, askedBy, askedAt, expiresAt, stateAt(now), decidedBy,
                decidedAt, removedAt, state == FactorResetState.APPROVED && removedAt == null);
    }
}
