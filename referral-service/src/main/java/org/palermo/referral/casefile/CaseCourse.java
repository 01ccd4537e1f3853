package org.palermo.referral.casefile;

import static org.palermo.referral.casefile.CaseFileStage.*;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;

/// The course of a case file: where it stands, where its detours came from, and the terms that run, wait or are over. What
/// may be done to it is {@link CaseFile}'s.
@MappedSuperclass
abstract class CaseCourse {
    /// A last day that nobody knows yet.
    private static final LocalDate OPEN_END = LocalDate.of(9999, 12, 30);

    @Enumerated(EnumType.STRING)
    CaseFileStage stage;

    /// The last day of the duty that is open now; null when none is, or the law sets no term.
    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "recovery_ends_on")
    LocalDate recoveryEndsOn;

    @Column(name = "reconsideration_until")
    LocalDate reconsiderationUntil;

    /// While it is suspended: where it goes on, and since when it waits.
    @Column(name = "suspended_from")
    @Enumerated(EnumType.STRING)
    CaseFileStage suspendedFrom;

    @Column(name = "suspended_on")
    LocalDate suspendedOn;

    @Column(name = "reconsidered_from")
    @Enumerated(EnumType.STRING)
    CaseFileStage reconsideredFrom;

    @Column(name = "disqualified_from")
    @Enumerated(EnumType.STRING)
    CaseFileStage disqualifiedFrom;

    /// What is left of terms that are paused, as {@link CaseTerms} counts it; of the duty in days once she is recognised.
    @Column(name = "due_days_left")
    Integer dueDaysLeft;

    @Column(name = "recovery_days_left")
    Integer recoveryDaysLeft;

    @Column(name = "reconsideration_days_left")
    Integer reconsiderationDaysLeft;

    /// When it came into a stage after which nothing follows, from which its retention is counted; null before.
    @Column(name = "closed_at")
    Instant closedAt;

    CaseWay way() {
        return new CaseWay(stage, suspendedFrom, reconsideredFrom, disqualifiedFrom);
    }

    /// Comes into a stage, and starts, pauses or goes on with the terms that belong to it.
    void enter(CaseFileStage to, CaseTerms terms) {
        CaseWay before = way();
        CaseWay after = before.to(to);
        stage = after.stage();
        suspendedFrom = after.suspendedFrom();
        reconsideredFrom = after.reconsideredFrom();
        disqualifiedFrom = after.disqualifiedFrom();
        if (stage.isFinal()) {
            end(terms);
        } else if (stage == SUSPENDED) {
            pause(terms);
        } else if (before.stage() == SUSPENDED) {
            resume(terms);
        } else {
            begin(before, terms);
        }
    }

    private void begin(CaseWay before, CaseTerms terms) {
        boolean confirmed = before.stage() == RECONSIDERATION && stage == before.reconsideredFrom();
        if (before.disqualifiedFrom() != null && disqualifiedFrom == null) {
            goOnRecovering(terms);
        } else if (stage == REASONABLE_GROUNDS_POSITIVE) {
            recoveryEndsOn = terms.recoveryEnd();
        } else if (stage == DISQUALIFIED && !confirmed) {
            dueDaysLeft = terms.daysUntil(dueOn);
            stopRecovering(terms);
        }
        if (stage.isNegative() && !confirmed) {
            reconsiderationUntil = terms.reconsiderationUntil();
        } else if (before.stage() == RECONSIDERATION && !confirmed) {
            reconsiderationUntil = null;
        }
        dueOn = switch (stage) {
            case REFERRED -> terms.reasonableGroundsDue();
            case RECOVERY -> dueOn;
            default -> due(terms);
        };
        forgetDaysLeft();
    }

    /// The duty of the stage: of one that waited, what was left of it. After a refused reconsideration nothing is due.
    private LocalDate due(CaseTerms terms) {
        return switch (stage) {
            case REFERRED -> terms.dutyDue(dueDaysLeft);
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> dueDaysLeft == null ? terms.conclusiveGroundsDue(recoveryEndsOn) : terms.in(dueDaysLeft);
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED -> stage == reconsideredFrom ? null : reconsiderationUntil;
            default -> null;
        };
    }

    /// Unless they are of the duty to which a lifted disqualification leads back.
    private void forgetDaysLeft() {
        dueDaysLeft = disqualifiedFrom == null ? null : dueDaysLeft;
    }

    /// Recovery gets another last day, and the decision after it another due day.
    final void recoverUntil(LocalDate lastDay, CaseTerms terms) {
        recoveryEndsOn = lastDay;
        dueOn = terms.conclusiveGroundsDue(lastDay);
    }

    /// Terms that are over stay over; of those that run it is kept how much is left. Of a disqualified person's recovery none runs.
    private void pause(CaseTerms terms) {
        suspendedOn = terms.day();
        if (disqualifiedFrom == null) {
            dueDaysLeft = switch (suspendedFrom) {
                case REFERRED -> terms.dutyLeft(dueOn);
                case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> terms.daysUntil(dueOn);
                default -> null;
            };
            stopRecovering(terms);
        }
        dueOn = null;
        reconsiderationDaysLeft = terms.daysLeft(reconsiderationUntil);
        if (reconsiderationDaysLeft != null) {
            reconsiderationUntil = null;
        }
    }

    private void resume(CaseTerms terms) {
        suspendedOn = null;
        if (disqualifiedFrom == null) {
            goOnRecovering(terms);
        }
        if (reconsiderationDaysLeft != null) {
            reconsiderationUntil = terms.in(reconsiderationDaysLeft);
            reconsiderationDaysLeft = null;
        }
        dueOn = due(terms);
        forgetDaysLeft();
    }

    private void stopRecovering(CaseTerms terms) {
        Integer left = terms.daysLeft(recoveryEndsOn);
        if (left != null) {
            recoveryDaysLeft = left;
            recoveryEndsOn = null;
        }
    }

    private void goOnRecovering(CaseTerms terms) {
        if (recoveryDaysLeft != null) {
            recoveryEndsOn = terms.in(recoveryDaysLeft);
            recoveryDaysLeft = null;
        }
    }

    private void end(CaseTerms terms) {
        closedAt = terms.at();
        dueOn = null;
        suspendedOn = null;
        dueDaysLeft = null;
        recoveryDaysLeft = null;
        reconsiderationDaysLeft = null;
    }

    /// The stage by which she is protected: a suspended file by that to which it goes back.
    CaseFileStage protectingStage() {
        return stage == SUSPENDED ? suspendedFrom : stage;
    }

    /// The last day of recovery and reflection; while what is left of it waits in a suspended file, a day that never comes.
    LocalDate knownRecoveryEnd() {
        boolean paused = recoveryEndsOn == null && suspendedOn != null && recoveryDaysLeft != null;
        return paused ? OPEN_END : recoveryEndsOn;
    }
}
