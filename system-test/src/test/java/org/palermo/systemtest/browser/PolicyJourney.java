package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// How a real browser applies our policies and cookies.
@Order(73)
@ExtendWith(RunningSuite.class)
class PolicyJourney {

    private static final List<String> PAGES = List.of("/portal", "/portal/desk", "/portal/morning", "/portal/cases", "/portal/cases?due=overdue",
            "/portal/desk/cases/find", "/portal/morning?lang=ar", "/portal/nowhere", "/portal/sign-in-failed", "/portal/signed-out", "/docs");

    private static RealBrowser browser;
    private final Suite suite;

    PolicyJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    @Test
    void our_pages_work_under_the_content_security_policy() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var blocked = new ArrayList<String>();
            person.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy") || message.text().contains("Refused to")) {
                    blocked.add(message.text());
                }
            });
            var page = person.newPage();
            new Portal(page, suite.base()).signIn("authority");
            for (var path : PAGES) {
                page.navigate(suite.base() + path);
                page.waitForLoadState();
            }
            assertEquals(List.of(), blocked);
        }
    }

    /// As if an attacker's text had found its way into a page unescaped.
    @Test
    void a_script_or_style_in_a_page_does_nothing() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = person.newPage();
            new Portal(page, suite.base()).signIn("authority");
            for (var path : PAGES) {
                page.navigate(suite.base() + path);
                assertEquals("0 rgb(1, 2, 3)", injected(page), path);
            }
        }
    }

    private static Object injected(Page page) {
        return page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.injected = 1';
                  document.body.append(script);
                  const part = document.createElement('div');
                  part.innerHTML = '<span style="color: red" onclick="window.injected = 2">x</span>';
                  part.style.color = 'rgb(1, 2, 3)';
                  document.body.append(part);
                  part.firstChild.click();
                  return (window.injected ?? 0) + ' ' + getComputedStyle(part.firstChild).color;
                }""");
    }

    @Test
    void every_cookie_of_the_portal_is_lax_http_only_and_bound_to_its_path() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = person.newPage();
            new Portal(page, suite.base()).signIn("authority");
            page.navigate(suite.base() + "/portal/morning?lang=ar");
            var cookies = person.cookies().stream().filter(cookie -> !cookie.path.startsWith("/auth")).toList();
            assertFalse(cookies.isEmpty());
            for (var cookie : cookies) {
                assertEquals("/portal true " + SameSiteAttribute.LAX, cookie.path + " " + cookie.httpOnly + " " + cookie.sameSite, cookie.name);
            }
        }
    }
}
