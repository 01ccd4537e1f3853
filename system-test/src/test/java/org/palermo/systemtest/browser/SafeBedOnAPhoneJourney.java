package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.OneBedShelter;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// An outreach worker finds a bed on her phone, at night and without JavaScript; the shelter accepts and says where it meets
/// the woman; she arrives. Both do it by what the pages say.
@Order(80)
@ExtendWith(RunningSuite.class)
class SafeBedOnAPhoneJourney {
    private static final int PHONE = 390;

    private static RealBrowser browser;
    private final Suite suite;

    SafeBedOnAPhoneJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @AfterEach
    void noSecondBedIsLeft() {
        OneBedShelter.closeEarlier(suite, OneBedShelter.REGION, "shelter");
    }

    @Test
    void a_bed_is_found_held_asked_for_and_given() throws IOException {
        OneBedShelter.open(suite);
        try (var phone = browser.person(PHONE, options -> options.setJavaScriptEnabled(false)); var desk = browser.person(PHONE, options -> options.setJavaScriptEnabled(false))) {
            var ngo = new Portal(phone.newPage(), suite.base()).signIn("ngo").page();
            follow(ngo, "Your desk");
            follow(ngo, "Find a safe bed");
            ngo.getByLabel("Where should the place be?").selectOption(OneBedShelter.REGION);
            ngo.getByLabel("How many women?").fill("1");
            ngo.getByLabel("For how many nights?").fill("1");
            for (var need : new String[] {"Entrance without steps", "Room on the ground floor", "Bathroom for a wheelchair", "Hearing loop", "Alarm that can be seen",
                "A pet comes along", "Isolation because of an illness", "High security"}) {
                ngo.getByLabel(need).check();
            }
            press(ngo, "Search");
            assertFalse(new Portal(ngo, suite.base()).scrollsSideways(), "the offers fit the phone");
            Screenshots.take(ngo, "bed-1-offers");
            press(ngo, "Hold");
            assertTrue(ngo.locator(".govuk-notification-banner").innerText().contains("The place is held"));
            Screenshots.take(ngo, "bed-2-held");
            press(ngo, "Ask the shelter");
            ngo.getByLabel("Emergency").check();
            press(ngo, "Continue");
            press(ngo, "Confirm");
            var reference = ngo.locator("h1").innerText();
            var shelter = new Portal(desk.newPage(), suite.base()).signIn("shelter").page();
            follow(shelter, "Your desk");
            follow(shelter, "Who asks for a place");
            follow(shelter, reference);
            Screenshots.take(shelter, "bed-3-asked");
            press(shelter, "Accept");
            press(shelter, "Accept");
            press(shelter, "Say where you meet them");
            shelter.locator("#meetingPoint").fill("The chemist at the station");
            shelter.locator("#call").fill("Rosa, 020 7946 0000");
            shelter.getByLabel("Less than 30 minutes").check();
            shelter.getByLabel("The shelter fetches them").check();
            press(shelter, "Continue");
            press(shelter, "Confirm");
            ngo.reload();
            follow(ngo, "Accepted");
            assertTrue(ngo.locator("main").innerText().contains("The chemist at the station"));
            Screenshots.take(ngo, "bed-4-accepted");
            Screenshots.takeWide(ngo, "bed-5-wide");
            Screenshots.takeArabic(ngo, "bed-6-arabic");
            assertFalse(ngo.content().contains("Hidden Lane"), "the address of the shelter");
            forTheDriver(ngo, reference);
            press(shelter, "They have arrived");
            press(shelter, "Record the arrival");
            assertEquals("Staying", shelter.locator("dd .govuk-tag").first().innerText());
        }
    }

    /// What the driver sees says where and whom to call, and nothing else.
    private void forTheDriver(Page ngo, String reference) {
        press(ngo, "Page for the driver");
        var shown = ngo.locator("main").innerText();
        for (var said : new String[] {"The chemist at the station", "Rosa, 020 7946 0000", reference, "Your passengers are met there."}) {
            assertTrue(shown.contains(said), said);
        }
        for (var more : new String[] {"Emergency", "Entrance without steps", "Hidden Lane", "Less than 30 minutes"}) {
            assertFalse(ngo.content().contains(more), more);
        }
        assertEquals(0, ngo.locator("header, footer").count());
        assertFalse(new Portal(ngo, suite.base()).scrollsSideways(), "the page for the driver fits the phone");
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).first().click();
    }

    /// A button, or a link that looks like one.
    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).first().click();
    }
}
