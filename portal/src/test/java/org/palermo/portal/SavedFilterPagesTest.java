package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// Saved filters of the worklist.
@QuarkusTest
class SavedFilterPagesTest extends WorklistTest {
    private static final String FILTER = "0190b6d2-0000-7000-8000-0000000000a1";
    private static final String FILTERS = "/api/nrm/v1/worklist-filters";

    private static void givenSavedFilters() {
        TestEnvironment.gateway.say(FILTERS, """
                {"items": [{"id": "%s", "name": "Late children", "due": "overdue", "ageGroup": "CHILD", "sort": "due",
                            "savedAt": "2026-01-05T09:00:00Z"}], "next": null}""".formatted(FILTER));
    }

    @Test
    void ok_200_saved_filters_stand_above_the_list_and_open_it() {
        givenSavedFilters();
        Browser browser = aBrowser();
        Document list = browser.open(LIST);
        Element kept = list.selectFirst("nav[aria-labelledby=saved] a");
        assertThat(kept.text()).isEqualTo("Late children");
        assertThat(kept.attr("href")).isEqualTo(LIST + "?region=all&due=overdue&ageGroup=CHILD&sort=due");
        browser.open(kept.attr("href"));
        assertThat(asked(FakeGateway.CASES).getLast().query()).contains("due=overdue", "ageGroup=CHILD", "sort=due");
        PageRulesTest.expectWhole(browser, browser.get(LIST + "?lang=ar"));
    }

    @Test
    void ok_200_the_chosen_filters_are_saved_under_a_name() {
        TestEnvironment.gateway.say("POST " + FILTERS, "{\"id\": \"" + FILTER + "\", \"name\": \"Late\"}");
        Browser browser = aBrowser();
        Document list = browser.open(LIST + "?due=overdue&recoveryWithin=7");
        Element keep = list.selectFirst("form[action=" + LIST + "/filters/new]");
        Document form = browser.document(browser.submit(keep));
        assertThat(form.select("label[for=name]").text()).isEqualTo("What do you call them?");
        Document missing = browser.send(form, LIST + "/filters/new", "_go", "send");
        assertThat(missing.select(".govuk-error-summary").text()).contains("What do you call them?");
        Document done = browser.send(missing, LIST + "/filters/new", "name", "Late", "_go", "send");
        assertThat(done.location()).contains(LIST);
        assertThat(done.select(".govuk-notification-banner").text()).contains("The filters are saved.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("name", "Late").put("due", "overdue").put("recoveryWithin", 7).put("sort", "due"));
    }

    @Test
    void conflict_409_a_person_with_twenty_filters_reads_what_to_do() {
        TestEnvironment.gateway.problem("POST " + FILTERS, 409, "worklist-filter:too-many");
        Browser browser = aBrowser();
        Document form = browser.open(LIST + "/filters/new");
        Document again = browser.send(form, LIST + "/filters/new", "name", "Late", "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("You have 20 saved filters. Delete one first.");
    }

    @Test
    void ok_200_saved_filters_are_deleted() {
        givenSavedFilters();
        TestEnvironment.gateway.accept("DELETE " + FILTERS + "/" + FILTER);
        Browser browser = aBrowser();
        Document page = browser.open(LIST + "/filters");
        assertThat(page.select("tbody tr").text()).contains("Late children");
        String delete = LIST + "/filters/" + FILTER + "/deletion";
        Document check = browser.open(page.selectFirst("tbody tr a[href=" + delete + "]").attr("href"));
        Document done = browser.send(check, delete, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The filters are deleted.");
        assertThat(TestEnvironment.gateway.last("DELETE").path()).isEqualTo(FILTERS + "/" + FILTER);
        PageRulesTest.expectWhole(browser, browser.get(LIST + "/filters?lang=ar"));
    }
}
