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

    /// What is left of terms that are paused, as {@link CaseTerms} counts it.
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
            stopRecovering(terms);
        }
        if (stage.isNegative() && !confirmed) {
            reconsiderationUntil = terms.reconsiderationUntil();
        }
        dueOn = stage == REFERRED ? terms.reasonableGroundsDue() : due(terms);
    }

    /// The duty of each stage but the first, whose term runs in working days.
    final LocalDate due(CaseTerms terms) {
        return switch (stage) {
            case REFERRED -> dueOn;
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> terms.conclusiveGroundsDue(recoveryEndsOn);
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED -> reconsiderationUntil;
            default -> null;
        };
    }

    /// Terms that are over stay over; of those that run it is kept how much is left. Of a disqualified person's recovery none runs.
    private void pause(CaseTerms terms) {
        suspendedOn = terms.day();
        dueDaysLeft = suspendedFrom == REFERRED ? terms.dutyLeft(dueOn) : null;
        dueOn = null;
        if (disqualifiedFrom == null) {
            stopRecovering(terms);
        }
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
        dueOn = stage == REFERRED ? terms.dutyDue(dueDaysLeft) : due(terms);
        dueDaysLeft = null;
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

    /// The last day of recovery and reflection; while the file is suspended the one that it had before.
    LocalDate knownRecoveryEnd() {
        boolean paused = recoveryEndsOn == null && suspendedOn != null && recoveryDaysLeft != null;
        return paused ? suspendedOn.plusDays(recoveryDaysLeft) : recoveryEndsOn;
    }
}
