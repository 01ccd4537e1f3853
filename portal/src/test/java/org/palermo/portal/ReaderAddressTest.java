package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The address of the reader goes along with every call that is made for her: the gateway counts it, and the audit keeps it.
@QuarkusTest
class ReaderAddressTest extends PortalTest {
    private static final String READER = "203.0.113.7";
    private static final String[] FROM_HER = {"X-Forwarded-For", READER};
    /// What is read for all readers, and so from no reader's address.
    private static final Set<String> FOR_ALL = Set.of(FakeGateway.COUNTRIES, FakeGateway.STATUS, FakeGateway.RELEASES,
            FakeGateway.STATISTICS, FakeGateway.DIRECTORY);
    private static final String CASE = "/portal/desk/cases/01900000-0000-7000-8000-000000000000";
    private static final String DOCUMENT = "/documents/01900000-0000-7000-8000-0000000000d0";

    private static List<FakeGateway.Request> forHer() {
        return TestEnvironment.gateway.requests.stream().filter(request -> !FOR_ALL.contains(request.path())).toList();
    }

    private static void expectHerAddress() {
        assertThat(forHer()).isNotEmpty().allSatisfy(request -> assertThat(request.forwardedFor()).as(request.path()).isEqualTo(READER));
    }

    /// Panels, pages that are declared over operations, notices, figures over quarters.
    @ParameterizedTest
    @CsvSource({"/portal/morning", "/portal/desk/cases", CASE, "/portal/notices", "/portal/mechanism"})
    void what_a_page_reads(String page) {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        TestEnvironment.gateway.requests.clear();
        assertThat(browser.get(page, FROM_HER).statusCode()).isEqualTo(200);
        expectHerAddress();
    }

    @Test
    void the_people_of_an_organisation() {
        signInAs("NGO", "agency-administrator");
        Browser browser = aBrowser();
        browser.get("/portal/people");
        TestEnvironment.gateway.requests.clear();
        browser.get("/portal/people", FROM_HER);
        expectHerAddress();
    }

    @Test
    void a_file_that_is_downloaded() {
        TestEnvironment.gateway.file(FakeGateway.CASE_FILE + DOCUMENT + "/content", "application/pdf", "attachment", new byte[9]);
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        TestEnvironment.gateway.requests.clear();
        assertThat(browser.get(CASE + DOCUMENT + "/content", FROM_HER).statusCode()).isEqualTo(200);
        assertThat(forHer()).extracting(FakeGateway.Request::path).contains(FakeGateway.CASE_FILE + DOCUMENT + "/content");
        expectHerAddress();
    }

    @ParameterizedTest
    @CsvSource({"/portal/tip, country=GB&what=w&place=p&placeKind=FARM", "/portal/complaint, country=GB&what=w&place=p"})
    void what_the_public_sends(String page, String typed) {
        Browser browser = aBrowser();
        Document form = browser.open(page);
        String token = form.selectFirst("input[name=form-token]").attr("value");
        browser.ask("POST", page, typed + "&form-token=" + token, "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For",
                READER);
        assertThat(TestEnvironment.gateway.last("POST").forwardedFor()).isEqualTo(READER);
    }

    /// A reader who sends too much must not keep from the others what is read for all.
    @ParameterizedTest
    @CsvSource({"/portal", "/portal/statistics", "/portal/services"})
    void what_is_read_for_all_has_no_readers_address(String page) {
        aBrowser().get(page, FROM_HER);
        assertThat(TestEnvironment.gateway.requests).isNotEmpty().filteredOn(request -> FOR_ALL.contains(request.path()))
                .isNotEmpty().allSatisfy(request -> assertThat(request.forwardedFor()).as(request.path()).isNull());
    }

    /// A quarter that is not in the list, which is kept for a moment, may have been published just now. Only she waits for it.
    @Test
    void another_quarter_is_asked_for_from_her_address() {
        aBrowser().get("/portal/statistics?country=GB&quarter=2019-Q1", FROM_HER);
        assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().equals(FakeGateway.RELEASES))
                .extracting(FakeGateway.Request::forwardedFor).containsExactly(null, READER);
    }
}
