package org.palermo.shelter.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.HoldView;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.hold.RefusalReason;
import org.palermo.shelter.profile.ShelterProfile;

/// A request to a shelter to take people in; from the acceptance on, their stay.
@Entity
@Table(name = "placement")
public class Placement {
    /// How long people have to arrive when the shelter accepts so late that they could not arrive in time.
    private static final Duration ON_HER_WAY = Duration.ofHours(2);

    @Id
    UUID id;

    UUID hold;
    String reference;
    UUID shelter;
    String country;

    @Column(name = "operator_agency")
    UUID operatorAgency;

    @Column(name = "asking_agency")
    UUID askingAgency;

    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column(name = "arrival_from")
    Instant arrivalFrom;

    @Column(name = "arrival_until")
    Instant arrivalUntil;

    @Column(name = "from_night")
    LocalDate from;

    @Column(name = "until_morning")
    LocalDate until;

    @Enumerated(EnumType.STRING)
    PlacementState state;

    @Enumerated(EnumType.STRING)
    RefusalReason reason;

    /// When both sides are told that the person has not arrived: at the end of the arrival window or, without one, of the first
    /// night; after an acceptance later than that, two hours after the acceptance.
    @Column(name = "missed_from")
    Instant missedFrom;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "escalate_at")
    Instant escalateAt;

    @Column(name = "answer_before")
    Instant answerBefore;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "arrived_at")
    Instant arrivedAt;

    @Column(name = "back_before")
    Instant backBefore;

    @Column(name = "protected_until")
    LocalDate protectedUntil;

    @Column(name = "case_protected_until")
    LocalDate caseProtectedUntil;

    @Column(name = "ended_at")
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    EndReason endReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "moved_to")
    Destination movedTo;

    @Column(name = "handover_at")
    Instant handoverAt;

    @Version
    int version;

    Placement() {}

    static Placement of(HeldStay stay, UUID operatorAgency, RequestPlacement command,
            ShelterProfile profile, Instant endOfFirstNight, Instant now) {
        Placement placement = new Placement();
        placement.id = Ids.next();
        placement.hold = stay.id();
        placement.reference = stay.reference();
        placement.shelter = stay.shelter();
        placement.country = Territory.countryOf(stay.area());
        placement.operatorAgency = operatorAgency;
        placement.askingAgency = stay.agency();
        placement.purpose = command.purpose();
        placement.arrivalFrom = command.arrivalWindow() == null ? null : command.arrivalWindow().from();
        placement.arrivalUntil = command.arrivalWindow() == null ? null : command.arrivalWindow().until();
        placement.from = stay.from();
        placement.until = stay.from().plusDays(stay.nights());
        placement.missedFrom = placement.arrivalUntil == null ? endOfFirstNight : placement.arrivalUntil;
        placement.state = PlacementState.REQUESTED;
        placement.requestedAt = now;
        placement.escalateAt = profile.escalation(now, stay.expiresAt());
        placement.answerBefore = stay.expiresAt();
        return placement;
    }

    public UUID id() {
        return id;
    }

    public UUID hold() {
        return hold;
    }

    public String reference() {
        return reference;
    }

    public UUID askingAgency() {
        return askingAgency;
    }

    public PlacementState state() {
        return state;
    }

    public Instant handoverAt() {
        return handoverAt;
    }

    public int version() {
        return version;
    }

    /// A handover was written.
    public void handedOver(Instant at) {
        handoverAt = at;
    }

    /// `ESCALATED` and `LAPSED` are never stored: they are a stored `REQUESTED` after an instant.
    PlacementState stateAt(Instant now) {
        if (state != PlacementState.REQUESTED) {
            return state;
        }
        return !answerBefore.isAfter(now) ? PlacementState.LAPSED : !escalateAt.isAfter(now) ? PlacementState.ESCALATED : state;
    }

    /// What the shelter was asked and has answered, for the view of the hold.
    HoldView.Asked asked(Instant now) {
        return new HoldView.Asked(id, stateAt(now), reason, decidedAt, version);
    }

    /// Applies the verb if the table allows it in the current state.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the verb is not possible in this state
    void become(PlacementVerb verb, Actor actor, Instant now) {
        PlacementState at = stateAt(now);
        state = verb.from(at).orElseThrow(() -> notNow(verb, at));
        switch (verb) {
            case ACCEPT -> {
                decide(actor, now);
                missedFrom = missedFrom.isAfter(now) ? missedFrom : now.plus(ON_HER_WAY);
            }
            case REFUSE, WITHDRAW -> decide(actor, now);
            case ARRIVE -> arrivedAt = now;
            case RETURN -> backBefore = null;
            case NOT_ARRIVE, END, MOVE_ON, LEAVE -> endedAt = now;
            case BE_ABSENT, GO_MISSING, EXTEND -> { }
        }
    }

    private void decide(Actor actor, Instant now) {
        decidedAt = now;
        decidedBy = actor.subject();
    }

    private static RuntimeException notNow(PlacementVerb verb, PlacementState at) {
        if (at == PlacementState.LAPSED) {
            return Problems.conflict("placement", "lapsed", "The hold ended before the shelter answered; its places are free again.");
        }
        boolean answers = verb == PlacementVerb.ACCEPT || verb == PlacementVerb.REFUSE || verb == PlacementVerb.WITHDRAW;
        return answers
                ? Problems.conflict("placement", "decided", "The placement has already been decided.")
                : Problems.conflict("placement", "not-now", "That is not possible while the placement is " + at + ".");
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person must not be made to move on that day
    void requireUnprotected(LocalDate today) {
        if (protectedUntil() != null && today.isBefore(protectedUntil())) {
            throw Problems.conflict("placement", "protected", "The person is protected from moving until " + protectedUntil() + ".");
        }
    }

    /// Protected by the time since arrival or by the stage of the case, whichever ends later; null when there is no protection.
    LocalDate protectedUntil() {
        return later(protectedUntil, caseProtectedUntil);
    }

    /// @param one null for no day; the same for `other`
    static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /// Whether the person has arrived, and no end of the stay was recorded.
    boolean isStayedIn() {
        return switch (state) {
            case ARRIVED, ABSENT, MISSING -> true;
            case REQUESTED, ESCALATED, LAPSED, ACCEPTED, REFUSED, WITHDRAWN, NO_SHOW, ENDED, MOVED_ON -> false;
        };
    }

    public boolean isStay() {
        return state == PlacementState.ACCEPTED || isStayedIn();
    }
}
