package org.palermo.shelter.broadcast;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.hold.RefusalReason;

/// An alert: one shelter is asked by a broadcast.
@Entity
@Table(name = "broadcast_alert")
class BroadcastAlert {
    @Id
    UUID id;

    UUID broadcast;
    UUID shelter;

    @Column(name = "operator_agency")
    UUID operatorAgency;

    @Enumerated(EnumType.STRING)
    AlertState state;

    @Enumerated(EnumType.STRING)
    RefusalReason reason;

    @Column(name = "next_call_at")
    Instant nextCallAt;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "acknowledged_at")
    Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    String acknowledgedBy;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "answered_by")
    String answeredBy;

    @Version
    int version;

    BroadcastAlert() {}

    /// Somebody handles the alert: the next person on call is called only if no answer arrives before `next`. Acknowledging again
    /// restarts that time.
    ///
    /// @param next when the next person on call is called, unless the shelter answers
    void acknowledge(Actor actor, Instant next, Instant now) {
        if (state != AlertState.ASKED && state != AlertState.ACKNOWLEDGED) {
            return;
        }
        state = AlertState.ACKNOWLEDGED;
        acknowledgedAt = now;
        acknowledgedBy = actor.subject();
        if (nextCallAt != null && nextCallAt.isBefore(next)) {
            nextCallAt = next;
        }
    }

    void accept(Actor actor, Instant now) {
        answer(AlertState.ACCEPTED, actor, now);
    }

    void decline(RefusalReason why, Actor actor, Instant now) {
        if (state == AlertState.DECLINED && reason == why) {
            return;
        }
        answer(AlertState.DECLINED, actor, now);
        reason = why;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter has already answered
    void requireUnanswered() {
        if (state != AlertState.ASKED && state != AlertState.ACKNOWLEDGED) {
            throw Problems.conflict("broadcast", "answered", "The shelter has already answered.");
        }
    }

    private void answer(AlertState as, Actor actor, Instant now) {
        requireUnanswered();
        state = as;
        answeredAt = now;
        answeredBy = actor.subject();
        nextCallAt = null;
    }

    AlertState stateAt(Broadcast asked, Instant now) {
        boolean waits = state == AlertState.ASKED || state == AlertState.ACKNOWLEDGED;
        return waits && asked.stateAt(now) != BroadcastState.OPEN ? AlertState.OVER : state;
    }
}
