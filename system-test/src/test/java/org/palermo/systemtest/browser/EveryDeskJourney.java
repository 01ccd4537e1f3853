package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
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
/// needs few bytes at a first visit.
@Order(81)
@ExtendWith(RunningSuite.class)
class EveryDeskJourney {
    private static final List<String> ACCOUNTS = List.of("authority", "ngo", "responder", "coordinator", "shelter", "provider", "guardian", "lawyer", "prosecutor",
            "auditor", "data-protection", "rapporteur", "administrator", "agency-administrator", "regional", "inspector", "chief");
    private static final String DESK = "/portal/desk";
    private static final List<String> PUBLIC = List.of("/portal", "/portal/complaint", "/portal/tip", "/portal/job-offer", "/portal/statistics",
            "/portal/published-orders", "/portal/contact?country=ZZ", "/portal/privacy?country=ZZ", "/portal/accessibility?country=ZZ",
            "/portal/signed-out");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /// A key whose words are missing is shown itself.
    private static final Pattern KEY = Pattern.compile("\\b(field|code|problem|room)\\.[A-Za-z]|\\b[a-z]+[A-Z][A-Za-z]+\\.(title|lead|empty|do|done)\\b");

    private final Suite suite;
    /// Pages of the same kind are opened once.
    private final Set<String> opened = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final PageWeight weight = new PageWeight();

    EveryDeskJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void every_page_of_every_role_is_complete() throws IOException {
        for (var account : ACCOUNTS) {
            try (var wide = RealBrowser.shared().person(RealBrowser.WIDE); var narrow = narrow()) {
                var english = new Portal(wide.newPage(), suite.base()).signIn(account);
                var arabic = new Portal(narrow.newPage(), suite.base()).signIn(account);
                measure(account, english, "/portal/morning");
                picture(account, english, arabic);
                open(account, english, arabic);
            }
        }
        expectNothingWrong();
        assertTrue(opened.size() > 100, "only " + opened.size() + " kinds of pages were opened");
    }

    @Test
    void every_page_without_sign_in_is_complete() {
        try (var wide = RealBrowser.shared().person(RealBrowser.WIDE); var narrow = narrow()) {
            var english = new Portal(wide.newPage(), suite.base());
            var arabic = new Portal(narrow.newPage(), suite.base());
            for (var path : PUBLIC) {
                check("nobody", english, path);
                check("nobody", arabic, inArabic(path));
            }
        }
        expectNothingWrong();
    }

    private void expectNothingWrong() {
        System.out.println(weight.range());
        wrong.addAll(weight.wrong());
        assertEquals(List.of(), wrong);
    }

    /// As low as a phone too, so that the measure does not have to change the size.
    private static BrowserContext narrow() {
        return RealBrowser.shared().person(RealBrowser.NARROW, options -> options.setViewportSize(RealBrowser.NARROW, Reflow.HEIGHT));
    }

    private static String inArabic(String path) {
        return path + (path.contains("?") ? "&" : "?") + "lang=ar";
    }

    private void picture(String account, Portal english, Portal arabic) throws IOException {
        english.page().navigate(suite.base() + DESK);
        Screenshots.take(english.page(), account + "-wide");
        english.page().setViewportSize(RealBrowser.NARROW, 900);
        Screenshots.take(english.page(), account + "-narrow");
        english.page().setViewportSize(RealBrowser.WIDE, 900);
        arabic.page().navigate(suite.base() + DESK + "?lang=ar");
        Screenshots.take(arabic.page(), account + "-arabic");
    }

    private void open(String account, Portal english, Portal arabic) {
        Deque<String> next = new ArrayDeque<>(List.of(DESK));
        Set<String> own = new HashSet<>();
        while (!next.isEmpty()) {
            var path = next.poll();
            var kind = ID.matcher(path.replaceAll("\\?.*", "")).replaceAll("id");
            if (own.add(kind) && (opened.add(kind) || kind.equals(DESK))) {
                next.addAll(links(check(account, english, path)));
                check(account, arabic, inArabic(path));
            }
        }
    }

    private Page check(String account, Portal portal, String path) {
        var answer = portal.page().navigate(suite.base() + path);
        if (answer.status() != 200) {
            wrong.add(account + " " + path + " is answered with " + answer.status());
        }
        var text = portal.page().locator("body").innerText();
        if (KEY.matcher(text).find()) {
            wrong.add(account + " " + path + " shows a key without words: " + text);
        }
        if (!path.contains("lang=ar")) {
            Accessibility.violations(portal.page()).forEach(violation -> wrong.add(account + " " + path + ": " + violation));
        }
        measure(account, portal, path);
        return portal.page();
    }

    private void measure(String account, Portal portal, String path) {
        weight.weigh(account + " " + path, portal.page());
        Reflow.lost(portal.page()).forEach(one -> wrong.add(account + " " + path + ": " + one));
    }

    /// Without files, which a browser keeps and does not show.
    private static List<String> links(Page page) {
        return page.locator("main a[href^='" + DESK + "'], main a[href='/portal/annual-report']").all().stream().map(EveryDeskJourney::address)
                .filter(address -> !address.contains("cursor=") && !address.startsWith(DESK + "/calendar/file")).toList();
    }

    private static String address(Locator link) {
        return link.getAttribute("href");
    }
}
