package org.palermo.referral.casefile;

import java.util.Set;

/// The stages of a case file and the transitions between them.
public enum CaseFileStage {
    DRAFT,
    REFERRED,
    REASONABLE_GROUNDS_POSITIVE,
    REASONABLE_GROUNDS_NEGATIVE,
    RECOVERY,
    CONCLUSIVE_GROUNDS_POSITIVE,
    CONCLUSIVE_GROUNDS_NEGATIVE,
    RECONSIDERATION,
    SUSPENDED,
    DISQUALIFIED,
    TRANSITION,
    NOTIFIED_ONLY,
    WITHDRAWN,
    CLOSED,
    CLOSED_REFERRED;

    /// The stages that may follow. `SUSPENDED` and `RECONSIDERATION` can also lead back to the stage before them, which {@link CaseStages}
    /// stores.
    Set<CaseFileStage> next() {
        return switch (this) {
            case DRAFT -> Set.of(REFERRED, NOTIFIED_ONLY);
            case REFERRED -> Set.of(REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_NEGATIVE, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case REASONABLE_GROUNDS_POSITIVE -> Set.of(RECOVERY, CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE,
                    DISQUALIFIED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case RECOVERY -> Set.of(CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED, SUSPENDED, WITHDRAWN,
                    CLOSED_REFERRED);
            case CONCLUSIVE_GROUNDS_POSITIVE -> Set.of(TRANSITION, DISQUALIFIED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED ->
                    Set.of(RECONSIDERATION, CLOSED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case RECONSIDERATION -> Set.of(REASONABLE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_POSITIVE, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case TRANSITION -> Set.of(CLOSED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case SUSPENDED -> Set.of(WITHDRAWN, CLOSED_REFERRED);
            case NOTIFIED_ONLY, WITHDRAWN, CLOSED, CLOSED_REFERRED -> Set.of();
        };
    }

    boolean mayBecome(CaseFileStage stage) {
        return next().contains(stage);
    }

    /// Whether the stage is between the positive reasonable-grounds decision and the conclusive decision.
    boolean isRecovering() {
        return this == REASONABLE_GROUNDS_POSITIVE || this == RECOVERY;
    }

    /// Whether the person can ask for reconsideration.
    boolean isNegative() {
        return mayBecome(RECONSIDERATION);
    }

    /// Whether the stage is reached by a step. The others are reached by a decision, by telling the person of one, or by resuming after a
    /// suspension.
    boolean isStep() {
        return step() != null;
    }

    /// @return null when no step leads to this stage
    CaseStep step() {
        return switch (this) {
            case RECONSIDERATION -> CaseStep.RECONSIDERATION_ASKED;
            case SUSPENDED -> CaseStep.SUSPENDED;
            case TRANSITION -> CaseStep.TRANSITION_BEGUN;
            case WITHDRAWN -> CaseStep.WITHDRAWN;
            case CLOSED -> CaseStep.CLOSED;
            case CLOSED_REFERRED -> CaseStep.REFERRED_ON;
            default -> null;
        };
    }

    boolean needsReasons() {
        return this == SUSPENDED || this == CLOSED || this == CLOSED_REFERRED;
    }

    /// Whether no stage can follow. A new referral of the person opens a new file. In the database, `case_is_over` says the same.
    public boolean isFinal() {
        return next().isEmpty();
    }
}
