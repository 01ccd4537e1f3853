package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The page that a ministry opens each morning.
@Order(70)
@ExtendWith(RunningSuite.class)
class MorningPageJourney {

    private static RealBrowser browser;
    private final Suite suite;

    MorningPageJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    static void open() {
        browser = RealBrowser.shared();
    }

    private JsonNode api(String path) {
        return suite.as("authority").get(path).expect(200).json();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB", "ZZ"})
    void the_page_shows_the_numbers_of_the_services(String country) {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var portal = new Portal(person.newPage(), suite.base()).signIn("authority").morning(country);
            mechanism(portal, api("/api/nrm/v1/mechanism/status?country=" + country));
            cases(portal, api("/api/nrm/v1/cases/summary?country=" + country));
            capacity(portal, api("/api/shelter/v1/capacity?country=" + country));
            findings(portal, api("/api/inspection/v1/findings/summary?country=" + country));
            assertEquals(0, portal.page().locator(".palermo-away").count(), "panels without an answer");
        }
    }

    private static void mechanism(Portal portal, JsonNode status) {
        var panel = portal.panel("mechanism");
        assertEquals(status.get("regions").size(), panel.locator(".tile").count());
        each(status.get("regions")).forEach(region -> {
            var operational = each(region.get("categories")).filter(c -> c.get("required").asBoolean() && c.get("state").asText().equals("OPERATIONAL")).count();
            var shown = panel.locator("#region-" + region.get("region").asText());
            assertTrue(shown.innerText().contains(region.get("name").asText()), shown.innerText());
            assertTrue(shown.locator(".state--" + region.get("state").asText().toLowerCase()).count() == 1, shown.innerText());
            assertTrue(shown.locator(".govuk-table__cell--numeric").innerText().startsWith(operational + " "), shown.innerText());
        });
    }

    private static void cases(Portal portal, JsonNode summary) {
        var panel = portal.panel("cases");
        var shown = new ArrayList<>(panel.locator("tbody tr:not(.palermo-total) .govuk-table__cell--numeric").allInnerTexts().stream().map(MorningPageJourney::number).toList());
        var real = new ArrayList<>(each(summary.get("stages")).map(stage -> stage.get("count").asLong()).filter(count -> count > 0).toList());
        shown.sort(null);
        real.sort(null);
        assertEquals(real, shown);
        assertEquals(List.of(summary.get("overdue").asLong(), summary.get("dueSoon").asLong()),
                panel.locator(".govuk-summary-list__value").allInnerTexts().stream().map(MorningPageJourney::number).toList());
    }

    private static void capacity(Portal portal, JsonNode capacity) {
        var panel = portal.panel("capacity");
        each(capacity.get("regions")).forEach(region -> assertEquals(
                Stream.of("shelters", "operational", "occupied", "held", "available").map(field -> region.get(field).asLong()).toList(),
                portal.numbers(panel, region.get("name").asText()), region::toString));
    }

    private static void findings(Portal portal, JsonNode summary) {
        var fields = List.of("workplaces", "visits", "findings", "positiveScreenings", "suspectedVictims");
        var total = fields.stream().map(field -> summary.get("total").get(field)).map(value -> value.isNull() ? "" : value.asText()).toList();
        var shown = portal.panel("findings").locator(".palermo-total").first().locator(".govuk-table__cell--numeric");
        assertEquals(summary.get("sectors").isEmpty() ? List.of() : total, shown.allInnerTexts().stream().map(text -> text.replaceAll("\\D", "")).toList());
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {RealBrowser.WIDE, RealBrowser.NARROW})
    void the_page_works_at_every_width(int width) throws IOException {
        try (var person = browser.person(width)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = person.newPage();
            var portal = new Portal(page, suite.base());
            page.navigate(suite.base() + "/portal");
            usable(portal);
            portal.signIn("authority");
            usable(portal);
            Screenshots.keep(page, width == RealBrowser.WIDE ? "portal-wide" : "portal-narrow");
            for (var due : List.of("", "?due=overdue", "?due=soon")) {
                page.navigate(suite.base() + "/portal/cases" + due);
                usable(portal);
            }
            for (var language : Languages.CHECKED) {
                page.navigate(suite.base() + Languages.in("/portal/morning", language));
                usable(portal);
            }
            complaints.expectNothing();
        }
    }

    private static void usable(Portal portal) {
        assertFalse(portal.scrollsSideways(), portal.page().url() + " scrolls sideways");
        Accessibility.expectNoViolation(portal.page());
    }

    @Test
    void it_works_without_javascript() {
        try (var person = browser.person(RealBrowser.WIDE, options -> options.setJavaScriptEnabled(false))) {
            var portal = new Portal(person.newPage(), suite.base()).signIn("authority");
            for (var panel : List.of("mechanism", "cases", "capacity", "findings")) {
                assertTrue(portal.panel(panel).isVisible(), panel);
            }
            portal.page().locator("#country").selectOption("ZZ");
            portal.page().locator(".palermo-country button").click();
            assertEquals(4, portal.panel("mechanism").locator(".tile").count());
            portal.page().locator("nav a[href='/portal/cases']").click();
            portal.page().waitForURL(suite.base() + "/portal/desk/cases");
            portal.page().locator("main table").first().waitFor();
            portal.signOut();
        }
    }

    @Test
    void the_keyboard_reaches_the_content_first() {
        try (var person = browser.person(RealBrowser.WIDE)) {
            var page = new Portal(person.newPage(), suite.base()).signIn("authority").page();
            page.keyboard().press("Tab");
            assertEquals("govuk-skip-link", page.evaluate("document.activeElement.className"));
            assertTrue(page.locator(".govuk-skip-link").isVisible());
            page.keyboard().press("Enter");
            assertEquals("main", page.evaluate("document.activeElement.id"));
            page.keyboard().press("Tab");
            assertTrue(page.locator("main :focus").count() == 1, "the next tab stop is in the content");
        }
    }

    @Test
    void other_roles_see_only_their_panels() {
        for (var account : List.of("rapporteur", "administrator", "chief", "ngo")) {
            try (var person = browser.person(RealBrowser.WIDE)) {
                var complaints = BrowserComplaints.on(person, suite.base());
                var portal = new Portal(person.newPage(), suite.base()).signIn(account);
                assertTrue(portal.panel("mechanism").isVisible(), account);
                var mayRead = suite.as(account).get("/api/nrm/v1/cases/summary?country=GB").status() == 200;
                assertEquals(mayRead, portal.panel("cases").count() == 1, account);
                assertEquals(0, portal.page().locator(".palermo-away").count(), account);
                assertEquals(account.equals("chief") ? 1 : 0, portal.panel("inspections").count(), account);
                assertEquals(0, portal.page().getByText("Not available now").count(), account);
                complaints.expectNothing();
            }
        }
    }

}
