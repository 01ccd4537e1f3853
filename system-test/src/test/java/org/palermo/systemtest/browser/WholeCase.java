package org.palermo.systemtest.browser;

import org.palermo.systemtest.GirlsShelter;
import org.palermo.systemtest.OneBedShelter;
import org.palermo.systemtest.suite.Suite;

/// A case from the night of the referral to its end: by phone to a bed, a guardian for a child, a decision with a document and a question
/// back, the letter in her language, support for three months, an onward referral, a claim that is awarded, the end, and an auditor who
/// finds both readings of her name. Each person works in the browser and knows only what the screen says.
final class WholeCase {

    private WholeCase() {}

    /// Moves the clock, and sets it right at the end.
    static void of(Suite suite, CasePerson person, Manner manner) {
        try (var file = new CaseOnScreen(suite, manner, person)) {
            file.night();
            if (person.isChild()) {
                GirlsShelter.open(suite, OneBedShelter.REGION);
            } else {
                OneBedShelter.open(suite);
            }
            file.journey(() -> made(file));
        } finally {
            OneBedShelter.closeEarlier(suite, OneBedShelter.REGION, "shelter");
        }
    }

    private static void made(CaseOnScreen file) {
        var night = new FirstNight(file);
        var decisions = new CaseDecisions(file);
        var support = new MonthsOfSupport(file);
        night.referred();
        night.givenToACoordinator();
        night.taken(night.placeFound());
        night.arrivalSeen();
        if (file.person().isChild()) {
            night.guardianNamed();
        }

        file.later(1);
        decisions.documentAdded();
        decisions.questionAskedAndAnswered();
        decisions.decided();
        decisions.toldByLetter();

        file.later(2);
        support.supported();
        support.referredOnward();
        support.claimed();

        file.later(45);
        support.reviewed();

        file.later(50);
        decisions.decidedForGood();
        support.awarded();
        decisions.closed();
        decisions.bothReadingsFound();
    }
}
