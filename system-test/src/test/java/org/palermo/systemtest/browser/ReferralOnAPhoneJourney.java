package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A responder on a phone whose connection fails. No word is lost, and nobody is referred twice.
@Order(78)
@ExtendWith(RunningSuite.class)
class ReferralOnAPhoneJourney {

    private static final String HOME = "/portal/referrals";

    /// The pictures of the documentation, by the names of those of a run of all tests.
    private static final Map<String, String> DOCUMENTED = Map.of("refer-about-narrow-en", "referral-1-about",
            "refer-person-narrow-en", "referral-2-person", "refer-check-narrow-en", "referral-3-check",
            "refer-check-narrow-ar", "referral-4-check-arabic", "refer-receipt-narrow-en", "referral-5-receipt",
            "refer-check-wide-en", "referral-6-wide");

    private static RealBrowser browser;
    private final Suite suite;
    private final String name = "Phoned" + UUID.randomUUID().toString().substring(0, 8);

    ReferralOnAPhoneJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    private Page begun(BrowserContext phone, String account) {
        var page = new Portal(phone.newPage(), suite.base()).signIn(account).page();
        page.locator("nav a[href='" + HOME + "']").click();
        button(page, "Start a referral");
        return page;
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static void expectHeading(Page page, String heading) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setExact(true).setLevel(1)).waitFor();
    }

    private static void about(Page page, String consent) {
        page.locator("#region").selectOption("GB-ENG-LDN");
        page.locator("#ageGroup").check();
        page.getByLabel(consent).check();
        if (consent.startsWith("Yes")) {
            page.locator("#consentHow").check();
        }
        page.locator("#sex").check();
        page.locator("#exploitation-DOMESTIC_SERVITUDE").check();
        page.locator("#exploitation-LABOUR").check();
        button(page, "Save and continue");
    }

    private void person(Page page) {
        page.locator("#givenName").fill(name);
        page.locator("#familyName").fill("Journey");
        page.locator("#nationality").selectOption("PH");
        page.locator("#languages").selectOption("tl");
    }

    private static void contact(Page page) {
        page.locator("#channel-IN_PERSON").check();
        page.locator("#value").fill("At the church");
        page.locator("#when").fill("Sundays");
        page.locator("#circumstances").fill("Kept in a house without pay.");
        button(page, "Save and continue");
        expectHeading(page, "Check before you send");
    }

    /// Sends a form whose next page never arrives.
    private static void inVain(Page page, String name) {
        var failed = new AtomicBoolean();
        page.onRequestFailed(request -> failed.compareAndSet(false, request.method().equals("POST")));
        button(page, name);
        page.waitForCondition(failed::get);
    }

    /// Sends again, as the responder does while the gateway still refuses a service that has just come back.
    private boolean sentAgain(Page page, String check) {
        page.navigate(check);
        if (page.locator("main").innerText().contains(name)) {
            button(page, "Send the referral");
        }
        return page.locator("#reference").count() == 1;
    }

    @Test
    void the_connection_fails_at_every_step_and_the_person_is_referred_once() {
        try (var phone = browser.person(RealBrowser.NARROW)) {
            var page = begun(phone, "responder");
            about(page, "Yes, she agrees to be referred");
            expectHeading(page, "Who she is");
            phone.setOffline(true);
            person(page);
            inVain(page, "Save and continue");
            phone.setOffline(false);

            page.navigate(suite.base() + HOME);
            page.getByText("Go on").first().click();
            expectHeading(page, "Who she is");
            person(page);
            button(page, "Save and continue");
            contact(page);
            var check = page.url();

            // The request arrives, but its answer does not.
            phone.route("**/check", route -> {
                route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                route.abort();
            }, new BrowserContext.RouteOptions().setTimes(1));
            inVain(page, "Send the referral");
            phone.clearCookies();

            var again = new Portal(phone.newPage(), suite.base()).signIn("responder").page();
            again.navigate(check);
            expectHeading(again, "The referral was received");
            var reference = again.locator("#reference").innerText();
            assertFalse(again.content().contains(name));
            again.navigate(suite.base() + HOME);
            assertTrue(again.locator("main").innerText().contains(reference));
            assertEquals(1, People.files(suite, name));
        }
    }

    @Test
    void the_mechanism_and_the_portal_die_and_the_person_is_referred_once() {
        var local = suite.local("a service that may be killed");
        try (var phone = browser.person(RealBrowser.NARROW)) {
            var page = begun(phone, "responder");
            about(page, "Yes, she agrees to be referred");
            person(page);
            button(page, "Save and continue");
            contact(page);
            var check = page.url();
            local.kill(Port.REFERRAL);
            button(page, "Send the referral");
            page.locator(".govuk-error-summary").waitFor();
            assertTrue(page.locator(".govuk-error-summary").innerText().contains("The service does not answer now"));
            assertTrue(page.locator("main").innerText().contains(name));
            local.kill(Port.PORTAL);
            local.awaitReady(Port.PORTAL);
            local.awaitReady(Port.REFERRAL);
            Awaitility.await("the receipt").atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(500)).until(() -> sentAgain(page, check));
            assertEquals(1, People.files(suite, name));
        }
    }

    @Test
    void a_person_who_declines_later_is_erased_at_once_and_counted() {
        try (var phone = browser.person(RealBrowser.NARROW, options -> options.setJavaScriptEnabled(false))) {
            var page = begun(phone, "border");
            about(page, "Yes, she agrees to be referred");
            person(page);
            button(page, "Save and continue");
            expectHeading(page, "How she can be reached safely");
            page.locator(".govuk-back-link").click();
            page.locator(".govuk-back-link").click();
            about(page, "No, she declines");
            expectHeading(page, "Check before you send");
            assertFalse(page.content().contains(name));
            button(page, "Send the notification");
            expectHeading(page, "The notification was received");
            assertEquals(0, page.locator("a[href*='/cases']").count(), "an immigration body gets no link to a case");
            assertEquals(0, People.files(suite, name));
        }
    }

    @Test
    void the_pages_work_at_every_width_and_in_both_writing_directions() throws IOException {
        for (var width : List.of(RealBrowser.WIDE, RealBrowser.NARROW)) {
            try (var phone = browser.person(width)) {
                var complaints = BrowserComplaints.on(phone, suite.base());
                var page = begun(phone, "responder");
                about(page, "Yes, she agrees to be referred");
                person(page);
                button(page, "Save and continue");
                contact(page);
                var draft = page.url().replaceAll("/check$", "");
                for (var language : Languages.CHECKED) {
                    var suffix = "-" + (width == RealBrowser.WIDE ? "wide" : "narrow") + "-" + language;
                    for (var step : List.of("about", "person", "contact", "check", "deletion")) {
                        seen(page, draft + "/" + step, language, "refer-" + step + suffix);
                    }
                    seen(page, suite.base() + HOME, language, "refer-list" + suffix);
                }
                page.navigate(draft + "/check?lang=en");
                button(page, "Send the referral");
                expectHeading(page, "The referral was received");
                complaints.expectNothing();
                for (var language : Languages.CHECKED) {
                    var suffix = "-" + (width == RealBrowser.WIDE ? "wide" : "narrow") + "-" + language;
                    seen(page, draft + "/receipt", language, "refer-receipt" + suffix);
                    page.navigate(suite.base() + HOME + "/new?lang=" + language);
                    page.locator("main form .govuk-button-group button").first().click();
                    page.locator(".govuk-error-summary").waitFor();
                    usable(page, "refer-errors" + suffix);
                }
            }
        }
    }

    private static void seen(Page page, String address, String language, String picture) throws IOException {
        page.navigate(address + "?lang=" + language);
        usable(page, picture);
    }

    private static void usable(Page page, String picture) throws IOException {
        Reflow.expectNothingLost(page);
        Accessibility.expectNoViolation(page);
        if (DOCUMENTED.containsKey(picture)) {
            Screenshots.take(page, DOCUMENTED.get(picture));
        }
        Screenshots.keep(page, picture);
    }
}
