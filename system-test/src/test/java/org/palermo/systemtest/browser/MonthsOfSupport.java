package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;

/// What a coordinator does with a woman or a girl for three months: needs, risks, another organisation, and a claim that is awarded.
record MonthsOfSupport(CaseOnScreen file) {
    private static final int REVIEW_DAYS = 45;

    void supported() {
        file.onPhone("coordinator", phone -> {
            file.worked(phone).press("Show who she is").expect(file.person().givenName());
            file.worked(phone).press("Add a need").choose("Pillar", "Individual support").select("Service", "Psychological support")
                    .fill("What", file.person().said().need()).fill("Within how many months", "3").choose("State", "Open")
                    .enter("Since", file.day())
                    .enter("Review on", file.day().plusDays(REVIEW_DAYS)).press("Continue", "Confirm").expect("It is recorded.");
            file.worked(phone).press("Add a risk assessment").choose("Occasion", "Placement in a shelter")
                    .enter("Assessed", file.day(), "09:00")
                    .choose("Level", "Medium").check("The trafficker is at large").press("Continue", "Confirm").expect("It is recorded.");
        });
    }

    /// The clinic learns what she needs when it accepts, and never who she is.
    void referredOnward() {
        var her = file.person();
        var sent = new String[1];
        file.onPhone("coordinator", phone -> {
            file.worked(phone).press("Refer to another organisation").choose("What is referred?", "One need")
                    .select("To which organisation?", "Meadow Clinics (sample)").choose("Which need?", her.said().need())
                    .press("Continue", "Confirm")
                    .expect("It is sent. You get a notice when the other organisation answers.");
            sent[0] = phone.firstUnder("Referred to other organisations");
        });
        file.atDesk("provider", desk -> desk.follow("Your desk").follow("Referred to your organisation").follow(sent[0])
                .expect("Psychological support")
                .expectNot(her.said().need()).press("Accept", "Accept")
                .expect("Accepted. The coordinator of the case is told, and you see below how to reach the coordinator.")
                .expect(her.said().need())
                .expectNot(her.givenName()));
        file.onPhone("coordinator", phone -> file.worked(phone).expect("Meadow Clinics (sample)").expect("Accepted"));
    }

    void claimed() {
        file.onPhone("coordinator", phone -> file.worked(phone).press("Add a claim").choose("Against whom", "State fund")
                .choose("State", "Lodged")
                .money("Amount", "12500.00", "GBP").enter("Lodged on", file.day())
                .select("Legal adviser who is told", "Justice Law Centre (sample)")
                .press("Continue", "Confirm").expect("It is recorded."));
        file.atDesk("lawyer", desk -> {
            desk.follow("Your desk").follow("Addressed to your organisation").follow("Claim");
            assertTrue(digits(desk.text()).contains("12500"), desk::text);
            assertFalse(desk.text().contains(file.person().givenName()) || desk.text().contains(file.reference()));
        });
    }

    /// The digits of a text, whichever script writes them.
    private static String digits(String text) {
        return text.chars().filter(Character::isDigit).mapToObj(letter -> String.valueOf(Character.digit(letter, 10)))
                .collect(Collectors.joining());
    }

    void reviewed() {
        file.onPhone("coordinator", phone -> file.worked(phone).follow("Need").press("Change").choose("State", "Being met")
                .enter("Review on", file.day().plusDays(REVIEW_DAYS)).fill("Note", file.person().said().note()).press("Continue", "Confirm")
                .expect("It is changed. What stood before is kept."));
    }

    void awarded() {
        file.onPhone("coordinator", phone -> {
            file.worked(phone).follow("Need").press("Change").choose("State", "Met").press("Continue", "Confirm")
                    .expect("It is changed. What stood before is kept.");
            file.worked(phone).follow("Claim").press("Change").choose("State", "Awarded").enter("Answered on", file.day())
                    .press("Continue", "Confirm")
                    .expect("It is changed. What stood before is kept.");
            file.worked(phone).press("Add an award").choose("For what", "State fund").money("Amount", "11000.00", "GBP")
                    .enter("Awarded on", file.day())
                    .press("Continue", "Confirm").expect("It is recorded.");
        });
    }
}
