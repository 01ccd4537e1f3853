package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Opens every page that a link of a desk leads to, for each role, and every page that needs no sign-in, in English on a wide screen
/// and in Arabic on the narrowest: it is there, complete and accessible, loses nothing on the narrowest screen and with large text, and
/// needs few bytes at a first visit. In a run of all tests, axe-core looks at each page in the four other languages too.
@Order(81)
@ExtendWith(RunningSuite.class)
class EveryDeskJourney {
    private static final List<String> ACCOUNTS = List.of("authority", "ngo", "responder", "coordinator", "shelter", "provider", "guardian", "lawyer", "prosecutor",
            "auditor", "data-protection", "rapporteur", "administrator", "agency-administrator", "regional", "inspector", "chief");
    private static final String DESK = "/portal/desk";
    /// Where the sign-in leads.
    private static final String MORNING = "/portal/morning";
    private static final List<String> PUBLIC = List.of("/portal", "/portal/complaint", "/portal/tip", "/portal/job-offer", "/portal/statistics?country=GB",
            "/portal/published-orders", "/portal/services?country=ZZ", "/portal/contact?country=ZZ", "/portal/privacy?country=ZZ",
            "/portal/accessibility?country=ZZ", "/portal/mechanism?country=GB", "/portal/signed-out");
    private static final List<String> FORMS = List.of("/portal/complaint", "/portal/tip", "/portal/job-offer");
    private static final int GOOD = 200;
    private static final int FORBIDDEN = 403;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /// A key whose words are missing is shown itself.
    private static final Pattern KEY = Pattern.compile("\\b(field|code|problem|topic)\\.[A-Za-z]|\\b[a-z]+[A-Z][A-Za-z]+\\.(title|lead|empty|do|done)\\b");

    private final Suite suite;
    /// Pages of the same kind are opened once.
    private final Set<String> opened = new HashSet<>();
    /// Pages with a chart.
    private final Set<String> charted = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final PageWeight weight = new PageWeight();

    EveryDeskJourney(Suite suite) {
        this.suite = suite;
    }

    /// One person with a browser for English and one for Arabic.
    ///
    /// @param further for the other languages; null unless all tests run
    private record Reader(String account, Portal english, Portal arabic, Portal further) {}

    @Test
    void every_page_of_every_role_is_complete() {
        var figures = PreparedPages.unpublishedFigures(suite);
        for (var account : ACCOUNTS) {
            try (var wide = wide(); var narrow = narrow(); var other = wide()) {
                var reader = new Reader(account, signedIn(wide, account), signedIn(narrow, account),
                        Languages.FURTHER.isEmpty() ? null : signedIn(other, account));
                morning(reader);
                picture(reader);
                switch (account) {
                    case "authority" -> {
                        check(reader, figures, GOOD);
                        PreparedPages.printed(suite).forEach(path -> checkPaper(reader, path));
                    }
                    case "ngo" -> check(reader, DESK + "/audit/cases", FORBIDDEN);
                    default -> { }
                }
                open(reader);
            }
        }
        expectNothingWrong();
        assertTrue(opened.size() > 100, "only " + opened.size() + " kinds of pages were opened");
        assertTrue(charted.contains(kind(figures)), () -> "pages with charts: " + charted);
    }

    @Test
    void every_page_without_sign_in_is_complete() {
        PreparedPages.unpublishedFigures(suite);
        try (var wide = wide(); var narrow = narrow(); var other = wide()) {
            var nobody = new Reader("nobody", portal(wide), portal(narrow), portal(other));
            PUBLIC.forEach(path -> check(nobody, path, GOOD));
            check(nobody, "/portal/nowhere", 404);
            check(nobody, "/portal/sign-in-failed", 401);
            FORMS.forEach(path -> checkErrors(nobody, path));
        }
        expectNothingWrong();
        assertTrue(charted.contains("/portal/statistics"), () -> "pages with charts: " + charted);
    }

