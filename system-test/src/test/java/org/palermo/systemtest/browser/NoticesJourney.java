package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A responder refers a person. The authority reads the notice, opens the case file from it and marks it as read.
@Order(79)
@ExtendWith(RunningSuite.class)
class NoticesJourney {

    private static final String PAGE = "/portal/notices";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static RealBrowser browser;
    private final Suite suite;
    private final String name = "Told" + UUID.randomUUID().toString().substring(0, 8);

    NoticesJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    private UUID referred() {
        return suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", name)).expect(201).id();
    }

    private JsonNode notice(UUID file) {
        var page = suite.as("authority").get("/api/nrm/v1/notices?limit=200").expect(200).json().get("items");
        return StreamSupport.stream(page.spliterator(), false)
                .filter(notice -> notice.get("about").asText().equals(file.toString()) && notice.get("kind").asText().equals("CASE_REFERRED"))
                .findFirst().orElseThrow();
    }

    private boolean isRead(UUID file) {
        return notice(file).hasNonNull("readAt");
    }

    /// The portal keeps the number for a while, and everything may have been read before.
    private static void awaitCount(Page page) {
        var count = page.locator(".palermo-header__count");
        Awaitility.await().pollInSameThread().pollInterval(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> {
            boolean shown = count.isVisible();
            if (!shown) {
                page.reload();
            }
            return shown;
        });
    }

    /// The notice of a case on the page of the latest notices.
    private Locator shown(Page page, UUID file) {
        page.navigate(suite.base() + PAGE);
        Portal.awaitWhole(page);
        assertFalse(page.content().contains(name), "the page shows who she is");
        return page.locator("main li", new Page.LocatorOptions().setHasText(notice(file).get("reference").asText()))
                .filter(new Locator.FilterOptions().setHasText("A person was referred to the mechanism"));
    }

    private static void markAsRead(Locator notice) {
        notice.getByRole(AriaRole.BUTTON).click();
        notice.getByRole(AriaRole.BUTTON).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void a_notice_leads_to_the_file_and_is_marked_as_read() {
        var file = referred();
        try (var person = browser.person(RealBrowser.WIDE)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            var bell = page.locator("header nav a[href='" + PAGE + "']");
            awaitCount(page);
            assertTrue(bell.textContent().contains("Unread notices: "), bell.textContent());
            bell.click();
            var notice = shown(page, file);
            assertTrue(notice.innerText().contains("Unread"), notice.innerText());
            notice.getByRole(AriaRole.LINK).click();
            page.waitForURL(suite.base() + "/portal/desk/cases/" + file);
            page.goBack();
            markAsRead(notice);
            assertEquals(suite.base() + PAGE, page.url());
            assertFalse(notice.innerText().contains("Unread"), notice.innerText());
            assertTrue(isRead(file));
            complaints.expectNothing();
        }
    }

    @Test
    void all_notices_of_a_page_are_marked_as_read() {
        var files = List.of(referred(), referred());
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            assertEquals(1, shown(page, files.getFirst()).count());
            var all = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark all on this page as read"));
            all.click();
            all.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertEquals(0, shown(page, files.getFirst()).getByRole(AriaRole.BUTTON).count());
            files.forEach(file -> assertTrue(isRead(file)));
        }
    }

    @Test
    void older_notices_follow_page_by_page() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            for (int i = 0; i < 26; i++) {
                referred();
            }
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.navigate(suite.base() + PAGE);
            Portal.awaitWhole(page);
            var first = names(page);
            assertEquals(25, first.size());
            page.locator("main a[rel=next]").click();
            page.getByText("Latest notices").waitFor();
            Portal.awaitWhole(page);
            var both = new HashSet<>(names(page));
            both.retainAll(first);
            assertTrue(both.isEmpty(), "shown twice: " + both);
        }
    }

    /// What tells the notices of a page apart.
    private static List<String> names(Page page) {
        return page.locator("main li").allInnerTexts().stream().map(text -> text.replaceAll("\\s+", " ")).toList();
    }

    @Test
    void it_works_without_javascript() {
        var file = referred();
        try (var person = browser.person(RealBrowser.WIDE, options -> options.setJavaScriptEnabled(false))) {
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.locator("header nav a[href='" + PAGE + "']").click();
            awaitCount(page);
            markAsRead(shown(page, file));
            assertTrue(isRead(file));
        }
    }

    @Test
    void everybody_has_the_page_but_an_immigration_body_gets_no_notices() {
        for (var account : List.of("coordinator", "ngo", "shelter", "inspector", "agency-administrator", "auditor")) {
            try (var person = browser.person(RealBrowser.WIDE)) {
                var page = new Portal(person.newPage(), suite.base()).signIn(account).page();
                page.locator("header nav a[href='" + PAGE + "']").click();
                Portal.awaitWhole(page);
                assertEquals("Notices", page.locator("h1").innerText(), account);
            }
        }
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("border").page();
            assertEquals(0, page.locator("a[href='" + PAGE + "']").count());
            page.navigate(suite.base() + PAGE);
            assertEquals(0, page.locator("main li").count());
        }
    }

    @Test
    void the_page_works_at_every_width_and_in_both_writing_directions() throws IOException {
        var file = referred();
        for (var width : List.of(RealBrowser.WIDE, RealBrowser.NARROW)) {
            try (var person = browser.person(width)) {
                var complaints = BrowserComplaints.on(person, suite.base());
                var portal = new Portal(person.newPage(), suite.base()).signIn("authority");
                var page = portal.page();
                for (var language : Languages.CHECKED) {
                    page.navigate(suite.base() + PAGE + "?lang=" + language);
                    awaitCount(page);
                    assertTrue(page.locator("main").innerText().contains(notice(file).get("reference").asText()));
                    assertFalse(page.content().contains(name), "the page shows who she is");
                    Reflow.expectNothingLost(page);
                    Accessibility.expectNoViolation(page);
                    Screenshots.keep(page, "notices-" + (width == RealBrowser.WIDE ? "wide" : "narrow") + "-" + language);
                }
                complaints.expectNothing();
            }
        }
    }
}
