package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A worker complains; an inspector visits, finds a suspected victim and unpaid wages, and orders that they are paid. The wages come,
/// and the order is lifted. Everybody works in the browser and knows only what the screen says. Nobody but the chief inspector
/// learns that there was a complaint.
@Order(84)
@ExtendWith(RunningSuite.class)
class ComplaintToRepaidWageJourney {
    private static final int PHONE = 390;
    private static final int DESK = RealBrowser.WIDE;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    /// Four weeks from a Monday on, in a year whose minimum wage does not change any more: 12.21 pounds an hour from 21 on.
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 5, 5);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 1);
    private static final LocalDate BORN = LocalDate.of(1995, 3, 14);
    /// Four weeks of 48 hours, less 600 pounds that she got and 100 that were deducted.
    private static final String UNPAID = "£1,644.32";
    private static final String DEDUCTED = "£100.00";
    private static final String OWED = "£1,744.32";
    private static final String NOTHING = "£0.00";
    private static final String ORDERED = "1744.32";
    /// Pages about visits, and the audit of who has read them.
    private static final List<String> VISITS = List.of("/portal/desk/planned-visits", "/portal/desk/my-visits", "/portal/desk/my-day",
            "/portal/desk/visits",
            "/portal/desk/workplaces", "/portal/desk/suspected-victim-reports", "/portal/desk/directives", "/portal/desk/wage-claims",
            "/portal/desk/audit/inspection");
    private static final int WAITS = 60;
    private static final int WAIT_MS = 500;

    private static RealBrowser browser;
    private final Suite suite;
    /// In everything that the complainant and the chief inspector write about the complaint.
    private final String mark = unique();
    private final String workplace = "Marlow Laundry " + unique();
    private final String inspector = "Ida " + unique();
    private final String victim = "Nadia" + unique();
    /// What is wrong with pages, and what they show of the complaint: reported together at the end.
    private final List<String> wrong = new ArrayList<>();
    private String reference;
    private String complaint;
    private String claim;

    ComplaintToRepaidWageJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @Test
    void a_complaint_leads_to_a_repaid_wage_and_is_known_to_the_chief_inspector_alone() {
        try {
            complained();
            teamJoined();
            visitPlanned();
            visited();
            victimReachedTheMechanism();
            followUpAssigned();
            followedUp();
            repaid();
            nobodyElseSeesTheComplaint();
        } catch (AssertionError | RuntimeException e) {
            wrong.forEach(one -> e.addSuppressed(new AssertionError(one)));
            throw e;
        }
        assertEquals(List.of(), wrong);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(LONDON);
    }

    private static LocalDate today() {
        return now().toLocalDate();
    }

    /// Somebody signs in, does something and leaves. Every page that was opened is read again.
    private void as(String account, int width, Consumer<Screen> work) {
        try (var person = browser.person(width)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = person.newPage();
            var pages = OpenedPages.of(page, suite.base());
            work.accept(Screen.english(new Portal(page, suite.base()).signIn(account).page()));
            complaints.all().forEach(one -> wrong.add(account + ": " + one));
            pages.read();
            assertTrue(pages.count() > 1, "pages of " + account);
            expectNothingOfTheComplaint(account, pages);
        }
    }

    private void good(Screen screen) {
        if (new Portal(screen.page(), suite.base()).scrollsSideways()) {
            wrong.add(screen.page().url() + " scrolls sideways");
        }
        Accessibility.violations(screen.page()).forEach(violation -> wrong.add(screen.page().url() + ": " + violation));
    }

    private void complained() {
        try (var person = browser.person(PHONE)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = person.newPage();
            page.navigate(suite.base() + "/");
            var phone = Screen.english(page).follow("Complain about a workplace");
            good(phone);
            complaints.expectNothing();
            phone.press("Send").expect("Choose a country").expect("Say what is wrong");
            Screenshots.take(page, "complaint-1-form");
            phone.select("In which country is the workplace?", "United Kingdom")
                    .fill("Which workplace, and where?", workplace + ", behind the station, " + mark)
                    .fill("What is wrong there?", "No wages since May, and the door is locked at night. " + mark)
                    .fill("Your name, if you like", "Ruta" + mark).fill("How can we reach you safely, if you like?", "After nine, " + mark);
            phone.press("Send");
            assertEquals("Your complaint has arrived", phone.heading());
            good(phone);
            reference = page.locator("main strong").innerText();
            assertTrue(reference.startsWith("C-"), reference);
            assertFalse(page.content().contains(mark));
        }
    }

    private void teamJoined() {
        as("inspector", PHONE, phone -> phone.follow("Your desk").follow("Team").press("Join the team")
                .fill("Name under which colleagues know you", inspector)
                .fill("How many visits do you make in a week?", "5").press("Confirm").expect("You are in the team.").expect(inspector));
    }

    private void visitPlanned() {
        as("chief", DESK, desk -> {
            complaint(desk).expect("No wages since May").expect("Ruta" + mark).expect("After nine, " + mark).expect("On the public page")
                    .expect("Which workplace is it?");
            good(desk);
            Screenshots.take(desk.page(), "complaint-2-chief");
            complaint = desk.page().url().replaceAll("\\?.*", "").replaceAll("^.*/", "");
            desk.press("Register a workplace").choose("Kind", "Establishment").fill("Name", workplace).select("Country", "United Kingdom")
                    .fill("Address", "4 Mill Lane, Salford").press("Continue").fill("Workers", "9").press("Continue", "Continue", "Confirm")
                    .expect("The workplace is registered.");
            var registered = desk.fact("Reference");
            complaint(desk).press("Plan a visit").fill("Reference of the workplace", registered).enter("First day", today())
                    .enter("Last day", today().plusDays(7)).check("Interpreter").fill("Note", "Go at night, " + mark)
                    .press("Continue", "Confirm")
                    .expect("The visit is planned.").open("The planned visit");
            assertEquals("On a complaint", desk.fact("Kind"));
            good(desk);
            desk.press("Assign it to an inspector").choose("Inspector", inspector).press("Continue", "Confirm")
                    .expect("The visit is assigned.");
        });
    }

    private Screen complaint(Screen desk) {
        return desk.follow("Your desk").follow("Complaints").select("State", "New").press("Show").follow(reference);
    }

    /// The visit to the workplace that is in a state of the plan.
    private Screen planned(Screen screen, String list, String state) {
        return screen.follow("Your desk").follow(list).select("State", state).press("Show").follow(workplace);
    }

    private void visited() {
        as("inspector", PHONE, phone -> {
            planned(phone, "Visits assigned to me", "Assigned").expect("Interpreter");
            assertEquals("Planned", phone.fact("Kind"));
            good(phone);
            var begun = now().minusHours(2);
            phone.press("Accept the visit").enter("On which day will you go?", today()).press("Confirm")
                    .expect("You have accepted the visit.");
            phone.follow("Your desk").follow("My visits today").follow(workplace).press("Open the visit")
                    .enter("When did it begin?", begun.toLocalDate(), TIME.format(begun))
                    .choose("Main checklist", "Operational indicators of trafficking")
                    .press("Continue", "Confirm").expect("The visit is open.");
            interviewed(phone);
            found(phone);
            photographed(phone);
            calculated(phone);
            ordered(phone);
            phone.open("Visit").press("Record of a visit");
            closed(phone, "We spoke with two women alone. Nine people were at work.");
        });
    }

    private void interviewed(Screen phone) {
        phone.press("Record an interview").fill("How many workers spoke?", "2").choose("Could they speak alone?", "Yes")
                .select("In which language?", "French").choose("Who interpreted?", "An interpreter by phone")
                .fill("What was said?", "They iron from six to midnight.").press("Confirm").expect("The interview is recorded.");
        phone.follow("Operational indicators of trafficking").pressInRow("Excessive working days or hours", "Yes").expect("Answered: yes.");
        good(phone);
        phone.follow("Back").expect("Excessive working days or hours");
        good(phone);
    }

    private void found(Screen phone) {
        phone.press("Record a finding").choose("About whom?", "Adults").fill("How many workers?", "2");
        for (var sign : List.of("DR01 · Deceived about the nature of the job location or employer · Deceptive recruitment",
                "DR02 · Deceived about wages/earnings · Deceptive recruitment", "EX01 · Excessive working days or hours · Exploitation",
                "EX02 · Low or no salary · Exploitation", "CD02 · Debt bondage · Coercion at the destination",
                "CD03 · Isolation confinement or surveillance · Coercion at the destination")) {
            phone.check(sign);
        }
        phone.fill("Note", "Two women sleep beside the presses.").press("Continue");
        good(phone);
        phone.select("What did the employer do?", "Paid less than the minimum wage").enter("On which day, or until when?", LAST_DAY)
                .fill("How many workers does it concern?", "2").press("Continue")
                .choose("Age group", "Adult").choose("Does she agree to be referred?", "Yes").choose("Sex", "Female").check("Forced labour")
                .select("Region", "London").select("Nationality", "Senegal").select("Languages 1", "French").press("Continue")
                .fill("Given name", victim).fill("Family name", "Sarr").enter("Date of birth", BORN)
                .choose("How can she be reached safely?", "Through a support worker").fill("Number or address", "Ana, at the night café")
                .fill("When?", "After ten in the morning").press("Continue").expect("Through a support worker").press("Confirm")
                .expect("The finding is recorded.");
        good(phone);
        phone.follow(phone.firstUnder("Findings")).expect("Paid less than the minimum wage").expect("Adults");
        assertEquals("Yes", phone.fact("Points to trafficking"));
        assertFalse(phone.text().contains(victim));
        phone.follow("Back");
    }

    private void photographed(Screen phone) {
        phone.press("Add evidence").choose("What is it?", "Photograph")
                .fill("What does it show, and who gave it?", "The beds beside the presses.")
                .attach("Choose the file, or take a photograph", new FilePayload("beds.jpg", "image/jpeg", photograph()))
                .press("Add the evidence")
                .expect("The evidence is kept.").expect("beds.jpg");
        var picture = phone.page().locator("img.palermo-picture");
        picture.scrollIntoViewIfNeeded();
        phone.page().waitForCondition(() -> (Boolean) picture.evaluate("shown => shown.complete"));
        assertEquals(64, ((Number) picture.evaluate("shown => shown.naturalWidth")).intValue());
        phone.follow("Back");
    }

    private static byte[] photograph() {
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(8, 8, 40, 20);
        pen.dispose();
        try (var written = new ByteArrayOutputStream()) {
            assertTrue(ImageIO.write(picture, "jpeg", written));
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On the page of the visit.
    private void calculated(Screen phone) {
        phone.press("Begin a wage claim").fill("Or: what you call her here, without a name", "Second press from the door")
                .enter("Her date of birth", BORN)
                .select("The language of her statement", "French").press("Continue")
                .enter("First day of work", FIRST_DAY).enter("Last day of work", LAST_DAY).choose("For which time is she paid?", "Week")
                .fill("Currency", "GBP")
                .press("Continue", "Confirm").expect("The claim is begun.");
        claim = phone.heading();
        phone.press("Add work").fill("All hours of work", "48").fill("Days on which she worked", "6").press("Continue")
                .expect("Agreed wage").press("Confirm")
                .expect("The work is added.");
        phone.press("Copy the latest work").fill("How many times?", "3").press("Confirm").expect("The work is copied.");
        phone.press("Add a payment").enter("From, the first day", FIRST_DAY).enter("Until, the last day", LAST_DAY)
                .money("Paid in money", "600.00", "GBP")
                .choose("How?", "Cash").press("Continue").select("What was it for?", "For getting or keeping the job")
                .money("Amount", "100.00", "GBP")
                .choose("Is it unlawful?", "Yes").press("Confirm").expect("The payment is added.");
        good(phone);
        phone.press("Calculate").expect("It is calculated, with the rates as they are now.").expect("12.21")
                .expect("Missing for these days");
        assertEquals(UNPAID, phone.fact("Unpaid wages"));
        assertEquals(DEDUCTED, phone.fact("Unlawful deductions"));
        assertEquals(OWED, phone.fact("Total"));
        good(phone);
        Screenshots.take(phone.page(), "complaint-3-calculated");
        phone.follow("Back");
        assertEquals(OWED, phone.fact("Still to be paid"));
        phone.open("Page to print, in her language");
        assertEquals("fr", phone.page().locator("html").getAttribute("lang"));
        phone.expect(ORDERED + " GBP");
        assertEquals("end", phone.page().locator("td.amount").first().evaluate("cell => getComputedStyle(cell).textAlign"));
        good(phone);
        phone.page().goBack();
    }

    /// On the page of the claim.
    private void ordered(Screen phone) {
        phone.open("Visit").press("Issue an order").choose("What do you order?", "Pay workers back")
                .check("Paid less than the minimum wage · " + SHOWN.format(LAST_DAY))
                .fill("What is to be done, or to stop?", "Pay her what is missing.")
                .press("Continue").enter("On which day did the employer get it?", today())
                .enter("Until which day must it be done?", today().plusDays(14))
                .press("Continue").money("Amount to pay to workers", ORDERED, "GBP").press("Continue", "Confirm")
                .expect("The order is issued.");
        assertEquals("Issued", phone.fact("State"));
        assertEquals(OWED, phone.fact("To pay to workers"));
        good(phone);
        phone.press("Plan a follow-up visit").enter("First day", today()).enter("Last day", today().plusDays(14))
                .press("Continue", "Confirm")
                .expect("The follow-up visit is in the plan.").expect("Follow-up");
    }

    private void closed(Screen phone, String summary) {
        var left = now();
        phone.press("Close the visit").enter("When did you leave?", left.toLocalDate(), TIME.format(left))
                .fill("How many workers were there?", "9")
                .fill("What did you do and see?", summary).press("Continue", "Confirm").expect("The visit is closed.");
    }

    private void victimReachedTheMechanism() {
        as("inspector", PHONE, phone -> {
            for (int i = 0; i < WAITS && !reports(phone).contains("Received by the mechanism"); i++) {
                phone.page().waitForTimeout(WAIT_MS);
            }
            assertTrue(reports(phone).contains("Received by the mechanism"), () -> phone.text());
            assertFalse(phone.text().contains(victim));
        });
        as("authority", DESK, desk -> {
            desk.fill("Find a case by name or reference", victim).press("Find");
            var found = desk.page().locator("main tbody a").first().innerText();
            desk.follow(found).expect("Forced labour").press("Show who she is").expect(victim).expect("Through a support worker");
        });
    }

    /// The latest report stands first.
    private static String reports(Screen phone) {
        return phone.follow("Your desk").follow("Reports of suspected victims").page().locator("main tbody tr").first().innerText();
    }

    private void followUpAssigned() {
        as("chief", DESK, desk -> {
            planned(desk, "Planned visits", "Planned");
            assertEquals("Follow-up", desk.fact("Kind"));
            desk.open("The order that it follows up").expect("Pay her what is missing.").page().goBack();
            desk.press("Assign it to an inspector").choose("Inspector", inspector).press("Continue", "Confirm")
                    .expect("The visit is assigned.");
        });
    }

    private void followedUp() {
        as("inspector", PHONE, phone -> {
            planned(phone, "Visits assigned to me", "Assigned").press("Accept the visit").enter("On which day will you go?", today())
                    .press("Confirm")
                    .expect("You have accepted the visit.");
            var begun = now();
            phone.press("Open the visit").enter("When did it begin?", begun.toLocalDate(), TIME.format(begun)).press("Continue", "Confirm")
                    .expect("The visit is open.");
            closed(phone, "The employer showed the slip of the bank, and she confirmed it.");
            phone.open("Page of the workplace").follow(claim).press("Record money that was paid back").choose("How?", "Bank")
                    .enter("Paid on", today())
                    .press("Continue").expect(OWED).press("Confirm").expect("The payment is recorded.");
            assertEquals(NOTHING, phone.fact("Still to be paid"));
            assertEquals(OWED, phone.fact("Paid back"));
            phone.open("Visit").follow(phone.firstUnder("Orders")).press("Record that it was complied with")
                    .enter("On which day did you find it?", today())
                    .fill("How did you find it?", "The slip of the bank.").press("Continue", "Confirm")
                    .expect("It is recorded that the order was complied with.");
            assertEquals("Complied with", phone.fact("State"));
            phone.press("Lift the order").choose("Why?", "All is put right").enter("From which day?", today()).press("Continue", "Confirm")
                    .expect("The order is lifted.");
            assertEquals("Lifted", phone.fact("State"));
            assertEquals("All is put right", phone.fact("Why it was lifted"));
            Screenshots.take(phone.page(), "complaint-4-lifted");
            Screenshots.takeArabic(phone.page(), "complaint-5-arabic");
        });
    }

    private void repaid() {
        as("chief", DESK, desk -> {
            desk.follow("Your desk").follow("Wage claims").expect(claim);
            var row = desk.page().locator("main tbody tr").filter(new Locator.FilterOptions().setHasText(claim)).innerText();
            assertTrue(row.contains(OWED) && row.contains(NOTHING), row);
            desk.select("Still to be paid", "Yes").press("Show");
            assertFalse(desk.text().contains(claim));
        });
    }

    /// Searches every page that others can open by a link. The pages that they opened before were searched then.
    private void nobodyElseSeesTheComplaint() {
        for (var account : List.of("inspector", "other-inspector", "authority", "rapporteur", "auditor", "data-protection")) {
            try (var person = browser.person(DESK)) {
                var page = new Portal(person.newPage(), suite.base()).signIn(account).page();
                var pages = OpenedPages.of(page, suite.base()).readEveryKind();
                assertTrue(pages.count() > 10, () -> account + " has only " + pages.count() + " pages");
                expectNothingOfTheComplaint(account, pages);
            }
        }
    }

    /// Nobody but the chief inspector sees anything of the complaint. Pages about visits do not even have the word.
    private void expectNothingOfTheComplaint(String account, OpenedPages pages) {
        if (!account.equals("chief")) {
            var secrets = complaint == null ? List.of(mark, reference) : List.of(mark, reference, complaint);
            pages.with(secrets).forEach(leak -> wrong.add(account + ": " + leak));
            VISITS.stream().flatMap(begin -> pages.withInMain(begin, List.of("complain")).stream())
                    .forEach(leak -> wrong.add(account + ": " + leak));
        }
    }
}
