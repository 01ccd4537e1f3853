package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

/// From the referral on a phone at night to a bed; for a child, to a guardian.
record FirstNight(CaseOnScreen file) {
    private static final String LONDON = "GB-ENG-LDN";
    /// Only one shelter meets all of them.
    private static final List<String> NEEDS = List.of("Entrance without steps", "Room on the ground floor", "Bathroom for a wheelchair",
            "Hearing loop", "Alarm that can be seen", "A pet comes along", "Isolation because of an illness", "High security");
    private static final String STATEMENT = "She wants to go to school, and not to be asked by a man.";
    private static final int TRIES = 30;
    private static final int WAIT_MS = 500;

    void referred() {
        var her = file.person();
        file.onPhone("responder", phone -> {
            phone.follow("Refer").press("Start a referral").selectCode("Where was she found?", LONDON)
                    .choose("How old is she?", her.isChild() ? "Child" : "Adult");
            if (!her.isChild()) {
                phone.choose("Does she agree to be referred?", "Yes, she agrees to be referred")
                        .choose("How did she agree?", "Spoken");
            }
            phone.choose("Sex", "Female").check("Domestic servitude").press("Save and continue")
                    .fill("Given name", her.givenName()).fill("Family name", her.familyName())
                    .enter("Date of birth", file.day().minusYears(her.years()))
                    .selectCode("Nationality", her.nationality()).selectCode("Language that she prefers", her.language())
                    .press("Save and continue")
                    .choose("What is a safe way to reach her?", "Through a support worker").fill("With whom or where", her.contact())
                    .fill("When is it safe?", her.when()).fill("What happened?", her.circumstances())
                    .press("Save and continue").expect(her.givenName()).press("Send the referral")
                    .expectHeading("The referral was received")
                    .expectNot(her.givenName());
            file.received(phone);
        });
    }

    void givenToACoordinator() {
        file.atDesk("authority", desk -> {
            if (file.person().isChild()) {
                file.found(desk).expect("She has no guardian");
            } else {
                file.found(desk).expectNot("She has no guardian");
            }
            desk.press("Assign a coordinator").select("Which organisation does the coordinator work for?", "Harbour Casework (sample)")
                    .press("Continue")
                    .choose("Coordinator", "Case Coordinator").press("Continue").expect("Harbour Casework (sample)").press("Confirm")
                    .expect("The coordinator is assigned.");
        });
    }

    /// @return the reference of the hold
    String placeFound() {
        var her = file.person();
        var found = new String[1];
        file.onPhone("coordinator", phone -> {
            file.worked(phone).press("Ask for a place").choose("What is the place for?", "Emergency").enter("First night", file.day())
                    .fill("How many nights?", "3").selectCode("Region where she wants to be", LONDON).press("Continue")
                    .fill("How many women?", her.isChild() ? "0" : "1")
                    .fill("Ages of the children", her.isChild() ? String.valueOf(her.years()) : "")
                    .press("Continue");
            NEEDS.forEach(phone::check);
            phone.press("Continue", "Confirm").expect("The place is asked for. Search for it under Beds.");
            var request = phone.firstUnder("Places that were asked for");
            phone.follow("Your desk").follow("Places asked for on your cases").follow(request).press("Search", "Search", "Hold")
                    .press("Ask the shelter").choose("What is the place for?", "Emergency").press("Continue", "Confirm");
            found[0] = phone.heading();
        });
        return found[0];
    }

    void taken(String place) {
        file.onPhone("shelter", phone -> phone.follow("Your desk").follow("Who asks for a place").follow(place)
                .press("Accept", "Accept", "Say where you meet them")
                .fill("Meeting point", "The chemist at the station").fill("Whom to call", "Rosa, 020 7946 0000")
                .choose("How long is the journey?", "Less than 30 minutes").choose("Who brings them?", "The shelter fetches them")
                .press("Continue", "Confirm", "They have arrived", "Record the arrival").expect("The arrival is recorded.")
                .expectNot(file.person().givenName()));
    }

    void arrivalSeen() {
        file.onPhone("coordinator", phone -> {
            for (int i = 0; i < TRIES && !file.worked(phone).says("She has arrived"); i++) {
                phone.page().waitForTimeout(WAIT_MS);
            }
            phone.expect("She has arrived");
        });
    }

    /// She accepts, and writes to those who work on the case.
    void guardianNamed() {
        file.onPhone("coordinator", phone -> file.worked(phone).press("Record her guardian").fill("Name", "Ines Marlow")
                .fill("How to reach", "020 7946 0123").enter("Appointed on", file.day())
                .select("Organisation that is told", "Guardianship Service (sample)").press("Continue", "Confirm")
                .expect("It is recorded."));
        file.atDesk("guardian", desk -> {
            // Records of earlier cases stand on the list too: hers is the one without an answer.
            desk.follow("Your desk").follow("Addressed to your organisation").followInRowWithout("Accepted", "Guardian")
                    .expect("Ines Marlow")
                    .expect("Who coordinates the case").expectNot("Show her name and how to reach her")
                    .press("Accept").fill("What those who work on the case should know", "Ines Marlow calls on Monday.")
                    .press("Continue", "Accept").expect("You have accepted. Those who work on the case are told.");
            // Her name is behind a click of its own, which nobody needs here.
            desk.expect("Show her name and how to reach her").press("Write a statement").fill("Your statement", STATEMENT)
                    .press("Continue", "Send the statement").expect("The statement is sent.").expect(STATEMENT);
            assertFalse(desk.text().contains(file.person().givenName()));
        });
        file.atDesk("authority", desk -> file.found(desk).expectNot("She has no guardian").expect("Ines Marlow calls on Monday.")
                .expect(STATEMENT));
    }
}
