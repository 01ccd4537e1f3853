package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A coordinator finds a place for the person of a case, away from the shelters of organisations that the person must avoid.
@QuarkusTest
class BedPagesTest extends PortalTest {
    private static final String REQUEST = "0190b6d2-0000-7000-8000-0000000000d1";
    private static final String CASE = "0190b6d2-0000-7000-8000-0000000000d2";
    private static final String HOUSE = "0190b6d2-0000-7000-8000-0000000000d3";
    private static final String MADE = "0190b6d2-0000-7000-8000-0000000000d4";
    private static final String ONE = "/api/shelter/v1/accommodation-requests/" + REQUEST;
    private static final String PAGE = "/portal/desk/accommodation-requests/" + REQUEST;

    @BeforeEach
    void asCoordinator() {
        signInAs("NGO", "case-coordinator");
        TestEnvironment.gateway.say(ONE, """
                {"id": "%s", "reference": "7K2M-9Q00-X", "caseFile": "%s", "status": "OPEN", "region": "GB-SCT", "purpose": "EMERGENCY",
                 "from": "2026-11-26", "nights": 3, "women": 1, "children": [4, 9], "needs": ["STEP_FREE"], "avoidRegions": ["GB-ENG-LDN"],
                 "requestedAt": "2026-11-25T09:00:00Z"}""".formatted(REQUEST, CASE));
        TestEnvironment.gateway.say("/api/nrm/v1/providers", query -> query != null && query.contains("country=GB")
                ? "{\"items\": [{\"id\": \"" + HOUSE + "\", \"name\": \"Harbour House\"}]}" : "{\"items\": []}");
    }

    private static JsonObject sent() {
        return new JsonObject(TestEnvironment.gateway.last("POST").body());
    }

    @Test
    void ok_200_a_search_leaves_out_an_organisation_and_the_waitlist_does_too() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/search?lang=ar"));
        Document form = browser.open(PAGE + "/search?lang=en");
        assertThat(form.select("#avoidOrganisations-group label").eachText()).containsExactly("Harbour House");
        TestEnvironment.gateway.say("POST " + ONE + "/searches", """
                {"id": "%s", "offers": [{"area": "NORTH", "areaName": "North", "status": "WAITLIST"}]}""".formatted(MADE));
        Document found = browser.send(form, PAGE + "/search", "avoidOrganisations", HOUSE, "_go", "send");
        assertThat(sent().getJsonArray("avoidOrganisations")).isEqualTo(JsonArray.of(HOUSE));
        assertThat(found.select("form[action=" + PAGE + "/broadcast] input[name=avoidOrganisations]").eachAttr("value"))
                .containsExactly(HOUSE);
        Document wait = browser.send(found, PAGE + "/waitlist");
        assertThat(wait.select("#nights").attr("value")).as("what the request says").isEqualTo("3");
        assertThat(wait.select("input[name=atRisk]").eachAttr("value")).containsExactly("true", "false");
        Document unsaid = browser.send(wait, PAGE + "/waitlist", "women", "1", "children", "4, 9", "nights", "3", "_go", "next");
        assertThat(unsaid.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#atRisk");
        Document more = browser.send(unsaid, PAGE + "/waitlist", "women", "1", "children", "4, 9", "nights", "3", "atRisk", "true",
                "_go", "next");
        assertThat(more.select("#avoidOrganisations-group input[checked]").eachAttr("value")).containsExactly(HOUSE);
        Document check = browser.send(more, PAGE + "/waitlist", "avoidOrganisations", HOUSE, "_go", "next");
        assertThat(check.select("dl").text()).contains("Organisations to avoid", "Harbour House");
        TestEnvironment.gateway.say("POST /api/shelter/v1/waitlist", "{\"id\": \"" + MADE + "\"}");
        browser.send(check, PAGE + "/waitlist", "_go", "send");
        assertThat(sent().getString("area")).isEqualTo("NORTH");
        assertThat(sent().getString("caseFile")).isEqualTo(CASE);
        assertThat(sent().getJsonArray("avoidOrganisations")).isEqualTo(JsonArray.of(HOUSE));
    }

