package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Suite;

/// A case that people work on one after the other, each in the browser. Knows who it is about, how everybody works, what day it is, and
/// the reference that the first screen gave.
final class CaseOnScreen implements AutoCloseable {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime NIGHT = LocalTime.of(23, 30);

    private final Suite suite;
    private final LocalSuite local;
    private final Manner manner;
    private final PortalWords words;
    private final CasePerson person;
    private final PageChecks checks;
    /// What is wrong with pages: all of it is said at the end.
    private final List<String> wrong = new ArrayList<>();
    private Duration ahead = Duration.ZERO;
    private String reference;

    CaseOnScreen(Suite suite, Manner manner, CasePerson person) {
        this.suite = suite;
        this.local = suite.local("a clock that can be moved");
        this.manner = manner;
        this.words = PortalWords.in(manner.language());
        this.person = person;
        this.checks = new PageChecks(suite.base(), wrong);
    }

    CasePerson person() {
        return person;
    }

    String reference() {
        return reference;
    }

    void night() {
        var now = ZonedDateTime.now(LONDON);
        var night = now.with(NIGHT);
        ahead = Duration.between(now, night.isAfter(now) ? night : night.plusDays(1));
        local.clockAhead(ahead);
    }

    void later(int days) {
        ZonedDateTime now = ZonedDateTime.now(LONDON).plus(ahead);
        ahead = ahead.plus(Duration.between(now, now.plusDays(days)));
        local.clockAhead(ahead);
    }

    LocalDate day() {
        return ZonedDateTime.now(LONDON).plus(ahead).toLocalDate();
    }

    /// Somebody signs in on a phone, does something and leaves.
    void onPhone(String account, Consumer<Screen> work) {
        as(account, manner.phone(), work);
    }

    /// Somebody signs in at a desk, does something and leaves.
    void atDesk(String account, Consumer<Screen> work) {
        as(account, manner.desk(), work);
    }

    private void as(String account, BrowserContext context, Consumer<Screen> work) {
        try (context) {
            var page = context.newPage();
            try {
                work.accept(signedIn(account, page));
                fits(page);
                checks.leaving(page);
            } catch (TimeoutError missing) {
                throw new AssertionError("%s does not find what she looks for on %s%n%s".formatted(account, page.url(),
                        page.locator("body").innerText()), missing);
            }
        }
    }

    private Screen signedIn(String account, Page page) {
        var screen = new Screen(page, words, manner.hands(page, wrong::add), checks);
        page.navigate(suite.base() + "/");
        screen.press("Sign in");
        screen.hands().fill(page.locator("#username"), account);
        screen.hands().fill(page.locator("#password"), "palermo-" + account);
        screen.hands().press(page.locator("#kc-login"));
        page.waitForURL(suite.base() + "/portal/morning*");
        return screen;
    }

    /// The page is in the language of the reader, and no wider than her screen.
    private void fits(Page page) {
        assertEquals(manner.language(), page.locator("html").getAttribute("lang"), page.url());
        if (new Portal(page, suite.base()).scrollsSideways()) {
            wrong.add(page.url() + " is wider than the screen");
        }
    }

    void received(Screen screen) {
        reference = screen.page().locator("#reference").innerText();
    }

    /// The case, found by the reference in the box that is on every page.
    Screen found(Screen screen) {
        var found = screen.fill("Find a case by name or reference", reference).press("Find").follow(reference);
        fits(screen.page());
        return found;
    }

    /// The case, in the list of those that a coordinator works on.
    Screen worked(Screen screen) {
        var worked = screen.follow("Your desk").follow("Case files that you work on").select("Order", "Latest referral first")
                .press("Show").follow(reference);
        fits(screen.page());
        return worked;
    }

    /// Makes a journey, and says at its end what is wrong with pages, also when it ends early.
    void journey(Runnable steps) {
        try {
            steps.run();
        } catch (AssertionError | RuntimeException e) {
            wrong.stream().distinct().forEach(one -> e.addSuppressed(new AssertionError(one)));
            throw e;
        }
        assertEquals(List.of(), wrong.stream().distinct().toList());
    }

    @Override
    public void close() {
        checks.close();
        local.clockAhead(Duration.ZERO);
    }
}
