package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shelter manager answers who asks for a place, within the time that is left.
@QuarkusTest
class StayPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000051";
    private static final String PLACEMENT = "/api/shelter/v1/placements/" + ID;
    private static final String PAGE = "/portal/desk/placements/" + ID;

    @BeforeEach
    void asked() {
        signInAs("SHELTER_OPERATOR", "shelter-manager");
        asked(Instant.now().plus(630, ChronoUnit.SECONDS));
    }

    private static void asked(Instant before) {
        TestEnvironment.gateway.say(PLACEMENT, """
                {"id":"%s","reference":"8M2C-6W0T-QA","status":"REQUESTED","purpose":"EMERGENCY","from":"2026-01-09","nights":3,"women":1,
                 "children":[],"needs":[],"requestedAt":"2026-01-09T21:00:00Z","answerBefore":"%s","version":1}"""
                .formatted(ID, before.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void ok_303_each_reason_is_a_button_that_declines_with_it() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/refusal?lang=ar"));
        Document form = browser.open(PAGE + "/refusal?lang=en");
        assertThat(form.select("main form button").eachText()).contains("Decline – The shelter is full", "Decline – Too few staff")
                .doesNotContain("Decline").doesNotContain("Continue");
        assertThat(form.select("main fieldset legend").text()).isEqualTo("Why?");
        TestEnvironment.gateway.say("POST " + PLACEMENT + "/refusal", "{\"id\": \"" + ID + "\"}");
        browser.send(form, PAGE + "/refusal", "reason", "FULL");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("reason", "FULL"));
    }

    /// The nights that she has already are none of those that are added.
    @Test
    void ok_303_nights_are_added_to_those_that_she_has() {
        TestEnvironment.gateway.say(PLACEMENT, """
                {"id":"%s","reference":"8M2C-6W0T-QA","status":"ARRIVED","purpose":"EMERGENCY","from":"2026-01-09","nights":3,"women":1,
                 "children":[],"needs":[],"backBefore":"2026-01-10T21:00:00Z","version":1}""".formatted(ID));
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/extension");
        assertThat(form.select("#nights").attr("value")).isEmpty();
        assertThat(browser.open(PAGE + "/absence").select("#backBefore").attr("value")).as("an earlier absence").isEmpty();
        TestEnvironment.gateway.say("POST " + PLACEMENT + "/extension", "{\"id\": \"" + ID + "\"}");
        browser.send(form, PAGE + "/extension", "nights", "2", "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("nights", 2));
    }

    private static final String LARCH = "0190b6d2-0000-7000-8000-0000000000b1";
    private static final String ELM = "0190b6d2-0000-7000-8000-0000000000b2";
    private static final String HOUSES = "/api/shelter/v1/shelters";

    private static void sayTwoHouses() {
        TestEnvironment.gateway.say(HOUSES, """
                {"items":[{"id":"%s","name":"Larch House","status":"OPEN"},{"id":"%s","name":"Elm House","status":"OPEN"}],"next":null}"""
                .formatted(LARCH, ELM));
    }

    private static String waiting(String id, String house, String status) {
        return """
                {"id":"%s","reference":"8M2C-6W0T-QA","shelter":"%s","status":"%s","from":"2026-01-09","nights":3,"women":1,"children":[],
                 "needs":[],"answerBefore":"2026-01-09T21:30:00Z","version":1}""".formatted(id, house, status);
    }

    private static String list(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":null}";
    }

    @Test
    void ok_200_a_manager_of_two_houses_sees_which_one_is_asked() {
        sayTwoHouses();
        String other = "0190b6d2-0000-7000-8000-000000000052";
        for (String list : List.of("asked", "broadcast-alerts")) {
            boolean alerts = list.equals("broadcast-alerts");
            String status = alerts ? "ASKED" : "REQUESTED";
            TestEnvironment.gateway.say("/api/shelter/v1/" + (alerts ? list : "placements"),
                    list(waiting(ID, LARCH, status), waiting(other, ELM, status)));
            TestEnvironment.gateway.requests.clear();
            Browser browser = aBrowser();
            Document page = browser.open("/portal/desk/" + list);
            assertThat(page.select("tbody tr").eachText()).satisfiesExactly(first -> assertThat(first).contains("Larch House"),
                    second -> assertThat(second).contains("Elm House"));
            assertThat(page.select("tbody a[href=/portal/desk/shelters/" + ELM + "]").text()).isEqualTo("Elm House");
            assertThat(page.select("thead th").eachText()).contains("Shelter");
            assertThat(TestEnvironment.gateway.requests).filteredOn(one -> one.path().equals(HOUSES)).hasSize(1);
            PageRulesTest.expectWhole(browser, browser.get("/portal/desk/" + list + "?lang=ar"));
        }
    }

    @Test
    void ok_200_the_page_and_the_form_of_an_answer_name_the_house_that_is_asked() {
        sayTwoHouses();
        TestEnvironment.gateway.say(PLACEMENT, waiting(ID, ELM, "REQUESTED"));
        TestEnvironment.gateway.say("/api/shelter/v1/broadcast-alerts/" + ID, waiting(ID, ELM, "ASKED"));
        for (String page : List.of(PAGE, "/portal/desk/broadcast-alerts/" + ID)) {
            assertThat(aBrowser().open(page).select("main a[href=/portal/desk/shelters/" + ELM + "]").text()).isEqualTo("Elm House");
            for (String task : List.of("/acceptance", "/refusal")) {
                Browser browser = aBrowser();
                TestEnvironment.gateway.requests.clear();
                assertThat(browser.open(page + task).select("main dl").text()).as(page + task).contains("Shelter Elm House", "8M2C-6W0T-QA");
                assertThat(TestEnvironment.gateway.requests).filteredOn(one -> one.path().equals(HOUSES)).hasSize(1);
                PageRulesTest.expectWhole(browser, browser.get(page + task + "?lang=ar"));
            }
        }
        TestEnvironment.gateway.refuse(HOUSES, 503);
        assertThat(aBrowser().open(PAGE).select("main").text()).contains("8M2C-6W0T-QA").doesNotContain("Elm House", ELM);
    }

    @Test
    void ok_200_each_release_of_the_address_says_to_whom() {
        String agency = "00000000-0000-7000-8000-0000000000f3";
        TestEnvironment.gateway.say("/api/nrm/v1/providers/" + agency, "{\"id\":\"" + agency + "\",\"name\":\"Harbour Aid\"}");
        String release = """
                {"id":"%s","placement":"%s","subject":"0190b6d2-0000-7000-8000-0000000000c1","to":"%s","agency":"%s","purpose":"ARRIVAL",
                 "releasedAt":"2026-01-09T22:00:00Z","expiresAt":"2026-01-09T23:00:00Z"}""";
        TestEnvironment.gateway.say(PLACEMENT + "/address-releases", list(release.formatted(LARCH, ID, "ASKER", agency),
                release.formatted(ELM, ID, "NAMED", agency)));
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("section:has(h2#releases) tbody tr").eachText()).satisfiesExactly(
                first -> assertThat(first).contains("The person who asked", "Harbour Aid", "Arrival"),
                second -> assertThat(second).contains("Another person, named by the shelter", "Harbour Aid")
                        .doesNotContain("0190b6d2"));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=ar"));
    }

    @Test
    void ok_200_who_asked_is_told_no_house() {
        signInAs("NGO", "ngo");
        sayTwoHouses();
        TestEnvironment.gateway.say("/api/shelter/v1/placements", list(waiting(ID, ELM, "REQUESTED")));
        TestEnvironment.gateway.say(PLACEMENT, waiting(ID, ELM, "REQUESTED"));
        assertThat(aBrowser().open(PAGE).select("main").text()).contains("8M2C-6W0T-QA").doesNotContain("Elm House", ELM);
        aBrowser().open("/portal/desk/placements");
        assertThat(TestEnvironment.gateway.requests).noneMatch(one -> one.path().equals(HOUSES));
    }

    @Test
    void ok_200_the_time_to_answer_is_counted_down_in_the_words_of_the_page_and_said_at_its_end() {
        Document page = aBrowser().open(PAGE + "?lang=en");
        Element left = page.selectFirst("[data-until]");
        assertThat(left.text()).isEqualTo("10 minutes left");
        assertThat(left.attr("data-left")).contains("{# minutes left}");
        assertThat(left.attr("data-over")).isEqualTo("The time is over");
        assertThat(left.parent().select("[aria-live=polite]").text()).as("what a script says later").isEmpty();
        assertThat(left.parent().select("time").text()).as("until when, also without a script").contains(":");
        asked(Instant.now().minusSeconds(1));
        assertThat(aBrowser().open(PAGE + "?lang=en").selectFirst("[data-until]").text()).isEqualTo("The time is over");
    }
}
