package org.palermo.referral.casefile;

import org.palermo.referral.casefile.term.CaseTerms;

/// A course that is walked from its start, step by step, to find the stage and the terms to which a history leads. It is never stored.
public final class ReplayedCourse extends CaseCourse {

    public ReplayedCourse() {
        startInDraft();
    }

    public boolean leadsTo(CaseFileStage to) {
        return stages().leadsTo(to);
    }

    /// @throws IllegalArgumentException when the stage does not lead to this one
    public void walk(CaseFileStage to, CaseTerms terms) {
        enter(to, terms);
    }
}
