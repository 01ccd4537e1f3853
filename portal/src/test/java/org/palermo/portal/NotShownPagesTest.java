package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages, and parts of pages, that a service refuses to show: they say why in the words of its problem, and lead on.
@QuarkusTest
class NotShownPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-00000000000a";
    private static final String SHELTERS = "/api/shelter/v1/shelters";
    private static final String SHELTER = SHELTERS + "/" + ID;
    private static final String PLACES = SHELTER + "/places";
    private static final String LIST = "/portal/desk/shelters";
    private static final String PAGE = LIST + "/" + ID;
    private static final String TIP = "/api/inspection/v1/tips/" + ID;
    private static final String TIP_PAGE = "/portal/desk/tips/" + ID;
    private static final String CLAIM_PAGE = "/portal/desk/wage-claims/" + ID;
    private static final String STATEMENT = "/api/inspection/v1/wage-claims/" + ID + "/statement";

    @BeforeEach
    void asManager() {
        signInAs("SHELTER", "shelter-manager");
        TestEnvironment.gateway.say(SHELTERS, """
                {"items":[{"id":"%s","name":"Larch House","region":"GB-SCT","status":"OPEN"}],"next":null}""".formatted(ID));
        TestEnvironment.gateway.say(SHELTER, """
                {"id":"%s","name":"Larch House","region":"GB-SCT","status":"OPEN","operatorName":"Larch","pets":true,"version":3}""".formatted(ID));
        TestEnvironment.gateway.say(PLACES, """
                {"items":[{"id":"0190b6d2-0000-7000-8000-00000000000b","room":"2","kind":"BED","operational":false,"version":1}]}""");
    }

    /// The text of the section on rooms and places; empty when the page has none.
    private static String places() {
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(200);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("main").text()).as("the rest of the page").contains("Takes pets Yes");
        return page.select("section:has(h2#places)").text();
    }

    @Test
    void conflict_409_a_tip_with_nothing_to_report_says_so_and_leads_back_to_the_tip() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        TestEnvironment.gateway.say(TIP, """
                {"id":"%s","reference":"T-1","channel":"PHONE","country":"GB","receivedOn":"2026-01-05","concern":"LABOUR","state":"NEW",
                 "content":{"words":"They sleep behind the mill"},"recordedAt":"2026-01-05T00:00:00Z","version":0}""".formatted(ID));
        TestEnvironment.gateway.problem(TIP + "/suspicious-activity-report", 409, "tip:nothing-to-report", "This tip has no account.");
        Browser browser = aBrowser();
        String report = TIP_PAGE + "/suspicious-activity-report";
        HttpResponse<String> answer = browser.get(report + "?lang=en");
        assertThat(answer.statusCode()).isEqualTo(409);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("h1").text()).isEqualTo("This can't be shown");
        assertThat(page.select(".govuk-caption-l").text()).isEqualTo("Suspicious-activity report");
        assertThat(page.select("main").text()).contains("This tip names no account, no transaction and no subject")
                .doesNotContain("Not available now", "does not answer", "This tip has no account.");
        assertThat(page.select("main p a[href=" + TIP_PAGE + "]").text()).isEqualTo("Go back to: Tip");
        assertThat(page.select(".palermo-header__who").text()).as("the reader is still signed in").contains("Some One");
        HttpResponse<String> french = browser.get(report + "?lang=fr");
        assertThat(browser.document(french).select("main").text()).contains("Affichage impossible", "il n’y a rien à déclarer");
        PageRulesTest.expectWhole(browser, browser.get(report + "?lang=ar"));
    }

    @Test
    void conflict_409_a_problem_without_words_of_its_own_is_said_in_general_and_in_the_words_of_the_service() {
        TestEnvironment.gateway.problem(SHELTER, 409, "test:closed", "The register is closed today.");
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(409);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select(".palermo-refusal").text()).startsWith("This can't be shown in the present state of the record.");
        assertThat(page.select(".palermo-refusal [lang=en]").text()).isEqualTo("The register is closed today.");
        assertThat(page.select("main p a[href=" + LIST + "]").text()).isEqualTo("Go back to: Shelters");
    }

    @Test
    void conflict_409_a_form_whose_record_is_not_shown_says_why() {
        TestEnvironment.gateway.problem(SHELTER, 409, "retention:erased");
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE + "/description");
        assertThat(answer.statusCode()).isEqualTo(409);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("main").text()).contains("This record is already erased.");
        assertThat(page.select("main form[action=" + PAGE + "/description]")).isEmpty();
        assertThat(page.select("main p a[href=" + PAGE + "]").text()).isEqualTo("Go back to: Shelter");
    }

    @ParameterizedTest
    @CsvSource({"410,It is no longer here.", "422,The service does not show this.", "429,There were too many requests."})
    void a_list_that_is_not_shown_has_the_status_of_the_service_and_leads_to_the_desk(int status, String said) {
        TestEnvironment.gateway.refuse(SHELTERS, status);
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(LIST);
        assertThat(answer.statusCode()).isEqualTo(status);
        PageRulesTest.expectWhole(browser, answer);
        assertThat(browser.document(answer).select(".palermo-refusal").text()).startsWith(said);
        assertThat(browser.document(answer).select("main p a[href=/portal/desk]").text()).isEqualTo("Go back to: Your desk");
    }

    @ParameterizedTest
    @CsvSource({"500,503", "502,503", "503,503", "403,403", "404,404", "400,404"})
    void a_page_of_a_service_that_does_not_answer_or_shows_nothing_is_as_before(int status, int shown) {
        TestEnvironment.gateway.problem(SHELTER, status, "test:any", "Nobody reads this.");
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(shown);
        assertThat(answer.body()).doesNotContain("Nobody reads this.", "palermo-refusal");
        PageRulesTest.expectWhole(browser, answer);
    }

    @Test
    void forbidden_403_a_problem_that_has_words_says_what_is_missing() {
        TestEnvironment.gateway.problem(SHELTER, 403, "service-line:not-yours");
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.document(answer).select(".palermo-refusal").text()).startsWith("Only its organisation and the coordinators");
    }

    @Test
    void ok_200_a_section_that_is_not_shown_says_why_under_its_heading() {
        TestEnvironment.gateway.problem(PLACES, 409, "retention:erased", "It was erased.");
        assertThat(places()).startsWith("Rooms and places").contains("This record is already erased.", "The rest of the page is up to date.")
                .doesNotContain("Not available now", "It was erased.", "Bed");
        TestEnvironment.gateway.problem(PLACES, 409, "test:closed", "The register is closed today.");
        assertThat(places()).contains("This can't be shown in the present state of the record.", "The register is closed today.");
        TestEnvironment.gateway.refuse(PLACES, 503);
        assertThat(places()).contains("Not available now").doesNotContain("can't be shown");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void ok_200_a_section_that_the_reader_may_not_see_is_left_out(int status) {
        TestEnvironment.gateway.problem(PLACES, status, "retention:erased", "It was erased.");
        assertThat(places()).isEmpty();
    }

    @Test
    void conflict_409_a_statement_of_wages_that_were_not_calculated_says_so_and_leads_back_to_the_claim() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        TestEnvironment.gateway.problem(STATEMENT, 409, "wage-claim:not-calculated");
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(CLAIM_PAGE + "/statement");
        assertThat(answer.statusCode()).isEqualTo(409);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("main").text()).contains("Statement for the worker", "It was not calculated yet. Calculate first.");
        assertThat(page.select("main p a[href=" + CLAIM_PAGE + "]").text()).isEqualTo("Go back to: Wage claim");
        TestEnvironment.gateway.refuse(STATEMENT, 404);
        assertThat(browser.get(CLAIM_PAGE + "/statement").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(STATEMENT, 503);
        assertThat(browser.get(CLAIM_PAGE + "/statement").statusCode()).isEqualTo(503);
    }
}
