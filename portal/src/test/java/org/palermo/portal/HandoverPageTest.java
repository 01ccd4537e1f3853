package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.api.Operations;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The handover of accepted people, as it is shown to a driver.
@QuarkusTest
class HandoverPageTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000041";
    private static final String PLACEMENT = "/api/shelter/v1/placements/" + ID;
    private static final String PAGE = "/portal/desk/placements/" + ID;
    private static final String DRIVER = PAGE + "/driver";

    @Inject
    Operations operations;
    @Inject
    Words words;

    @BeforeEach
    void accepted() {
        signInAs("NGO", "ngo");
        TestEnvironment.gateway.say(PLACEMENT, """
                {"id":"%s","reference":"8M2C-6W0T-QA","status":"ACCEPTED","purpose":"EMERGENCY","from":"2026-01-09","nights":3,"women":1,"children":2,"boys":1,
                 "womenAges":["ADULT"],"needs":["STEP_FREE"],"languages":["ro"],"requestedAt":"2026-01-09T21:00:00Z",
                 "arrivalWindow":{"from":"2026-01-09T22:30:00Z","until":"2026-01-09T23:45:00Z"},"version":3}""".formatted(ID));
        TestEnvironment.gateway.say(PLACEMENT + "/steps", "{\"items\":[],\"next\":null}");
        given("SHELTER_FETCHES");
    }

    private static void given(String transport) {
        TestEnvironment.gateway.say(PLACEMENT + "/handover", """
                {"meetingPoint":"The chemist at the station","call":"Rosa, 020 7946 0000","travelTime":"UNDER_30_MINUTES","transport":"%s",
                 "givenAt":"2026-01-09T21:20:00Z","version":3}""".formatted(transport));
    }

    @Test
    void ok_200_a_request_without_an_answer_says_that_its_time_is_over_and_leads_to_a_new_search() {
        TestEnvironment.gateway.say(PLACEMENT, """
                {"id":"%s","reference":"8M2C-6W0T-QA","status":"LAPSED","purpose":"EMERGENCY","from":"2026-01-09","nights":3,"women":1,"children":0,
                 "requestedAt":"2026-01-09T21:00:00Z","answerBefore":"2026-01-09T21:30:00Z","version":1}""".formatted(ID));
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("section:has(h2#lapsed)").text()).contains("The time for an answer is over", "No answer", "the place is not held any more");
        assertThat(page.select("section:has(h2#lapsed) a").eachAttr("href")).containsExactly("/portal/desk/beds/search");
        assertThat(page.select("h2#state")).isEmpty();
        assertThat(page.select("main").text()).doesNotContain("Nothing yet");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
        signInAs("SHELTER", "shelter-manager");
        assertThat(aBrowser().open(PAGE).select("section:has(h2#lapsed) a")).isEmpty();
    }

    @Test
    void ok_200_the_placement_leads_to_the_page_for_the_driver() {
        Document placement = aBrowser().open(PAGE);
        assertThat(placement.select("section:has(h2#handover) a").eachAttr("href")).containsExactly(DRIVER);
        assertThat(placement.select("section:has(h2#handover)").text()).contains("Show the driver the page below, and not this one");
    }

    @Test
    void ok_200_it_says_where_when_and_whom_to_call_and_nothing_of_the_people() {
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(DRIVER);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.title()).isEqualTo("Meeting point");
        assertThat(page.select("header, footer, form")).isEmpty();
        assertThat(page.select("dt").eachText()).containsExactly("Drive to", "Call on the way", "Be there from", "Be there before",
                "Say this reference on the telephone", "From there");
        assertThat(page.select("main").text()).contains("The chemist at the station", "Rosa, 020 7946 0000", "8M2C-6W0T-QA", "Your passengers are met there.");
        assertThat(answer.body()).doesNotContain("Emergency", "EMERGENCY", "Romanian", "steps", "Some One", "Accepted");
        assertThat(page.select("nav a.govuk-back-link").attr("href")).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @CsvSource({"SHELTER_FETCHES,false", "POLICE_ESCORT,false", "BROUGHT_BY_ASKER,true", "PAID_TRANSPORT,true"})
    void only_a_driver_who_goes_on_reads_how_long_it_takes(String transport, boolean shown) {
        given(transport);
        assertThat(aBrowser().open(DRIVER).select("dl").text().contains("Less than 30 minutes")).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_way_on_has_words_for_the_driver(Language language) {
        assertThat(operations.get("getHandover").answer().at("transport").orElseThrow().codes())
                .allSatisfy(code -> assertThat(words.find(language, "code.transport." + code)).as(code).isPresent());
    }

    @Test
    void not_found_404_before_it_is_given_and_after_the_arrival() {
        TestEnvironment.gateway.refuse(PLACEMENT + "/handover", 404);
        Browser browser = aBrowser();
        assertThat(browser.get(DRIVER).statusCode()).isEqualTo(404);
        assertThat(browser.open(PAGE).select("a[href=" + DRIVER + "]")).isEmpty();
    }

    @Test
    void the_meeting_point_stays_when_the_rest_can_not_be_had() {
        TestEnvironment.gateway.refuse(PLACEMENT, 503);
        assertThat(aBrowser().open(DRIVER).select("main").text()).contains("The chemist at the station", "Not available now");
    }

    @Test
    void forbidden_403_for_other_roles() {
        for (Map.Entry<String, String> other : Map.of("COMPETENT_AUTHORITY", "competent-authority", "GOVERNMENT", "national-rapporteur").entrySet()) {
            signInAs(other.getKey(), other.getValue());
            assertThat(aBrowser().get(DRIVER).statusCode()).as(other.getValue()).isEqualTo(403);
        }
    }
}
