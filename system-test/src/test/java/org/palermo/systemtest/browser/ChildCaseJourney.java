package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.GirlsShelter;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A girl from the night of her referral to the closed case. Each person works in the browser and knows only what the screen
/// says. The journey moves the clock, so it comes last.
@Order(101)
@ExtendWith(RunningSuite.class)
class ChildCaseJourney {
    private static final int PHONE = 390;
    private static final int DESK = RealBrowser.WIDE;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime NIGHT = LocalTime.of(23, 30);

    private static RealBrowser browser;
    private final Suite suite;
    private final LocalSuite local;
    private final String name = "Awa" + UUID.randomUUID().toString().substring(0, 8);
    private Duration ahead;
    private String reference;

    ChildCaseJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("a clock that can be moved");
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @AfterEach
    void today() {
        local.clockAhead(Duration.ZERO);
    }

    @Test
    void a_girl_from_the_night_of_her_referral_to_the_closed_case() {
        night();
        GirlsShelter.open(suite, "GB-ENG-LDN");
        referred();
        givenToACoordinator();
        var place = placeFound();
        taken(place);
        arrivalSeen();
        guardianNamed();

        later(1);
        documentAdded();
        var question = questionAsked();
        questionAnswered(question);
        decided();
        toldByLetter();

        later(2);
        supported();
        referredOnward();
        claimed();

        later(45);
        reviewed();

        later(50);
        decidedForGood();
        awarded();
        closed();
        bothReadingsFound();
    }

    private void night() {
        var now = ZonedDateTime.now(LONDON);
        var night = now.with(NIGHT);
        ahead = Duration.between(now, night.isAfter(now) ? night : night.plusDays(1));
        local.clockAhead(ahead);
    }

    private void later(int days) {
        ahead = ahead.plusDays(days);
        local.clockAhead(ahead);
    }

    private LocalDate day() {
        return ZonedDateTime.now(LONDON).plus(ahead).toLocalDate();
    }

    /// Somebody signs in, does something and leaves.
    private void as(String account, int width, Consumer<Screen> work) {
        try (var person = browser.person(width)) {
            work.accept(Screen.english(new Portal(person.newPage(), suite.base()).signIn(account).page()));
        }
    }

    private void referred() {
        as("responder", PHONE, phone -> {
            phone.follow("Refer").press("Start a referral")
                    .select("Where was she found?", "London").choose("How old is she?", "Child").choose("Sex", "Female")
                    .check("Domestic servitude").press("Save and continue")
                    .fill("Given name", name).fill("Family name", "Diallo").enter("Date of birth", day().minusYears(15))
                    .select("Nationality", "Senegal").select("Language that she prefers", "French").press("Save and continue")
                    .choose("What is a safe way to reach her?", "Through a support worker").fill("With whom or where", "Ana, at the night café")
                    .fill("When is it safe?", "After ten in the morning").fill("What happened?", "Kept in a house without pay since she was twelve.")
                    .press("Save and continue").expect(name).press("Send the referral");
            assertEquals("The referral was received", phone.heading());
            reference = phone.page().locator("#reference").innerText();
            assertFalse(phone.text().contains(name));
        });
    }

    /// The case, found by the reference in the box that is on every page.
    private Screen found(Screen screen) {
        return screen.fill("Find a case by name or reference", reference).press("Find").follow(reference);
    }

    /// The case, in the list of those that a coordinator works on.
    private Screen worked(Screen screen) {
        return screen.follow("Your desk").follow("Case files that you work on").follow(reference);
    }

    private void givenToACoordinator() {
        as("authority", DESK, desk -> found(desk).expect("She has no guardian").press("Assign a coordinator")
                .select("Which organisation does the coordinator work for?", "Harbour Casework (sample)").press("Continue")
                .choose("Coordinator", "Case Coordinator").press("Continue").expect("Harbour Casework (sample)").press("Confirm")
                .expect("The coordinator is assigned."));
    }

    /// @return the reference of the hold
    private String placeFound() {
        var found = new String[1];
        as("coordinator", PHONE, phone -> {
            worked(phone).press("Ask for a place").choose("What is the place for?", "Emergency").enter("First night", day())
                    .fill("How many nights?", "3").select("Region where she wants to be", "London").press("Continue")
                    .fill("How many women?", "0").fill("Ages of the children", "15").press("Continue");
            for (var need : new String[] {"Entrance without steps", "Room on the ground floor", "Bathroom for a wheelchair", "Hearing loop", "Alarm that can be seen",
                "A pet comes along", "Isolation because of an illness", "High security"}) {
                phone.check(need);
            }
            phone.press("Continue", "Confirm").expect("The place is asked for.");
            var request = phone.firstUnder("Places that were asked for");
            phone.follow("Your desk").follow("Places asked for on your cases").follow(request).press("Search", "Search", "Hold");
            assertFalse(new Portal(phone.page(), suite.base()).scrollsSideways(), "the hold fits the phone");
            phone.press("Ask the shelter").choose("What is the place for?", "Emergency").press("Continue", "Confirm");
            found[0] = phone.heading();
        });
        return found[0];
    }

