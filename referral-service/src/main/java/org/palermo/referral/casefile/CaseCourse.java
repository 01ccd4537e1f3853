package org.palermo.referral.casefile;

import static org.palermo.referral.casefile.CaseFileStage.*;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.profile.Profile;

/// The course of a case file: its stage, the stages to which it can return, and its running, paused and ended terms. {@link CaseFile} has
/// the rules for what may be done to it.
@MappedSuperclass
public abstract class CaseCourse {
    /// Used for a last day that is not known yet.
    private static final LocalDate OPEN_END = LocalDate.of(9999, 12, 30);

    @Enumerated(EnumType.STRING)
    private CaseFileStage stage;

    /// The last day of the open duty; null when no duty is open or the law sets no term.
    @Column(name = "due_on")
    private LocalDate dueOn;

    /// The last day of the minimum recovery period. A conclusive decision may be made after it, and the term of that decision runs from it.
    /// A suspension pauses it.
    @Column(name = "recovery_least_on")
    private LocalDate recoveryLeastOn;

    /// The last day of recovery and reflection, which protects the person; null when there is none, while its end is open, and while it is
    /// paused.
    @Column(name = "recovery_ends_on")
    private LocalDate recoveryEndsOn;

    @Column(name = "reconsideration_until")
    private LocalDate reconsiderationUntil;

    /// While the file is suspended: the stage in which it resumes, and the date of the suspension.
    @Column(name = "suspended_from")
    @Enumerated(EnumType.STRING)
    private CaseFileStage suspendedFrom;

    @Column(name = "suspended_on")
    private LocalDate suspendedOn;

    @Column(name = "reconsidered_from")
    @Enumerated(EnumType.STRING)
    private CaseFileStage reconsideredFrom;

    @Column(name = "disqualified_from")
    @Enumerated(EnumType.STRING)
    private CaseFileStage disqualifiedFrom;

    /// Days left of paused terms. The duty has working days left before the reasonable-grounds decision ({@link CaseTerms#dutyLeft}), and
    /// calendar days after a positive one.
    @Column(name = "due_days_left")
    private Integer dueDaysLeft;

    @Column(name = "recovery_days_left")
    private Integer recoveryDaysLeft;

    @Column(name = "reconsideration_days_left")
    private Integer reconsiderationDaysLeft;

    /// When the file entered a final stage, from which its retention is counted; null before.
    @Column(name = "closed_at")
    private Instant closedAt;

    /// Sets the stage before the first one.
    final void startInDraft() {
        stage = CaseFileStage.DRAFT;
    }

    CaseStages stages() {
        return new CaseStages(stage, suspendedFrom, reconsideredFrom, disqualifiedFrom);
    }

    /// Enters a stage, and starts, pauses or resumes its terms.
    void enter(CaseFileStage to, CaseTerms terms) {
        CaseStages before = stages();
        CaseStages after = before.to(to);
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

    /// Where recovery lasts until the conclusive decision, its last day is the day of that decision, but never before the last day of the
    /// minimum period.
    private void settleRecovery(CaseFileStage before, CaseTerms terms) {
        if (!terms.profile().recoversUntilDecided()) {
            recoveryEndsOn = recoveryLeastOn;
        } else if (isUndecided()) {
            recoveryEndsOn = null;
        } else if (before.isRecovering() && (stage == CONCLUSIVE_GROUNDS_POSITIVE || stage == CONCLUSIVE_GROUNDS_NEGATIVE)) {
            recoveryEndsOn = recoveryLeastOn == null || terms.day().isAfter(recoveryLeastOn) ? terms.day() : recoveryLeastOn;
        }
    }

    /// Whether the person is in recovery, or was in recovery when the file was suspended or the person was disqualified.
    private boolean isUndecided() {
        return protectingStage().isRecovering() || disqualifiedFrom != null && disqualifiedFrom.isRecovering();
    }

    /// The first day on which a conclusive decision may be made; null where the law sets none, when the file is not in recovery, and while
    /// the period is paused.
    LocalDate conclusiveNotBefore(Profile law) {
        return protectingStage().isRecovering() ? law.conclusiveNotBefore(recoveryLeastOn) : null;
    }

    private void begin(CaseStages before, CaseTerms terms) {
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

    /// The due date of the stage's duty. A resumed duty gets the days that were left. After a reconsideration that confirms the decision,
    /// nothing is due.
    private LocalDate due(CaseTerms terms) {
        return switch (stage) {
            case REFERRED -> terms.dutyDue(dueDaysLeft);
            case REASONABLE_GROUNDS_POSITIVE,
                    RECOVERY -> dueDaysLeft == null ? terms.conclusiveGroundsDue(recoveryLeastOn) : terms.in(dueDaysLeft);
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE,
                    DISQUALIFIED -> stage == reconsideredFrom ? null : reconsiderationUntil;
            default -> null;
        };
    }

    /// Drops the remaining days, except those of the duty that resumes when a disqualification is lifted.
    private void forgetDaysLeft() {
        dueDaysLeft = disqualifiedFrom == null ? null : dueDaysLeft;
    }

    /// Sets a new last day of the minimum recovery period, and with it a new due date of the conclusive decision.
    final void recoverUntil(LocalDate lastDay, CaseTerms terms) {
        recoveryLeastOn = lastDay;
        settleRecovery(stage, terms);
        dueOn = terms.conclusiveGroundsDue(lastDay);
    }

    /// Records how much is left of each running term. Ended terms remain ended. A disqualified person has no running recovery.
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

    /// The stage that protects the person; for a suspended file, the stage in which it resumes.
    public CaseFileStage protectingStage() {
        return stage == SUSPENDED ? suspendedFrom : stage;
    }

    /// The last day of recovery and reflection; a date in the far future while it is not known.
    LocalDate knownRecoveryEnd() {
        boolean waits = suspendedOn != null && recoveryDaysLeft != null;
        return known(recoveryEndsOn, waits || recoveryLeastOn != null);
    }

    /// @param recovers whether the minimum period is running, over or paused
    public static LocalDate known(LocalDate recoveryEndsOn, boolean recovers) {
        return recoveryEndsOn == null && recovers ? OPEN_END : recoveryEndsOn;
    }

    public CaseFileStage stage() {
        return stage;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public LocalDate recoveryLeastOn() {
        return recoveryLeastOn;
    }

    public LocalDate recoveryEndsOn() {
        return recoveryEndsOn;
    }

    public LocalDate reconsiderationUntil() {
        return reconsiderationUntil;
    }

    public CaseFileStage suspendedFrom() {
        return suspendedFrom;
    }

    public LocalDate suspendedOn() {
        return suspendedOn;
    }

    public CaseFileStage reconsideredFrom() {
        return reconsideredFrom;
    }

    public CaseFileStage disqualifiedFrom() {
        return disqualifiedFrom;
    }

    public Integer dueDaysLeft() {
        return dueDaysLeft;
    }

    public Integer recoveryDaysLeft() {
        return recoveryDaysLeft;
    }

    public Integer reconsiderationDaysLeft() {
        return reconsiderationDaysLeft;
    }

    public Instant closedAt() {
        return closedAt;
    }
}
