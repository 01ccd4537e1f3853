package org.palermo.referral.casefile;

import static org.palermo.referral.casefile.CaseFileStage.*;

import java.util.EnumSet;
import java.util.Set;
import org.palermo.referral.casefile.decision.Outcome;

/// The stage of a case file and the stages to which it can return. Combines {@link CaseFileStage#next()} with the ways back.
///
/// @param suspendedFrom the stage in which a suspended file resumes
/// @param reconsideredFrom the stage whose decision is or was reconsidered; remains set when that decision was confirmed
/// @param disqualifiedFrom the stage at the time of the disqualification, until the disqualification is lifted
public record CaseStages(CaseFileStage stage, CaseFileStage suspendedFrom, CaseFileStage reconsideredFrom, CaseFileStage disqualifiedFrom) {

    public static CaseStages at(CaseFileStage stage) {
        return new CaseStages(stage, null, null, null);
    }

    Set<CaseFileStage> next() {
        Set<CaseFileStage> next = EnumSet.noneOf(CaseFileStage.class);
        next.addAll(stage.next());
        if (stage == SUSPENDED) {
            next.add(suspendedFrom);
        }
        if (stage == RECONSIDERATION) {
            next.removeAll(EnumSet.of(REASONABLE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_POSITIVE));
            next.add(reconsidered(Outcome.POSITIVE));
            next.add(reconsidered(Outcome.NEGATIVE));
        }
        return next;
    }

    public boolean leadsTo(CaseFileStage to) {
        return next().contains(to);
    }

    /// The stage after a reconsideration. A negative outcome leads back to the stage before it. A positive outcome leads to the positive
    /// stage of the reconsidered decision; for a disqualification, of the decision before it.
    CaseFileStage reconsidered(Outcome outcome) {
        if (outcome == Outcome.NEGATIVE) {
            return reconsideredFrom;
        }
        CaseFileStage about = reconsideredFrom == DISQUALIFIED ? disqualifiedFrom : reconsideredFrom;
        return about == CONCLUSIVE_GROUNDS_NEGATIVE || about == CONCLUSIVE_GROUNDS_POSITIVE
                ? CONCLUSIVE_GROUNDS_POSITIVE : REASONABLE_GROUNDS_POSITIVE;
    }

    public CaseStages to(CaseFileStage to) {
        if (!leadsTo(to)) {
            throw new IllegalArgumentException(stage + " does not lead to " + to);
        }
        if (to.isFinal()) {
            return at(to);
        }
        if (to == SUSPENDED) {
            return new CaseStages(to, stage, reconsideredFrom, disqualifiedFrom);
        }
        if (stage == SUSPENDED || stage == RECONSIDERATION && to == reconsideredFrom) {
            return new CaseStages(to, null, reconsideredFrom, disqualifiedFrom);
        }
        return switch (to) {
            case RECONSIDERATION -> new CaseStages(to, null, stage, disqualifiedFrom);
            case DISQUALIFIED -> new CaseStages(to, null, null, stage);
            default -> at(to);
        };
    }
}
