package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The number of cases beside each choice of each filter of the worklist.
@QuarkusTest
class WorklistCountsTest extends WorklistTest {
    private static final String COUNTS = "/api/nrm/v1/cases/counts";

    @BeforeEach
    void counts() {
        TestEnvironment.gateway.say(COUNTS, """
                {"most": 1000, "counts": [{"filter": "all", "value": "", "count": 1000, "more": true},
                  {"filter": "due", "value": "overdue", "count": 12, "more": false},
                  {"filter": "due", "value": "soon", "count": 0, "more": false},
                  {"filter": "stage", "value": "RECOVERY", "count": 1000, "more": true},
                  {"filter": "with", "value": "INTERVIEW_DUE", "count": 3, "more": false},
                  {"filter": "assigned", "value": "nobody", "count": 7, "more": false},
                  {"filter": "ageGroup", "value": "CHILD", "count": 25, "more": false},
                  {"filter": "exploitation", "value": "LABOUR", "count": 31, "more": false},
                  {"filter": "recoveryWithin", "value": "7", "count": 2, "more": false},
                  {"filter": "region", "value": "GB-ENG-LDN", "count": 41, "more": false}]}""");
    }

    private static String option(Document list, String filter, String code) {
        return list.select("#" + filter + " option[value=" + code + "]").text();
    }

    @Test
    void ok_200_each_choice_of_a_filter_has_its_number() {
        Browser browser = aBrowser();
        Document list = browser.open(LIST + "?due=soon");
        assertThat(option(list, "due", "overdue")).isEqualTo("Overdue (12)");
        assertThat(option(list, "due", "soon")).endsWith("(0)");
        assertThat(option(list, "stage", "RECOVERY")).endsWith("(more than 1,000)");
        assertThat(option(list, "with", "INTERVIEW_DUE")).endsWith("(3)");
        assertThat(option(list, "assigned", "nobody")).endsWith("(7)");
        assertThat(option(list, "ageGroup", "CHILD")).endsWith("(25)");
        assertThat(option(list, "exploitation", "LABOUR")).endsWith("(31)");
        assertThat(option(list, "recoveryWithin", "7")).endsWith("(2)");
        assertThat(option(list, "region", "GB-ENG-LDN")).endsWith("(41)");
        assertThat(list.select("#due option[selected]").attr("value")).isEqualTo("soon");
        assertThat(list.select("#sort").text()).doesNotContain("(");
        assertThat(list.select("main .govuk-hint").text()).contains("if you chose it together with the other filters");
        assertThat(asked(COUNTS)).as("one request for all filters").hasSize(1);
        assertThat(asked(COUNTS).getLast().query()).as("without the order").isEqualTo("due=soon");
        PageRulesTest.expectWhole(browser, browser.get(LIST));
        PageRulesTest.expectWhole(browser, browser.get(LIST + "?lang=ar"));
    }

    @Test
    void ok_200_the_numbers_are_those_of_the_filters_that_are_chosen() {
        aBrowser().open(LIST + "?due=overdue&ageGroup=CHILD&region=GB-SCT&assigned=team&sort=oldest");
        assertThat(asked(COUNTS).getLast().query().split("&"))
                .containsExactlyInAnyOrder("due=overdue", "ageGroup=CHILD", "region=GB-SCT", "assigned=team");
        assertThat(asked("/api/nrm/v1/cases").getLast().query()).contains("sort=oldest");
    }

    @Test
    void ok_200_a_choice_that_was_not_counted_has_no_number() {
        Document list = aBrowser().open(LIST + "?stage=CLOSED");
        assertThat(option(list, "due", "overdue")).isEqualTo("Overdue (12)");
        assertThat(option(list, "stage", "CLOSED")).isEqualTo("Closed");
        assertThat(list.select("main .govuk-hint").text()).contains("A choice has no number when");
    }

    @Test
    void ok_200_in_the_readers_language_with_the_digits_of_its_other_numbers() {
        Document list = aBrowser().open(LIST + "?lang=ar");
        assertThat(option(list, "due", "overdue")).endsWith("(12)");
        assertThat(option(list, "stage", "RECOVERY")).contains("(أكثر من 1");
    }

    @Test
    void ok_200_the_list_without_numbers_while_they_cannot_be_had() {
        TestEnvironment.gateway.refuse(COUNTS, 503);
        Document list = aBrowser().open(LIST);
        assertThat(option(list, "due", "overdue")).isEqualTo("Overdue");
        assertThat(list.select("main .govuk-hint").text()).doesNotContain("together with").contains("The numbers beside the choices can’t be shown now");
        counts();
        TestEnvironment.gateway.dawdle(COUNTS, Duration.ofSeconds(6));
        assertThat(option(aBrowser().open(LIST), "due", "overdue")).isEqualTo("Overdue");
    }

    @Test
    void ok_200_others_than_an_authority_get_no_numbers() {
        signInAs("POLICE", "first-responder");
        Document list = aBrowser().open(LIST);
        assertThat(option(list, "due", "overdue")).isEqualTo("Overdue");
        assertThat(list.select("main").text()).doesNotContain("The numbers beside the choices");
        assertThat(asked(COUNTS)).isEmpty();
    }
}
