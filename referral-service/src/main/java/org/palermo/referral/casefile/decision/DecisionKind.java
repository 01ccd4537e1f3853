package org.palermo.referral.casefile.decision;

import org.palermo.referral.casefile.CaseStep;

/// The kinds of decision of a competent authority.
public enum DecisionKind {
    /// Whether there are reasonable grounds to believe that the person was trafficked.
    REASONABLE_GROUNDS(CaseStep.REASONABLE_GROUNDS_DECIDED),
    /// Whether the person was trafficked.
    CONCLUSIVE_GROUNDS(CaseStep.CONCLUSIVE_GROUNDS_DECIDED),
    /// That the person is no longer protected, where the law has this decision; always `NEGATIVE`.
    DISQUALIFICATION(CaseStep.DISQUALIFICATION_DECIDED),
    /// The outcome of reconsidering a negative decision or a disqualification.
    RECONSIDERATION(CaseStep.RECONSIDERATION_DECIDED);

    private final CaseStep step;

    DecisionKind(CaseStep step) {
        this.step = step;
    }

    public CaseStep step() {
        return step;
    }
}
