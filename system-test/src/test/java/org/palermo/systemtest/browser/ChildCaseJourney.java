package org.palermo.systemtest.browser;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A girl from the night of her referral to the closed case, in English, some on phones and some at desks. The journey moves the clock,
/// so it comes last.
@Order(101)
@ExtendWith(RunningSuite.class)
class ChildCaseJourney {
    private final Suite suite;

    ChildCaseJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_girl_from_the_night_of_her_referral_to_the_closed_case() {
        WholeCase.of(suite, CasePerson.girl(), Manner.english());
    }
}
