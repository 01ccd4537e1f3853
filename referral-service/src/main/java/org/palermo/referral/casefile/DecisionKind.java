package org.palermo.referral.casefile;

/// What a competent authority decides on a case file.
public enum DecisionKind {
    /// Whether there are reasonable grounds to believe that she was trafficked.
    REASONABLE_GROUNDS(CaseStep.REASONABLE_GROUNDS_DECIDED),
    /// Whether she was.
    CONCLUSIVE_GROUNDS(CaseStep.CONCLUSIVE_GROUNDS_DECIDED),
    /// That she is not to be protected any more, where the law knows that; always `NEGATIVE`.
    DISQUALIFICATION(CaseStep.DISQUALIFICATION_DECIDED),
    /// What becomes of a negative decision or a disqualification that was asked to be reconsidered.
    RECONSIDERATION(CaseStep.RECONSIDERATION_DECIDED);

    final CaseStep step;

    DecisionKind(CaseStep step) {
        this.step = step;
    }
}
