package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Signing in and out: what the browser holds in between, and that signing out ends everything.
@Order(71)
@ExtendWith(RunningSuite.class)
class SessionJourney {

    /// At least two parts of a JWT: `{"` in Base64, a dot, and the same again.
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.eyJ");

    private static RealBrowser browser;
    private final Suite suite;

    SessionJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @Test
    void no_token_reaches_the_browser() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = person.newPage();
            var addresses = new ArrayList<String>();
            page.onRequest(request -> addresses.add(request.url()));
            new Portal(page, suite.base()).signIn("authority");

            assertFalse(holdsToken(page.content()));
            assertFalse(holdsToken((String) page.evaluate("JSON.stringify(localStorage)")));
            assertFalse(holdsToken((String) page.evaluate("JSON.stringify(sessionStorage) + document.cookie")));
            assertEquals(List.of(), addresses.stream().filter(SessionJourney::holdsToken).toList());
            var cookies = portalCookies(person.cookies());
            assertFalse(cookies.isEmpty());
            cookies.forEach(cookie -> {
                assertTrue(cookie.httpOnly || cookie.name.equals("palermo_language"), cookie.name + " can be read by scripts");
                assertFalse(holdsToken(cookie.value), cookie.name + " holds a token");
            });
        }
    }

    private static boolean holdsToken(String text) {
        return TOKEN.matcher(text).find();
    }

    private static List<Cookie> portalCookies(List<Cookie> all) {
        return all.stream().filter(cookie -> cookie.path.startsWith("/portal")).toList();
    }

    @Test
    void signing_out_ends_the_session_in_every_tab_and_for_every_copied_cookie() {
        try (var person = browser.person(RealBrowser.WIDE); var thief = browser.person(RealBrowser.WIDE)) {
            var first = new Portal(person.newPage(), suite.base()).signIn("authority");
            var second = person.newPage();
            second.navigate(suite.base() + "/portal/morning");
            assertTrue(new Portal(second, suite.base()).panel("cases").isVisible());
            var copied = portalCookies(person.cookies());

            first.signOut();

            second.reload();
            asksToSignIn(second);
            thief.addCookies(copied);
            var stolen = thief.newPage();
            stolen.navigate(suite.base() + "/portal/morning");
            asksToSignIn(stolen);
            first.page().goBack();
            assertFalse(first.page().content().contains("Cases and their terms"), "the browser shows the page from its own memory");
        }
    }

    private static void asksToSignIn(Page page) {
        page.locator("#kc-login").waitFor();
        assertEquals("", page.locator("#password").inputValue());
    }

    @Test
    void a_page_requested_before_sign_in_is_shown_after_it() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = person.newPage();
            page.navigate(suite.base() + "/portal/cases?due=overdue");
            page.locator("#username").fill("authority");
            page.locator("#password").fill("palermo-authority");
            page.locator("#kc-login").click();
            page.waitForURL(url -> url.equals(suite.base() + "/portal/desk/cases?due=overdue"));
        }
    }

    @Test
    void a_wrong_password_is_reported_and_refused() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = person.newPage();
            page.navigate(suite.base() + "/portal/morning");
            page.locator("#username").fill("authority");
            page.locator("#password").fill("guessed");
            page.locator("#kc-login").click();
            page.getByText("Invalid username or password").first().waitFor();
            page.locator("#kc-login").waitFor();
        }
    }
}
