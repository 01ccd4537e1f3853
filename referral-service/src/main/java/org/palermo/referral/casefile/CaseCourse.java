package org.palermo.referral.casefile;

import static org.palermo.referral.casefile.CaseFileStage.*;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import org.palermo.referral.profile.Profile;

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

    /// The last of the days that recovery and reflection lasts at least, after which a conclusive decision may be made and from which
    /// its term runs; it is a clock that is paused.
    @Column(name = "recovery_least_on")
    LocalDate recoveryLeastOn;

    /// The last day of recovery and reflection, by which she is protected; null while it is open, and while its days wait.
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
        settleRecovery(before.stage(), terms);
    }

    /// Where the law lets recovery go on until she is decided on, it ends on the day of that decision, and never before its days are over.
    private void settleRecovery(CaseFileStage before, CaseTerms terms) {
        if (!terms.profile().recoversUntilDecided()) {
            recoveryEndsOn = recoveryLeastOn;
        } else if (isUndecided()) {
            recoveryEndsOn = null;
        } else if (before.isRecovering() && (stage == CONCLUSIVE_GROUNDS_POSITIVE || stage == CONCLUSIVE_GROUNDS_NEGATIVE)) {
            recoveryEndsOn = recoveryLeastOn == null || terms.day().isAfter(recoveryLeastOn) ? terms.day() : recoveryLeastOn;
        }
    }

    /// She recovers, or did when she was disqualified or her file was suspended.
    private boolean isUndecided() {
        return protectingStage().isRecovering() || disqualifiedFrom != null && disqualifiedFrom.isRecovering();
    }

    /// The first day on which a conclusive decision may be made; null where the law sets none, when it is made, and while the days wait.
    LocalDate conclusiveNotBefore(Profile law) {
        return protectingStage().isRecovering() ? law.conclusiveNotBefore(recoveryLeastOn) : null;
    }

    private void begin(CaseWay before, CaseTerms terms) {
        boolean confirmed = before.stage() == RECONSIDERATION && stage == before.reconsideredFrom();
        if (before.disqualifiedFrom() != null && disqualifiedFrom == null) {
            goOnRecovering(terms);
        } else if (stage == REASONABLE_GROUNDS_POSITIVE) {
            recoveryLeastOn = terms.recoveryLeast();
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
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> dueDaysLeft == null ? terms.conclusiveGroundsDue(recoveryLeastOn) : terms.in(dueDaysLeft);
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED -> stage == reconsideredFrom ? null : reconsiderationUntil;
            default -> null;
        };
    }

    /// Unless they are of the duty to which a lifted disqualification leads back.
    private void forgetDaysLeft() {
        dueDaysLeft = disqualifiedFrom == null ? null : dueDaysLeft;
    }

    /// The days of recovery get another last one, and the decision after them another due day.
    final void recoverUntil(LocalDate lastDay, CaseTerms terms) {
        recoveryLeastOn = lastDay;
        settleRecovery(stage, terms);
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
        Integer left = terms.daysLeft(recoveryLeastOn);
        if (left != null) {
            recoveryDaysLeft = left;
            recoveryLeastOn = null;
        }
    }

    private void goOnRecovering(CaseTerms terms) {
        if (recoveryDaysLeft != null) {
            recoveryLeastOn = terms.in(recoveryDaysLeft);
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

    /// The last day of recovery and reflection; while nobody knows it, a day that never comes.
    LocalDate knownRecoveryEnd() {
        boolean waits = suspendedOn != null && recoveryDaysLeft != null;
        return known(recoveryEndsOn, waits || recoveryLeastOn != null);
    }

    /// @param recovers whether its days run, are over, or wait
    static LocalDate known(LocalDate recoveryEndsOn, boolean recovers) {
        return recoveryEndsOn == null && recovers ? OPEN_END : recoveryEndsOn;
    }
}
