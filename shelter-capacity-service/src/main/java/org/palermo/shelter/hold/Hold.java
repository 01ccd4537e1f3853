package org.palermo.shelter.hold;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.StoredStay;
import org.palermo.shelter.profile.ShelterProfile;

/// Places that are kept for a party until an instant.
@Entity
@Table(name = "hold")
class Hold {
    private static final int REFERENCE_BITS = 40;

    @Id
    UUID id;

    UUID offer;
    String reference;
    UUID shelter;
    String area;
    UUID agency;
    String subject;

    @Embedded
    StoredStay needed;

    /// The case of the mechanism, or null.
    @Column(name = "case_file")
    UUID caseFile;

    UUID request;

    @Enumerated(EnumType.STRING)
    HoldState state;

    @Column(name = "held_at")
    Instant heldAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Version
    int version;

    Hold() {}

    static Hold of(Actor actor, UUID shelter, Offer offer, Instant now, Instant end) {
        Hold hold = new Hold();
        hold.id = Ids.next();
        hold.offer = offer.id();
        hold.reference = Reference.random(REFERENCE_BITS);
        hold.shelter = shelter;
        hold.area = offer.area();
        hold.agency = actor.agency();
        hold.subject = actor.subject();
        hold.needed = StoredStay.of(offer.stay(), offer.stay().languages());
        hold.caseFile = offer.caseFile();
        hold.request = offer.request();
        hold.state = HoldState.HELD;
        hold.heldAt = now;
        hold.expiresAt = end;
        return hold;
    }

    HoldState stateAt(Instant now) {
        return state == HoldState.HELD && !expiresAt.isAfter(now) ? HoldState.EXPIRED : state;
    }

    /// Extends the hold to the length of a new one, within the total that the profile allows. A hold that a waitlist or a
    /// broadcast made may last longer than that already, and stays as it is.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the hold has ended, or has reached its longest duration
    void extend(ShelterProfile profile, Instant now) {
        requireHeld(now);
        Instant end = profile.extendedHoldEnd(heldAt, now);
        if (!expiresAt.isBefore(profile.latestHoldEnd(heldAt))) {
            throw Problems.conflict("hold", "longest", "The hold has reached its longest duration.");
        }
        expiresAt = end.isAfter(expiresAt) ? end : expiresAt;
    }

    /// Releases the places.
    void release(Instant now) {
        end(HoldState.RELEASED, now);
    }

    /// The shelter takes them in.
    void place(Instant now) {
        end(HoldState.PLACED, now);
    }

    /// The shelter refuses.
    void refuse(Instant now) {
        end(HoldState.REFUSED, now);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the hold has ended
    void requireHeld(Instant now) {
        switch (stateAt(now)) {
            case HELD -> { }
            case EXPIRED -> throw expired();
            case RELEASED -> throw Problems.conflict("hold", "released", "The hold was released.");
            case PLACED -> throw Problems.conflict("hold", "placed", "The hold has become a placement.");
            case REFUSED -> throw Problems.conflict("hold", "refused", "The shelter has refused; its places are free again.");
        }
    }

    static HttpProblem expired() {
        return Problems.conflict("hold", "expired", "The hold has ended; its places are free again.");
    }

    private void end(HoldState as, Instant now) {
        requireHeld(now);
        state = as;
        endedAt = now;
    }

    Stay stay() {
        return needed.stay();
    }
}
