package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;


/// What the authority does on a case: a document and a question, the two decisions, the letter, the end. And what the auditor finds of
/// it.
record CaseDecisions(CaseOnScreen file) {
    /// What a person did is said in words.
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3,}(_[A-Z]+)+\\b");

    void documentAdded() {
        file.atDesk("authority", desk -> file.found(desk).press("Add a document").choose("What kind of document is it?", "Statement")
                .fill("Why do you add it?", "What the neighbour saw")
                .attach("Choose the file", "neighbour.txt", "She carried water at five each morning.")
                .press("Add the document").expect("The document is on the case.").expect("neighbour.txt"));
    }

    /// The organisation that referred her is asked, and answers on a phone.
    void questionAskedAndAnswered() {
        var said = file.person().said();
        file.atDesk("authority", desk -> file.found(desk).press("Ask an organisation")
                .select("Which organisation?", "The Salvation Army").press("Continue")
                .fill("What do you want to know?", said.question()).enter("Last day to answer", file.day().plusDays(5))
                .press("Continue", "Ask")
                .expect("The question is asked. You get a notice when it is answered, or when the term is over."));
        file.onPhone("responder", phone -> phone.follow("Your desk").follow("Questions to your organisation").follow(file.reference())
                .expect(said.question()).press("Answer the question").fill("Your answer", said.answer())
                .press("Continue", "Send the answer")
                .expect("The answer is sent."));
    }

    void decided() {
        var her = file.person();
        file.atDesk("authority", desk -> {
            file.found(desk).press("Show who she is").expect(her.givenName()).follow("Back");
            desk.expect("Answered").follow("The Salvation Army").expect(her.said().answer()).follow("Back");
            desk.press("Decide on reasonable grounds")
                    .choose("Are there reasonable grounds to believe that she was trafficked?", "Positive")
                    .fill("Which test did you apply?", "suspect but cannot prove").fill("What are your reasons?", her.said().reasons())
                    .press("Continue", "Decide").expect("The decision is made. Tell her, then record that she was told.");
        });
    }

    /// In her language.
    void toldByLetter() {
        var her = file.person();
        file.atDesk("authority", desk -> {
            file.found(desk).press("Write the letter").chooseCode("In which language?", her.language())
                    .fill("Who signs it?", "Competent Authority")
                    .fill("Where can she ask?", "020 7946 0999").press("Continue", "Write the letter")
                    .expect("The letter is written. Read it, then print it.").expect(her.givenName());
            var letter = desk.page().url();
            desk.follow("Open");
            assertEquals(her.language(), desk.page().locator("main").locator("xpath=ancestor-or-self::*[@lang][1]").getAttribute("lang"));
            assertTrue(desk.text().contains(her.givenName()));
            desk.page().navigate(letter);
            desk.press("Say that it was handed over").enter("On which day?", file.day())
                    .choose("How did she, or the person who reads it, get it?", her.toldBy())
                    .press("Continue", "Record it").expect("It is recorded that the letter was handed over.").follow("Back");
            told(desk, "By letter").expect("Recovery and reflection");
        });
    }

    private Screen told(Screen desk, String how) {
        return desk.press("She was told").enter("On which day was she told?", file.day()).choose("How was she told?", how)
                .press("Continue", "Confirm")
                .expect("It is recorded that she was told.");
    }

    void decidedForGood() {
        var her = file.person();
        file.atDesk("authority", desk -> {
            file.found(desk).press("Decide on conclusive grounds").choose("Was she trafficked?", "Positive")
                    .fill("Which test did you apply?", "balance of probabilities").fill("What are your reasons?", her.said().laterReasons())
                    .press("Continue", "Continue", "Decide").expect("The decision is made. Tell her, then record that she was told.");
            told(desk, her.toldBy());
        });
    }

    void closed() {
        file.atDesk("authority", desk -> {
            file.found(desk).press("Begin the transition", "Confirm").expect("The transition has begun.");
            desk.press("Close the case").fill("What are your reasons?", file.person().said().end()).press("Continue", "Confirm")
                    .expect("The case is closed.").expect("Nothing follows");
        });
    }

    /// The authority opened her name once, and so did the coordinator.
    void bothReadingsFound() {
        file.atDesk("auditor", desk -> {
            desk.follow("Your desk").follow("Who has read or changed a case").fill("Reference of the case", file.reference()).press("Show");
            int authority = 0;
            int coordinator = 0;
            for (boolean more = true; more;) {
                authority += desk.rows("Read who she is", "Competent Authority (sample)").count();
                coordinator += desk.rows("Read who she is", "Harbour Casework (sample)").count();
                assertFalse(CODE.matcher(desk.text()).find(), desk::text);
                more = desk.says("Next page");
                if (more) {
                    desk.follow("Next page");
                }
            }
            assertEquals(1, authority, "readings by the authority");
            assertEquals(1, coordinator, "readings by the coordinator");
            desk.expectNot(file.person().givenName());
        });
    }
}