    @Test
    void ok_200_a_hold_says_in_which_regions_it_is() {
        TestEnvironment.gateway.say("/api/shelter/v1/holds/" + MADE, """
                {"id": "%s", "reference": "7K2M-9Q00-X", "area": "GB-A1", "areaRegions": ["GB-SCT"], "status": "RELEASED",
                 "from": "2026-11-26", "nights": 1, "women": 1, "children": [], "needs": []}""".formatted(MADE));
        Document page = aBrowser().open("/portal/desk/holds/" + MADE + "?lang=en");
        assertThat(page.select("main").text()).contains("Area Scotland").doesNotContain("GB-A1");
    }

    @Test
    void ok_303_all_shelters_but_those_of_an_organisation_are_asked_for_the_request() {
        Browser browser = aBrowser();
        String ask = PAGE + "/broadcast";
        assertThat(browser.open(PAGE).select("main").html()).contains(ask);
        Document form = browser.open(ask);
        assertThat(form.select("#region option[selected]").attr("value")).isEqualTo("GB-SCT");
        Document more = browser.send(form, ask, "region", "GB-SCT", "women", "1", "children", "4, 9", "nights", "3", "deadline.day", "26",
                "deadline.month", "11", "deadline.year", "2026", "deadline.time", "21:30", "_go", "next");
        Document check = browser.send(more, ask, "avoidOrganisations", HOUSE, "_go", "next");
        assertThat(check.select("dl").text()).contains("Harbour House");
        TestEnvironment.gateway.say("POST /api/shelter/v1/broadcasts", "{\"id\": \"" + MADE + "\"}");
        browser.send(check, ask, "_go", "send");
        assertThat(sent().getString("request")).isEqualTo(REQUEST);
        assertThat(sent().getString("caseFile")).isEqualTo(CASE);
        assertThat(sent().getJsonArray("avoidOrganisations")).isEqualTo(JsonArray.of(HOUSE));
    }

    @Test
    void ok_200_of_hundreds_of_organisations_one_is_chosen_after_the_other() {
        TestEnvironment.gateway.say("/api/nrm/v1/providers", query -> query != null && query.contains("country=GB")
                ? IntStream.range(0, 301).mapToObj("{\"id\": \"o%1$d\", \"name\": \"House %1$d\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"items\": [", "]}")) : "{\"items\": []}");
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/search");
        assertThat(form.select("select[name=avoidOrganisations]")).hasSize(1);
        Document more = browser.send(form, PAGE + "/search", "avoidOrganisations", "o7", "_go", "add:avoidOrganisations");
        assertThat(more.select("select[name=avoidOrganisations]")).hasSize(2);
        assertThat(more.select("select[name=avoidOrganisations] option[selected]").eachText()).containsExactly("House 7");
    }

    @Test
    void ok_200_a_fourth_language_can_be_added() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/search");
        assertThat(form.select("select[name=languages]")).hasSize(3);
        Document more = browser.send(form, PAGE + "/search", "languages", "en", "languages", "fr", "languages", "ar", "_go",
                "add:languages");
        assertThat(more.select("select[name=languages]")).hasSize(4);
    }

    @Test
    void ok_200_other_searches_do_not_ask_for_organisations_because_they_name_no_case() {
        assertThat(aBrowser().open("/portal/desk/beds/search").select("[name=avoidOrganisations]")).isEmpty();
    }

    @Test
    void a_search_needs_a_region_and_says_so_in_words() {
        signInAs("NGO", "ngo");
        String search = "/portal/desk/beds/search";
        Browser browser = aBrowser();
        Document form = browser.open(search);
        assertThat(form.select("#women-hint").text()).contains("Enter 0 when children come alone");
        Document again = browser.send(form, search, "women", "0", "children", "14", "nights", "1", "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("Where should the place be?");
        assertThat(form.select(".govuk-back-link").attr("href")).isEqualTo("/portal/desk");
        assertThat(browser.open("/portal/desk/broadcasts/new").select(".govuk-back-link").attr("href")).isEqualTo("/portal/desk/broadcasts");
    }

    @Test
    void forbidden_403_nobody_else_asks_for_a_case() {
        signInAs("NGO", "ngo");
        assertThat(aBrowser().get(PAGE + "/broadcast").statusCode()).isEqualTo(403);
    }
}