    private void taken(String place) {
        as("shelter", PHONE, phone -> {
            phone.follow("Your desk").follow("Who asks for a place").follow(place).press("Accept", "Accept", "Say where you meet them")
                    .fill("Meeting point", "The chemist at the station").fill("Whom to call", "Rosa, 020 7946 0000")
                    .choose("How long is the journey?", "Less than 30 minutes").choose("Who brings them?", "The shelter fetches them")
                    .press("Continue", "Confirm", "They have arrived", "Record the arrival").expect("The arrival is recorded.");
            assertFalse(phone.text().contains(name));
        });
    }

    private void arrivalSeen() {
        as("coordinator", PHONE, phone -> {
            for (int i = 0; i < 30 && !worked(phone).text().contains("She has arrived"); i++) {
                phone.page().waitForTimeout(500);
            }
            phone.expect("She has arrived");
        });
    }

    private void guardianNamed() {
        as("coordinator", PHONE, phone -> worked(phone).press("Record her guardian").fill("Name", "Ines Marlow").fill("How to reach", "020 7946 0123")
                .enter("Appointed on", day()).select("Organisation that is told", "Guardianship Service (sample)").press("Continue", "Confirm")
                .expect("It is recorded."));
        as("guardian", DESK, desk -> desk.follow("Your desk").follow("Addressed to your organisation").follow("Guardian").expect("Ines Marlow"));
        as("authority", DESK, desk -> assertFalse(found(desk).text().contains("She has no guardian")));
    }

    private void documentAdded() {
        as("authority", DESK, desk -> found(desk).press("Add a document").choose("What kind of document is it?", "Statement")
                .fill("Why do you add it?", "What the neighbour saw").attach("Choose the file", "neighbour.txt", "She carried water at five each morning.")
                .press("Add the document").expect("The document is on the case.").expect("neighbour.txt"));
    }

    /// @return the reference under which the other organisation has it
    private String questionAsked() {
        as("authority", DESK, desk -> found(desk).press("Ask an organisation").select("Which organisation?", "The Salvation Army").press("Continue")
                .fill("What do you want to know?", "Did anybody else live in the house?").enter("Last day to answer", day().plusDays(5))
                .press("Continue", "Ask").expect("The question is asked."));
        return reference;
    }

    private void questionAnswered(String question) {
        as("responder", PHONE, phone -> phone.follow("Your desk").follow("Questions to your organisation").follow(question)
                .expect("Did anybody else live in the house?").press("Answer the question")
                .fill("Your answer", "Two grown sons, who locked the door at night.").press("Continue", "Send the answer").expect("The answer is sent."));
    }

    private void decided() {
        as("authority", DESK, desk -> {
            found(desk).press("Show who she is").expect(name).follow("Back");
            desk.expect("Answered").follow("The Salvation Army").expect("Two grown sons").follow("Back");
            desk.press("Decide on reasonable grounds").choose("Are there reasonable grounds to believe that she was trafficked?", "Positive")
                    .fill("Which test did you apply?", "suspect but cannot prove").fill("What are your reasons?", "Her account and the neighbour's agree.")
                    .press("Continue", "Decide").expect("The decision is made.");
        });
    }

    private void toldByLetter() {
        as("authority", DESK, desk -> {
            found(desk).press("Write the letter").choose("In which language?", "French").fill("Who signs it?", "Competent Authority")
                    .fill("Where can she ask?", "020 7946 0999").press("Continue", "Write the letter").expect("The letter is written.").expect(name);
            var letter = desk.page().url();
            desk.follow("Open");
            assertEquals("fr", desk.page().locator("main").locator("xpath=ancestor-or-self::*[@lang][1]").getAttribute("lang"));
            assertTrue(desk.text().contains(name));
            desk.page().navigate(letter);
            desk.press("Say that it was handed over").enter("On which day?", day()).choose("How did she, or whoever reads it, get it?", "Through her guardian")
                    .press("Continue", "Record it").expect("It is recorded that the letter was handed over.").follow("Back");
            desk.press("She was told").enter("On which day was she told?", day()).choose("How was she told?", "By letter").press("Continue", "Confirm")
                    .expect("It is recorded that she was told.").expect("Recovery and reflection");
        });
    }

