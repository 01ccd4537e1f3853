package org.palermo.systemtest.browser;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The girl's and the woman's case by the keyboard alone, and the woman's in the languages besides English and Arabic. The focus is
/// always seen and moves in the order of the page. The journeys move the clock, so they come last, and only in a run of all tests.
@Order(103)
@ExtendWith(RunningSuite.class)
@EnabledIfSystemProperty(named = "palermo.test.all", matches = "true")
class WholeCaseInEveryMannerJourney {
    private final Suite suite;

    WholeCaseInEveryMannerJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_girl_by_the_keyboard_alone() {
        WholeCase.of(suite, CasePerson.girl(), Manner.english().withoutMouse());
    }

    @Test
    void a_woman_by_the_keyboard_alone_in_arabic_on_phones() {
        WholeCase.of(suite, CasePerson.woman(), Manner.onPhonesIn("ar").withoutMouse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ru", "zh"})
    void a_woman_in_every_other_language(String language) {
        WholeCase.of(suite, CasePerson.woman(), Manner.onPhonesIn(language));
    }
}
