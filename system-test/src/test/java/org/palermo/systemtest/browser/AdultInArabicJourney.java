package org.palermo.systemtest.browser;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A woman from the night of her referral to the closed case. Everybody reads Arabic, on a phone of 390 × 844 pixels and without
/// JavaScript. The journey moves the clock, so it comes last.
@Order(102)
@ExtendWith(RunningSuite.class)
class AdultInArabicJourney {
    private final Suite suite;

    AdultInArabicJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_woman_from_the_night_of_her_referral_to_the_closed_case() {
        WholeCase.of(suite, CasePerson.woman(), Manner.onPhonesIn("ar"));
    }
}
