package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Somebody of an authority works with the list of cases as a whole: ticks cases and takes them, keeps filters, exports the list, and
/// downloads the calendar.
@Order(82)
@ExtendWith(RunningSuite.class)
class WorklistJourney {
    private static final String LIST = "/portal/desk/cases";

    private final Suite suite;
    private final String name = "Listed" + UUID.randomUUID().toString().substring(0, 8);

    WorklistJourney(Suite suite) {
        this.suite = suite;
    }

    /// The reference of a new case.
    private String referred() {
        UUID file = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", name)).expect(201).id();
        return suite.as("authority").get("/api/nrm/v1/cases/" + file).expect(200).json().get("reference").asText();
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Page page, String text) {
        return page.locator("tr:has-text('" + text + "')");
    }

    private static String text(Download file) throws IOException {
        try (InputStream in = file.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void cases_are_ticked_and_taken_filters_kept_and_the_list_and_calendar_downloaded() throws IOException {
        List<String> cases = List.of(referred(), referred());
        try (var person = RealBrowser.shared().person(RealBrowser.WIDE)) {
            Page page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            taken(page, cases);
            kept(page);
            exported(page, cases);
            calendar(page, cases);
        }
    }

    private void taken(Page page, List<String> cases) {
        page.navigate(suite.base() + LIST + "?sort=referred");
        Accessibility.expectNoViolation(page);
        cases.forEach(reference -> page.locator("input[name=cases][value$=' " + reference + "']").check());
        named(page, AriaRole.BUTTON, "Assign to a caseworker").click();
        Accessibility.expectNoViolation(page);
        page.locator("input[name=person]").first().check();
        named(page, AriaRole.BUTTON, "Continue").click();
        cases.forEach(reference -> assertTrue(page.locator("main dl").innerText().contains(reference)));
        named(page, AriaRole.BUTTON, "Assign").click();
        cases.forEach(reference -> assertTrue(row(page, reference).innerText().contains("Assigned")));
        Accessibility.expectNoViolation(page);
    }

    private void kept(Page page) {
        page.navigate(suite.base() + LIST + "?assigned=me&sort=oldest");
        named(page, AriaRole.BUTTON, "Save these filters").click();
        page.locator("#name").fill("Mine, oldest first");
        named(page, AriaRole.BUTTON, "Save").click();
        page.waitForURL(url -> url.contains("?done=saveWorklistFilter"));
        named(page, AriaRole.LINK, "Mine, oldest first").click();
        page.waitForURL(suite.base() + LIST + "?region=all&assigned=me&sort=oldest");
        assertEquals("me", page.locator("#assigned").inputValue());
        Accessibility.expectNoViolation(page);
        page.navigate(suite.base() + LIST + "/filters");
        row(page, "Mine, oldest first").getByText("Delete").click();
        named(page, AriaRole.BUTTON, "Delete").click();
        page.waitForURL(url -> url.contains("?done=deleteWorklistFilter"));
    }

    private void exported(Page page, List<String> cases) throws IOException {
        page.navigate(suite.base() + LIST + "?assigned=me");
        page.locator("a[href='" + LIST + "/export?assigned=me&sort=due']").click();
        Accessibility.expectNoViolation(page);
        page.locator("#purpose").selectOption("OVERSIGHT");
        page.locator("#format-csv").check();
        Download file = page.waitForDownload(() -> named(page, AriaRole.BUTTON, "Download").click());
        assertTrue(file.suggestedFilename().matches("cases-\\d{4}-\\d{2}-\\d{2}\\.csv"), file.suggestedFilename());
        String csv = text(file);
        cases.forEach(reference -> assertTrue(csv.contains(reference), csv));
        assertFalse(csv.contains(name), "a name");
    }

    private void calendar(Page page, List<String> cases) throws IOException {
        page.navigate(suite.base() + "/portal/desk/calendar?days=30");
        cases.forEach(reference -> assertTrue(row(page, reference).innerText().contains("Last day of the term")));
        Accessibility.expectNoViolation(page);
        Download file = page.waitForDownload(() -> page.locator("a[href='/portal/desk/calendar/file?days=30']").click());
        assertEquals("cases.ics", file.suggestedFilename());
        String ics = text(file);
        assertTrue(ics.startsWith("BEGIN:VCALENDAR\r\n"), ics);
        cases.forEach(reference -> assertTrue(ics.contains("SUMMARY:Last day of the term " + reference), ics));
        assertFalse(ics.contains(name), "a name");
    }

    @Test
    void the_pages_fit_the_narrowest_screen_in_arabic() {
        referred();
        try (var person = RealBrowser.shared().person(RealBrowser.NARROW)) {
            Portal portal = new Portal(person.newPage(), suite.base()).signIn("authority");
            for (String path : List.of(LIST, LIST + "/export", LIST + "/filters", LIST + "/filters/new", LIST + "/chosen/caseworker",
                    "/portal/desk/calendar")) {
                portal.page().navigate(suite.base() + path + "?lang=ar");
                assertFalse(portal.scrollsSideways(), path + " is wider than the screen");
                Accessibility.expectNoViolation(portal.page());
            }
        }
    }
}
