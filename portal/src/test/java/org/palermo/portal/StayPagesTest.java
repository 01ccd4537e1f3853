package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
