package org.palermo.shelter.hold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// A shelter is asked to take somebody in.
@Entity
@Table(name = "placement")
class Placement {
    @Id
    UUID id;

    UUID hold;
    String reference;
    UUID shelter;

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

    @Enumerated(EnumType.STRING)
    PlacementState state;

    @Enumerated(EnumType.STRING)
    RefusalReason reason;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "answer_before")
    Instant answerBefore;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    @Version
    int version;

    Placement() {}

    static Placement of(Hold hold, UUID operatorAgency, RequestPlacement command, Instant now) {
        Placement placement = new Placement();
        placement.id = Ids.next();
        placement.hold = hold.id;
        placement.reference = hold.reference;
        placement.shelter = hold.shelter;
        placement.operatorAgency = operatorAgency;
        placement.askingAgency = hold.agency;
        placement.purpose = command.purpose();
        placement.arrivalFrom = command.arrivalWindow() == null ? null : command.arrivalWindow().from();
        placement.arrivalUntil = command.arrivalWindow() == null ? null : command.arrivalWindow().until();
        placement.state = PlacementState.REQUESTED;
        placement.requestedAt = now;
        placement.answerBefore = hold.expiresAt;
        return placement;
    }

    PlacementState stateAt(Instant now) {
        return state == PlacementState.REQUESTED && !answerBefore.isAfter(now) ? PlacementState.LAPSED : state;
    }

    void accept(Actor actor, Instant now) {
        decide(PlacementState.ACCEPTED, actor, now);
    }

    void refuse(Actor actor, RefusalReason why, Instant now) {
        decide(PlacementState.REFUSED, actor, now);
        reason = why;
    }

    void withdraw(Actor actor, Instant now) {
        decide(PlacementState.WITHDRAWN, actor, now);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it has been decided or its hold has ended
    private void decide(PlacementState as, Actor actor, Instant now) {
        switch (stateAt(now)) {
            case REQUESTED -> { }
            case LAPSED -> throw Problems.conflict("placement", "lapsed", "The hold ended before an answer; its places are free again.");
            case ACCEPTED, REFUSED, WITHDRAWN -> throw Problems.conflict("placement", "decided", "The placement has been decided.");
        }
        state = as;
        decidedAt = now;
        decidedBy = actor.subject();
    }
}
