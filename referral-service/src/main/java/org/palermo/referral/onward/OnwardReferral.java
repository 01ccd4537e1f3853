package org.palermo.referral.onward;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.profile.Profile;

/// A need or a case that was sent to another organisation, and its answer.
@Entity
@Table(name = "onward_referral")
class OnwardReferral {
    private static final int REFERENCE_BITS = 40;

    @Id
    UUID id;

    String reference;

    @Enumerated(EnumType.STRING)
    OnwardKind kind;

    @Column(name = "case_file")
    UUID caseFile;

    String country;
    String region;

    @Enumerated(EnumType.STRING)
    @Column(name = "age_group")
    AgeGroup ageGroup;

    UUID need;

    /// Sealed, see {@link ReferredNeed}.
    byte[] asked;

    /// How the sender is reached, sealed; null when nothing was said.
    byte[] contact;

    @Column(name = "from_agency")
    UUID sender;

    String subject;

    @Column(name = "to_agency")
    UUID addressee;

    @Enumerated(EnumType.STRING)
    OnwardState state;

    @Enumerated(EnumType.STRING)
    OnwardReason reason;

    @Column(name = "sent_at")
    Instant sentAt;

    @Column(name = "remind_at")
    Instant remindAt;

    @Column(name = "escalate_at")
    Instant escalateAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    boolean reminded;
    boolean escalated;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "answered_by")
    String answeredBy;

    @Version
    int version;

    OnwardReferral() {}

    static OnwardReferral of(Actor actor, VisibleCase file, ReferOnward command, Profile.Answer term, Instant now) {
        OnwardReferral referral = new OnwardReferral();
        referral.id = Ids.next();
        referral.reference = Reference.random(REFERENCE_BITS);
        referral.kind = command.kind();
        referral.caseFile = file.id();
        referral.country = file.country();
        referral.region = file.region();
        referral.ageGroup = file.ageGroup();
        referral.need = command.need();
        referral.sender = actor.agency();
        referral.subject = actor.subject();
        referral.addressee = command.to();
        referral.state = OnwardState.PENDING;
        referral.sentAt = now;
        referral.remindAt = after(now, term.remindHours());
        referral.escalateAt = after(now, term.escalateHours());
        referral.expiresAt = after(now, term.answerHours());
        return referral;
    }

    /// Null when there is no term.
    private static Instant after(Instant now, Integer hours) {
        return hours == null ? null : now.plus(hours, ChronoUnit.HOURS);
    }

    /// The field name that is authenticated with the sealed need.
    String sealedPlace() {
        return "onward." + id + ".asked";
    }

    /// The field name that is authenticated with the sealed contact.
    String sealedContactPlace() {
        return "onward." + id + ".contact";
    }

    /// The state at an instant. A pending referral expires by time, even before the database is updated.
    OnwardState at(Instant now) {
        return state == OnwardState.PENDING && expiresAt != null && !expiresAt.isAfter(now) ? OnwardState.EXPIRED : state;
    }

    /// @param takesWork whether the case is open
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is no longer pending, or the case is over
    void accept(boolean takesWork, Actor actor, Instant now) {
        end(OnwardState.ACCEPTED, null, actor, now);
        if (!takesWork) {
            throw Problems.conflict("onward-referral", "case-over", "The case is over or has no identified person.");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a reason that only a sender may give, 409 when it is no longer pending
    void decline(OnwardReason why, Actor actor, Instant now) {
        if (!why.declines()) {
            throw Problems.invalid("reason", "must be a reason for declining");
        }
        end(OnwardState.DECLINED, why, actor, now);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a reason that only an addressee may give, 409 when it is no longer
    /// pending, or another organisation sent it and the caller is not the authority
    void withdraw(OnwardReason why, Actor actor, Instant now) {
        if (!why.withdraws()) {
            throw Problems.invalid("reason", "must be a reason for withdrawing");
        }
        if (!sender.equals(actor.agency()) && !isOfAuthority(actor)) {
            throw Problems.conflict("onward-referral", "not-yours", "Another organisation has sent the referral.");
        }
        end(OnwardState.WITHDRAWN, why, actor, now);
    }

    /// The authority may withdraw for a sender that no longer works on the case.
    private boolean isOfAuthority(Actor actor) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(region);
    }

    private void end(OnwardState how, OnwardReason why, Actor actor, Instant now) {
        switch (at(now)) {
            case PENDING -> { }
            case EXPIRED -> throw Problems.conflict("onward-referral", "expired", "The term to answer is over.");
            case ACCEPTED, DECLINED,
                    WITHDRAWN -> throw Problems.conflict("onward-referral", "answered", "The request was already answered or withdrawn.");
        }
        state = how;
        reason = why;
        answeredAt = now;
        answeredBy = actor.subject();
    }
}