    private void supported() {
        as("coordinator", PHONE, phone -> {
            worked(phone).press("Show who she is").expect(name);
            worked(phone).press("Add a need").choose("Pillar", "Individual support").select("Service", "Psychological support").fill("What", "Sleeps badly")
                    .fill("Within how many months", "3").choose("State", "Open").enter("Since", day()).enter("Review on", day().plusDays(45))
                    .press("Continue", "Confirm").expect("It is recorded.");
            worked(phone).press("Add a risk assessment").choose("Occasion", "Placement in a shelter").enter("Assessed", day(), "09:00").choose("Level", "Medium")
                    .check("The trafficker is at large").press("Continue", "Confirm").expect("It is recorded.");
        });
    }

    /// The clinic learns what she needs when it accepts, and never who she is.
    private void referredOnward() {
        var sent = new String[1];
        as("coordinator", PHONE, phone -> {
            worked(phone).press("Refer to another organisation").choose("What is referred?", "One need")
                    .select("To which organisation?", "Meadow Clinics (sample)").choose("Which need?", "Sleeps badly").press("Continue", "Confirm").expect("It is sent.");
            sent[0] = phone.firstUnder("Referred to other organisations");
        });
        as("provider", DESK, desk -> {
            desk.follow("Your desk").follow("Referred to your organisation").follow(sent[0]).expect("Psychological support");
            assertFalse(desk.text().contains("Sleeps badly"));
            desk.press("Accept", "Accept").expect("Accepted.").expect("Sleeps badly");
            assertFalse(desk.text().contains(name));
        });
        as("coordinator", PHONE, phone -> worked(phone).expect("Meadow Clinics (sample)").expect("Accepted"));
    }

    private void claimed() {
        as("coordinator", PHONE, phone -> worked(phone).press("Add a claim").choose("Against whom", "State fund").choose("State", "Lodged")
                .money("Amount", "12500.00", "GBP").enter("Lodged on", day()).select("Legal adviser who is told", "Justice Law Centre (sample)")
                .press("Continue", "Confirm").expect("It is recorded."));
        as("lawyer", DESK, desk -> {
            desk.follow("Your desk").follow("Addressed to your organisation").follow("Claim").expect("12,500");
            assertFalse(desk.text().contains(name) || desk.text().contains(reference));
        });
    }

    private void reviewed() {
        as("coordinator", PHONE, phone -> worked(phone).follow("Need").press("Change").choose("State", "Being met").enter("Review on", day().plusDays(45))
                .fill("Note", "Sleeps better since she sees the clinic.").press("Continue", "Confirm").expect("It is changed. What stood before is kept."));
    }

    private void decidedForGood() {
        as("authority", DESK, desk -> {
            found(desk).press("Decide on conclusive grounds").choose("Was she trafficked?", "Positive").fill("Which test did you apply?", "balance of probabilities")
                    .fill("What are your reasons?", "Three accounts agree.").press("Continue", "Continue", "Decide").expect("The decision is made.");
            desk.press("She was told").enter("On which day was she told?", day()).choose("How was she told?", "Through her guardian").press("Continue", "Confirm")
                    .expect("It is recorded that she was told.");
        });
    }

    private void awarded() {
        as("coordinator", PHONE, phone -> {
            worked(phone).follow("Need").press("Change").choose("State", "Met").press("Continue", "Confirm").expect("It is changed.");
            worked(phone).follow("Claim").press("Change").choose("State", "Awarded").enter("Answered on", day()).press("Continue", "Confirm").expect("It is changed.");
            worked(phone).press("Add an award").choose("For what", "State fund").money("Amount", "11000.00", "GBP").enter("Awarded on", day())
                    .press("Continue", "Confirm").expect("It is recorded.");
        });
    }

    private void closed() {
        as("authority", DESK, desk -> {
            found(desk).press("Begin the transition", "Confirm").expect("The transition has begun.");
            desk.press("Close the case").fill("What are your reasons?", "She lives with a foster family and goes to school.").press("Continue", "Confirm")
                    .expect("The case is closed.").expect("Nothing follows");
        });
    }

    /// The authority opened her name once, and so did the coordinator.
    private void bothReadingsFound() {
        as("auditor", DESK, desk -> {
            desk.follow("Your desk").follow("Who has read or changed a case").fill("Reference of the case", reference).press("Show");
            int authority = 0;
            int coordinator = 0;
            for (boolean more = true; more;) {
                authority += readings(desk, "Competent Authority (sample)");
                coordinator += readings(desk, "Harbour Casework (sample)");
                var next = desk.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next page"));
                more = next.count() > 0;
                if (more) {
                    next.click();
                }
            }
            assertEquals(1, authority, "readings by the authority");
            assertEquals(1, coordinator, "readings by the coordinator");
            assertFalse(desk.text().contains(name));
        });
    }

    private static int readings(Screen desk, String organisation) {
        return desk.page().locator("main tbody tr").filter(new Locator.FilterOptions().setHasText("Read who she is"))
                .filter(new Locator.FilterOptions().setHasText(organisation)).count();
    }
}
