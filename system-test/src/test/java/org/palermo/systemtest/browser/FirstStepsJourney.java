package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Help, the screens for a first sign-in, own sessions, the public pages from the country's file, and the quick exit.
@Order(82)
@ExtendWith(RunningSuite.class)
class FirstStepsJourney {
    private static final String ELSEWHERE = "https://www.wikipedia.org/";
    private static final List<String> PAGES = List.of("/portal/help", "/portal/welcome/1", "/portal/welcome/2", "/portal/welcome/3", "/portal/welcome/4", "/portal/sessions",
            "/portal/contact?country=ZZ", "/portal/privacy?country=ZZ", "/portal/accessibility?country=ZZ");

    private static RealBrowser browser;
    private final Suite suite;

    FirstStepsJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    /// Her other session has a row with a button on the page of her sessions.
    @Test
    void the_pages_fit_the_narrowest_screen_and_are_accessible() {
        try (var elsewhere = browser.person(RealBrowser.WIDE); var person = browser.person(RealBrowser.NARROW)) {
            new Portal(elsewhere.newPage(), suite.base()).signIn("ngo");
            var portal = new Portal(person.newPage(), suite.base()).signIn("ngo");
            for (var language : Languages.CHECKED) {
                for (var path : PAGES) {
                    var answer = portal.page().navigate(suite.base() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                    assertEquals(200, answer.status(), path);
                    Reflow.expectNothingLost(portal.page());
                    Accessibility.expectNoViolation(portal.page());
                }
            }
        }
    }

    @Test
    void the_screens_lead_to_the_desk_and_are_not_shown_again() {
        try (var person = browser.person(RealBrowser.WIDE, options -> options.setJavaScriptEnabled(false))) {
            var portal = new Portal(person.newPage(), suite.base()).signIn("guardian");
            portal.page().navigate(suite.base() + "/portal/welcome/1");
            for (var i = 0; i < 3; i++) {
                portal.page().locator("main a.govuk-button", new Page.LocatorOptions().setHasText("Continue")).click();
            }
            portal.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go to your desk")).click();
            portal.page().waitForURL(suite.base() + "/portal/desk");
            portal.page().navigate(suite.base() + "/portal/morning");
            assertEquals(0, portal.panel("welcome").count());
        }
    }

    @Test
    void she_leaves_at_once_with_the_button_or_with_escape_pressed_three_times() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            elsewhere(person);
            var page = new Portal(person.newPage(), suite.base()).signIn("ngo").page();
            page.navigate(suite.base() + "/portal/help");
            page.navigate(suite.base() + "/portal/desk");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            page.waitForTimeout(500);
            assertTrue(page.url().endsWith("/portal/desk"), "twice is not enough");
            page.keyboard().press("a");
            for (var i = 0; i < 3; i++) {
                page.keyboard().press("Escape");
            }
            page.waitForURL(ELSEWHERE);
            page.goBack();
            assertEquals(suite.base() + "/portal/help", page.url(), "the page that was left is not in the history");
            page.locator("main [data-exit]").click();
            page.waitForURL(ELSEWHERE);
        }
    }

    @Test
    void she_ends_a_session_on_another_device() {
        try (var here = browser.person(RealBrowser.WIDE); var there = browser.person(RealBrowser.WIDE)) {
            var lost = new Portal(there.newPage(), suite.base()).signIn("other-ngo").page();
            var page = new Portal(here.newPage(), suite.base()).signIn("other-ngo").page();
            page.navigate(suite.base() + "/portal/sessions");
            assertTrue(page.locator("tbody tr").count() >= 2);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End all other sessions")).click();
            page.waitForURL(url -> url.contains("?ended="));
            assertEquals(1, page.locator("tbody tr").count());
            assertTrue(page.locator(".govuk-notification-banner").innerText().contains("must sign in again"), "Keycloak has ended it too");
            lost.navigate(suite.base() + "/portal/desk");
            lost.locator("#kc-login").waitFor();
        }
    }

    /// The site to which the button leads, without a network.
    private static void elsewhere(BrowserContext person) {
        person.route(ELSEWHERE + "**", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<title>Elsewhere</title>")));
    }
}
