package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palermo.referral.casefile.CaseFileStage.*;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.decision.Outcome;

class CaseStagesTest {

    private static CaseStages walk(CaseFileStage... steps) {
        CaseStages stages = CaseStages.at(DRAFT);
        for (CaseFileStage stage : steps) {
            stages = stages.to(stage);
        }
        return stages;
    }

    @Test
    void a_suspended_reconsideration_returns_to_the_right_stages() {
        CaseStages stages = walk(REFERRED, REASONABLE_GROUNDS_NEGATIVE, RECONSIDERATION, SUSPENDED);
        assertEquals(EnumSet.of(RECONSIDERATION, WITHDRAWN, CLOSED_REFERRED), stages.next());
        assertEquals(EnumSet.of(REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_NEGATIVE, SUSPENDED, WITHDRAWN, CLOSED_REFERRED), stages.to(RECONSIDERATION).next());
    }

    @Test
    void a_positive_reconsideration_leads_to_the_positive_stage_of_the_decision() {
        assertFalse(walk(REFERRED, REASONABLE_GROUNDS_NEGATIVE, RECONSIDERATION).leadsTo(CONCLUSIVE_GROUNDS_POSITIVE));
        assertFalse(walk(REFERRED, REASONABLE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE, RECONSIDERATION).leadsTo(REASONABLE_GROUNDS_POSITIVE));
        CaseStages disqualified = walk(REFERRED, REASONABLE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_POSITIVE, DISQUALIFIED, SUSPENDED, DISQUALIFIED, RECONSIDERATION);
        assertEquals(EnumSet.of(CONCLUSIVE_GROUNDS_POSITIVE, DISQUALIFIED, SUSPENDED, WITHDRAWN, CLOSED_REFERRED), disqualified.next());
        assertEquals(CaseStages.at(CONCLUSIVE_GROUNDS_POSITIVE), disqualified.to(CONCLUSIVE_GROUNDS_POSITIVE));
        assertEquals(CONCLUSIVE_GROUNDS_POSITIVE, disqualified.to(DISQUALIFIED).to(RECONSIDERATION).reconsidered(Outcome.POSITIVE));
    }

    @Test
    void other_transitions_are_not_allowed() {
        assertThrows(IllegalArgumentException.class, () -> walk(REFERRED, TRANSITION));
    }
}
