package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The page that describes the APIs for programmers.
@Order(72)
@ExtendWith(RunningSuite.class)
class DocsPageJourney {

    private final Suite suite;

    DocsPageJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void it_shows_the_three_services_and_fetches_nothing_from_elsewhere() {
        try (var person = RealBrowser.shared().person(RealBrowser.WIDE)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = person.newPage();
            page.navigate(suite.base() + "/docs");
            Map.of("Referrals", "/api/nrm/v1/referrals", "Holds", "/api/shelter/v1/holds", "Visits", "/api/inspection/v1/visits").forEach((part, path) -> {
                page.locator("[data-tag='%s']".formatted(part)).click();
                page.locator("[data-path='%s']".formatted(path)).first().waitFor();
            });
            assertTrue(page.title().contains("Palermo"), page.title());
            complaints.expectNothing();
        }
    }

    @Test
    void it_finds_operations_by_what_they_do_by_path_and_by_operation_id() {
        try (var person = RealBrowser.shared().person(RealBrowser.WIDE)) {
            var complaints = BrowserComplaints.on(person, suite.base());
            var page = person.newPage();
            page.navigate(suite.base() + "/docs");
            Map.of("SHELTERS that you run", "/api/shelter/v1/shelters", "/published-findings", "/api/inspection/v1/published-findings",
                    "getaddressedPERSON", "/api/nrm/v1/addressed-records/{record}/person").forEach((words, path) -> {
                page.getByLabel("Find operations").fill(words);
                page.locator("[data-path='%s']".formatted(path)).first().waitFor();
                assertEquals(0, page.locator("[data-tag='Visits']").count(), words);
            });
            page.getByLabel("Find operations").fill("");
            page.locator("[data-tag='Visits']").waitFor();
            complaints.expectNothing();
        }
    }
}
