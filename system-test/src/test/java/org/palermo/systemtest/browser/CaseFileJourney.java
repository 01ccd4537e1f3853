package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A reader opens a case file from the worklist or the search, and makes the first two decisions.
@Order(77)
@ExtendWith(RunningSuite.class)
class CaseFileJourney {

    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String DESK = "/portal/desk/cases/";
    private static final int HEIGHT = 900;
    private static final String REASONS = "Two accounts agree, and both name the house.";

    private static RealBrowser browser;
    private final Suite suite;
    private final String name = "Opened" + UUID.randomUUID().toString().substring(0, 8);

    CaseFileJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    private UUID referred() {
        return suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", name)).expect(201).id();
    }

    /// A file with a coordinator and a requested place.
    private UUID worked() {
        var file = referred();
        suite.as("authority").put(CASES + file + "/coordinators/" + People.subject(suite, "coordinator"), "", Map.of()).expect(200);
        suite.as("coordinator").post(CASES + file + "/accommodation-requests", """
                {"purpose": "EMERGENCY", "region": "GB-ENG-LDN", "from": "%s", "nights": 2, "women": 1, "avoidRegions": ["GB-SCT"]}
                """.formatted(LocalDate.now().plusDays(1))).expect(201);
        return file;
    }

    private String reference(UUID file) {
        return suite.as("authority").get(CASES + file).expect(200).json().get("reference").asText();
    }

    /// Somebody else changes the file.
    private void moved(UUID file, String body) {
        var etag = suite.as("authority").get(CASES + file).expect(200).header("ETag");
        suite.as("authority").post(CASES + file + "/transitions", body, Map.of("If-Match", etag)).expect(200);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void fillIn(Page page) {
        page.locator("#outcome").check();
        page.locator("#test").fill("suspects but cannot prove");
        page.locator("#reasons").fill(REASONS);
    }

    private void expectNoName(Page page) {
        assertFalse(page.content().contains(name), "the page shows who she is: " + page.url());
    }

    private static void awaitDone(Page page, String task) {
        page.waitForURL(url -> url.endsWith("?done=" + task));
    }

    @Test
    void a_file_is_decided_although_it_changed_meanwhile() {
        var file = worked();
        try (var person = browser.person(RealBrowser.WIDE)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.locator("nav a[href='/portal/cases']").click();
            page.locator("#sort").selectOption("referred");
            page.locator(".palermo-filters button[type=submit]").click();
            page.getByText(reference(file)).click();
            Portal.awaitWhole(page);
            assertTrue(page.locator("section[aria-labelledby=places] tbody").innerText().contains("A place is being looked for"));
            assertEquals(1, page.locator("section[aria-labelledby=team] tbody tr").count());
            expectNoName(page);
            Screenshots.take(page, "decision-1-case");
            button(page, "Decide on reasonable grounds").click();
            fillIn(page);
            Screenshots.take(page, "decision-2-answers");
            button(page, "Continue").click();
            expectChecked(page);
            Screenshots.take(page, "decision-3-check");
            moved(file, "{\"to\": \"SUSPENDED\", \"reasons\": \"She is in hospital.\"}");
            moved(file, "{\"to\": \"REFERRED\"}");
            complaints.expectNothing();
            button(page, "Decide").click();
            assertTrue(page.locator(".govuk-error-summary").innerText().contains("Somebody has changed this record"));
            expectChecked(page);
            button(page, "Decide").click();
            awaitDone(page, "decideReasonable");
            assertTrue(page.locator("section[aria-labelledby=decisions] tbody").innerText().contains("Positive"));
            Screenshots.take(page, "decision-4-decided");
            page.setViewportSize(RealBrowser.NARROW, HEIGHT);
            Screenshots.take(page, "decision-5-narrow");
            Screenshots.takeArabic(page, "decision-6-arabic");
            page.setViewportSize(RealBrowser.WIDE, HEIGHT);
            assertEquals(REASONS, suite.as("authority").get(CASES + file).expect(200).json().at("/decisions/0/reasons").asText());
            button(page, "Decide on conclusive grounds").click();
            fillIn(page);
            button(page, "Continue").click();
            page.locator("[id='protectedUntil']").waitFor();
            button(page, "Continue").click();
            button(page, "Decide").click();
            assertTrue(page.locator(".govuk-error-summary").innerText().contains("before the days of recovery and reflection are over"));
            expectChecked(page);
            assertEquals(1, suite.as("authority").get(CASES + file).expect(200).json().get("decisions").size());
        }
    }

    /// The page that shows all answers once more has the reasons.
    private static void expectChecked(Page page) {
        page.locator("main form dl").getByText(REASONS).waitFor();
    }

    @Test
    void who_she_is_is_shown_on_a_page_of_its_own() {
        var file = referred();
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.navigate(suite.base() + "/portal/cases/" + file);
            expectNoName(page);
            button(page, "Show who she is").click();
            page.waitForURL(suite.base() + "/portal/desk/cases/" + file + "/person");
            assertTrue(page.locator("main").innerText().contains(name));
            assertFalse(page.title().contains(name));
        }
        auditorFindsTheReading(reference(file));
    }

