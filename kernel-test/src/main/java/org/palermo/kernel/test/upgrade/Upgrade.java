package org.palermo.kernel.test.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Asks the upgraded database of a release what callers asked then: each answer must be the kept one. Fields may be added;
/// none may be removed, renamed or filled differently, except as {@link #isMeant} says. `UpgradeTest` of each service extends it.
public abstract class Upgrade {

    protected abstract String release();

    @Test
    void callersSeeWhatTheySawBefore() {
        KeptReads kept = new Release(release()).reads();
        assertFalse(kept.reads().isEmpty(), "no answer is kept");
        assertEquals(List.of(), kept.differences().stream().filter(difference -> !isMeant(difference)).toList());
    }

    /// Whether a difference is meant: a caller must not see any more what she saw.
    ///
    /// @param difference account, question, and the place in the answer with what stood there
    protected boolean isMeant(String difference) {
        return false;
    }
}
