package org.palermo.referral.casefile;

import java.util.Set;

/// Where a case file stands, and where it can go from there.
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

    /// The stages that may follow. `SUSPENDED` and `RECONSIDERATION` lead back to the stage that they came from as
    /// well, which {@link CaseWay} remembers.
    Set<CaseFileStage> next() {
        return switch (this) {
            case DRAFT -> Set.of(REFERRED, NOTIFIED_ONLY);
            case REFERRED -> Set.of(REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_NEGATIVE, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case REASONABLE_GROUNDS_POSITIVE -> Set.of(RECOVERY, CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE,
                    DISQUALIFIED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
            case RECOVERY -> Set.of(CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
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

    /// Between the positive decision on reasonable grounds and the conclusive one.
    boolean isRecovering() {
        return this == REASONABLE_GROUNDS_POSITIVE || this == RECOVERY;
    }

    /// She can ask for reconsideration.
    boolean isNegative() {
        return mayBecome(RECONSIDERATION);
    }

    /// Reached by a step of its own; the others by a decision, by telling her, or by going on after a suspension.
    boolean isStep() {
        return step() != null;
    }

    /// @return null where none leads here
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

    /// Nothing follows; a new referral opens a new file.
    boolean isFinal() {
        return next().isEmpty();
    }
}