    /// By the reference of the case, without the name.
    private void auditorFindsTheReading(String reference) {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("auditor").page();
            var screen = Screen.english(page).follow("Your desk").follow("Who has read or changed a case")
                    .fill("Reference of the case", reference);
            Screenshots.take(page, "audit-1-case");
            screen.press("Show");
            var readings = page.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText("Read who she is"))
                    .filter(new Locator.FilterOptions().setHasText("Competent Authority (sample)"));
            readings.first().waitFor();
            assertEquals(1, readings.count(), screen::text);
            expectNoName(page);
            Screenshots.take(page, "audit-2-readings");
            Screenshots.takeNarrow(page, "audit-3-narrow");
            Screenshots.takeArabic(page, "audit-4-arabic");
        }
    }

    @Test
    void a_case_is_found_from_every_page_and_no_address_says_what_was_sought() {
        var file = referred();
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.locator("#find-box").fill(name);
            page.locator("form[role=search] button").click();
            page.getByText(reference(file)).waitFor();
            assertFalse(page.url().contains(name));
            page.locator("#find-box").fill("Nobody" + UUID.randomUUID().toString().substring(0, 8));
            page.locator("form[role=search] button").click();
            page.getByText("Nobody of this name was found").waitFor();
        }
    }

    @Test
    void only_the_assigned_coordinator_finds_the_file() {
        var file = worked();
        try (var person = browser.person(RealBrowser.WIDE)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = new Portal(person.newPage(), suite.base()).signIn("coordinator").page();
            page.locator("nav a[href='/portal/cases']").click();
            page.locator("#sort").selectOption("referred");
            page.locator(".palermo-filters button[type=submit]").click();
            page.getByText(reference(file)).click();
            Portal.awaitWhole(page);
            assertEquals(1, page.locator("section[aria-labelledby=team] tbody tr").count());
            assertEquals(0, page.locator("section[aria-labelledby=steps] a").count());
            expectNoName(page);
            complaints.expectNothing();
        }
        for (var account : List.of("other-coordinator", "ngo", "border")) {
            try (var person = browser.person(RealBrowser.WIDE)) {
                var page = new Portal(person.newPage(), suite.base()).signIn(account).page();
                var status = page.navigate(suite.base() + "/portal/cases/" + file).status();
                assertTrue(status == 404 || status == 403, account + " is answered " + status);
                expectNoName(page);
            }
        }
    }

    @Test
    void it_works_without_javascript() {
        var file = referred();
        try (var person = browser.person(RealBrowser.WIDE, options -> options.setJavaScriptEnabled(false))) {
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.navigate(suite.base() + "/portal/cases/" + file);
            button(page, "Decide on reasonable grounds").click();
            fillIn(page);
            button(page, "Continue").click();
            button(page, "Decide").click();
            awaitDone(page, "decideReasonable");
            assertTrue(page.locator("section[aria-labelledby=file]").innerText().contains("Reasonable grounds: positive"));
        }
    }

    @Test
    void the_pages_work_at_every_width_and_in_both_writing_directions() throws IOException {
        var fresh = worked();
        var decided = worked();
        var etag = suite.as("authority").get(CASES + decided).expect(200).header("ETag");
        suite.as("authority").post(CASES + decided + "/decisions", """
                {"kind": "REASONABLE_GROUNDS", "outcome": "POSITIVE", "test": "suspects but cannot prove", "reasons": "%s"}
                """.formatted(REASONS), Map.of("If-Match", etag)).expect(200);
        for (var width : List.of(RealBrowser.WIDE, RealBrowser.NARROW)) {
            try (var person = browser.person(width)) {
                var complaints = BrowserComplaints.on(person, suite.base());
                var portal = new Portal(person.newPage(), suite.base()).signIn("authority");
                for (var language : Languages.CHECKED) {
                    var suffix = "-" + (width == RealBrowser.WIDE ? "wide" : "narrow") + "-" + language;
                    usable(portal, DESK + fresh, language, "case-fresh" + suffix);
                    usable(portal, DESK + decided, language, "case-decided" + suffix);
                    usable(portal, DESK + fresh + "/reasonable-grounds", language, "decide-reasonable" + suffix);
                    usable(portal, DESK + decided + "/conclusive-grounds", language, "decide-conclusive" + suffix);
                    usable(portal, DESK + "find", language, "case-find" + suffix);
                }
                complaints.expectNothing();
                for (var language : Languages.CHECKED) {
                    var suffix = "-" + (width == RealBrowser.WIDE ? "wide" : "narrow") + "-" + language;
                    var page = portal.page();
                    page.navigate(suite.base() + DESK + decided + "/conclusive-grounds?lang=" + language);
                    page.locator("main form .govuk-button[value=next]").click();
                    page.locator(".govuk-error-summary").waitFor();
                    seen(portal, "decide-errors" + suffix);
                    page.navigate(suite.base() + DESK + decided + "/conclusive-grounds");
                    person.clearCookies(new BrowserContext.ClearCookiesOptions().setName("q_session"));
                    fillIn(page);
                    page.locator("main form .govuk-button[value=next]").click();
                    page.locator(".govuk-error-summary").waitFor();
                    assertEquals(REASONS, page.locator("#reasons").inputValue());
                    seen(portal, "decide-signed-out" + suffix);
                    page.navigate(suite.base() + "/portal/morning");
                }
            }
        }
    }

    private void usable(Portal portal, String address, String language, String picture) throws IOException {
        portal.page().navigate(suite.base() + address + "?lang=" + language);
        expectNoName(portal.page());
        seen(portal, picture);
    }

    private static void seen(Portal portal, String picture) throws IOException {
        assertFalse(portal.scrollsSideways(), portal.page().url() + " scrolls sideways");
        Accessibility.expectNoViolation(portal.page());
        Screenshots.keep(portal.page(), picture);
    }
}