    @Test
    void the_pages_of_the_sign_in_are_accessible() {
        for (var language : Languages.CHECKED) {
            try (var person = RealBrowser.shared().person(RealBrowser.NARROW, options -> options.setLocale(Languages.locale(language)))) {
                var page = person.newPage();
                page.navigate(suite.base() + "/portal/morning");
                page.locator("#username").waitFor();
                accessibleIn(language, page);
                page.locator("a[href*='reset-credentials']").click();
                page.waitForURL(url -> url.contains("reset-credentials"));
                accessibleIn(language, page);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private void accessibleIn(String language, Page page) {
        var said = page.locator("html").getAttribute("lang");
        if (!said.startsWith(language)) {
            wrong.add(page.url() + " is in " + said + " instead of " + language);
        }
        Accessibility.violations(page).forEach(violation -> wrong.add(page.url() + " in " + language + ": " + violation));
    }

    private void expectNothingWrong() {
        System.out.println(weight.range());
        wrong.addAll(weight.wrong());
        assertEquals(List.of(), wrong);
    }

    private static BrowserContext wide() {
        return RealBrowser.shared().person(RealBrowser.WIDE);
    }

    /// As low as a phone too, so that the measure does not have to change the size.
    private static BrowserContext narrow() {
        return RealBrowser.shared().person(RealBrowser.NARROW, options -> options.setViewportSize(RealBrowser.NARROW, Reflow.HEIGHT));
    }

    private Portal portal(BrowserContext person) {
        return new Portal(person.newPage(), suite.base());
    }

    private Portal signedIn(BrowserContext person, String account) {
        return portal(person).signIn(account);
    }

    /// What a role sees first. Its panels differ by role; in Arabic, they are checked where all of them are.
    private void morning(Reader reader) {
        Accessibility.violations(reader.english.page()).forEach(violation -> wrong.add(reader.account + " " + MORNING + ": " + violation));
        measure(reader.account, reader.english, MORNING);
        Languages.FURTHER.forEach(language -> checkIn(language, reader.account, reader.further, MORNING, GOOD));
    }

    /// The first page of a role.
    private void picture(Reader reader) {
        var english = reader.english.page();
        english.navigate(suite.base() + MORNING);
        Screenshots.take(english, reader.account + "-wide");
        english.setViewportSize(RealBrowser.NARROW, 900);
        Screenshots.take(english, reader.account + "-narrow");
        english.setViewportSize(RealBrowser.WIDE, 900);
        reader.arabic.page().navigate(suite.base() + Languages.in(MORNING, "ar"));
        Screenshots.take(reader.arabic.page(), reader.account + "-arabic");
    }

    private void open(Reader reader) {
        Deque<String> next = new ArrayDeque<>(List.of(DESK));
        Set<String> own = new HashSet<>();
        while (!next.isEmpty()) {
            var path = next.poll();
            var kind = kind(path);
            if (own.add(kind) && (opened.add(kind) || kind.equals(DESK))) {
                next.addAll(check(reader, path, GOOD));
            }
        }
    }

    private static String kind(String path) {
        return ID.matcher(path.replaceAll("\\?.*", "")).replaceAll("id");
    }

    /// @return the pages to which it leads
    private List<String> check(Reader reader, String path, int status) {
        var page = look(reader.account, reader.english, path, status);
        Accessibility.violations(page).forEach(violation -> wrong.add(reader.account + " " + path + ": " + violation));
        measure(reader.account, reader.english, path);
        if (status == GOOD) {
            opened.add(kind(path));
        }
        if (page.locator("figure.palermo-chart").count() > 0) {
            charted.add(kind(path));
        }
        var links = links(page);
        checkIn("ar", reader.account, reader.arabic, path, status);
        measure(reader.account, reader.arabic, Languages.in(path, "ar"));
        Languages.FURTHER.forEach(language -> checkIn(language, reader.account, reader.further, path, status));
        return links;
    }

    private void checkIn(String language, String account, Portal portal, String path, int status) {
        var page = look(account, portal, Languages.in(path, language), status);
        Accessibility.violationsInAnotherLanguage(page)
                .forEach(violation -> wrong.add(account + " " + path + " in " + language + ": " + violation));
    }

    /// A page for the printer. It has the width of its paper.
    private void checkPaper(Reader reader, String path) {
        opened.add(kind(path));
        var page = look(reader.account, reader.english, path, GOOD);
        Accessibility.violations(page).forEach(violation -> wrong.add(reader.account + " " + path + ": " + violation));
        checkIn("ar", reader.account, reader.arabic, path, GOOD);
        Languages.FURTHER.forEach(language -> checkIn(language, reader.account, reader.further, path, GOOD));
    }

    /// A form that comes back with its errors. English is among the languages.
    private void checkErrors(Reader reader, String path) {
        for (var language : Languages.CHECKED) {
            var page = reader.further.page();
            page.navigate(suite.base() + Languages.in(path, language));
            page.locator("main form[method=post] button[type=submit]").first().click();
            page.locator(".govuk-error-summary").waitFor();
            Accessibility.violations(page)
                    .forEach(violation -> wrong.add(reader.account + " " + path + " with errors in " + language + ": " + violation));
        }
    }

    private Page look(String account, Portal portal, String path, int status) {
        var page = portal.page();
        var answer = page.navigate(suite.base() + path);
        if (answer.status() != status) {
            wrong.add(account + " " + path + " is answered with " + answer.status() + " instead of " + status);
        }
        var text = page.locator("body").innerText();
        if (KEY.matcher(text).find()) {
            wrong.add(account + " " + path + " shows a key without words: " + text);
        }
        return page;
    }

    private void measure(String account, Portal portal, String path) {
        weight.weigh(account + " " + path, portal.page());
        Reflow.lost(portal.page()).forEach(one -> wrong.add(account + " " + path + ": " + one));
    }

    /// Without files, which a browser keeps and does not show.
    private static List<String> links(Page page) {
        return page.locator("main a[href^='" + DESK + "'], main a[href='/portal/annual-report']").all().stream().map(EveryDeskJourney::address)
                .filter(address -> !address.contains("cursor=") && !address.startsWith(DESK + "/calendar/file")
                        && !address.startsWith(DESK + "/list-examples/") && !address.endsWith("/content")).toList();
    }

    private static String address(Locator link) {
        return link.getAttribute("href");
    }
}
