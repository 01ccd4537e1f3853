package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasks for the cases that are ticked on the worklist.
@QuarkusTest
class TickedCasesPagesTest extends WorklistTest {
    private static final String OMAR = "00000000-0000-7000-8000-0000000000c2";
    private static final String HARBOUR = "00000000-0000-7000-8000-000000000012";

    private static void lists(String path, String item) {
        TestEnvironment.gateway.say(path, "{\"items\": [" + item + "], \"next\": null}");
    }

    private static Document chosen(Browser browser, String task, String... ids) {
        Element form = browser.open(LIST).selectFirst("form:has(table)");
        assertThat(form.select("button[formaction=" + task + "]")).hasSize(1);
        String[] ticked = Stream.of(ids).flatMap(id -> Stream.of("cases", form.selectFirst("#choose-" + id).attr("value")))
                .toArray(String[]::new);
        return browser.document(submit(browser, form, task, ticked));
    }

    @Test
    void ok_200_ticked_cases_are_assigned_to_a_caseworker_and_each_result_is_shown() {
        lists("/api/nrm/v1/caseworkers", "{\"person\": \"" + OMAR + "\", \"name\": \"Omar Haddad\", \"cases\": 3}");
        String task = LIST + "/chosen/caseworker";
        Browser browser = aBrowser();
        Document whom = chosen(browser, task, CASE, OTHER);
        assertThat(whom.select("label").text()).contains("Omar Haddad");
        assertThat(whom.select(".govuk-back-link").attr("href")).isEqualTo(LIST);
        Document check = browser.send(whom, task, "person", OMAR, "_go", "next");
        assertThat(check.select("main dl").text()).contains("7K2M-9Q00-X", "7K2M-9Q01-X", "Omar Haddad");
        assertThat(check.select("main dl button")).as("the cases are changed on the list").hasSize(1);
        TestEnvironment.gateway.say("POST /api/nrm/v1/caseworkers/assignments", """
                {"cases": [{"id": "%s", "reference": "7K2M-9Q00-X", "outcome": "ASSIGNED"},
                           {"id": "%s", "reference": "7K2M-9Q01-X", "outcome": "CASE_OVER"}]}""".formatted(CASE, OTHER));
        Document done = browser.send(check, task, "_go", "send");
        assertThat(done.select("tbody tr").eachText()).satisfiesExactly(first -> assertThat(first).contains("7K2M-9Q00-X", "Assigned"),
                second -> assertThat(second).contains("7K2M-9Q01-X", "The case is over"));
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("part", "CASEWORKER")
                .put("cases", new JsonArray().add(CASE).add(OTHER)).put("person", OMAR));
    }

    @Test
    void ok_200_ticked_cases_get_a_coordinator() {
        lists("/api/nrm/v1/providers", "{\"id\": \"" + HARBOUR + "\", \"name\": \"Harbour Casework\"}");
        lists("/api/nrm/v1/coordinators", "{\"person\": \"" + OMAR + "\", \"name\": \"Omar Haddad\"}");
        TestEnvironment.gateway.say("POST /api/nrm/v1/coordinators/assignments",
                "{\"cases\": [{\"id\": \"" + CASE + "\", \"reference\": \"7K2M-9Q00-X\", \"outcome\": \"UNCHANGED\"}]}");
        String task = LIST + "/chosen/coordinator";
        Browser browser = aBrowser();
        Document who = browser.send(chosen(browser, task, CASE), task, "organisation", HARBOUR, "_go", "next");
        Document check = browser.send(who, task, "person", OMAR, "_go", "next");
        assertThat(check.select("main dl").text()).contains("Harbour Casework", "7K2M-9Q00-X", "Omar Haddad");
        Document done = browser.send(check, task, "_go", "send");
        assertThat(done.select("tbody tr").text()).contains("7K2M-9Q00-X", "The person had it already");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("cases", new JsonArray().add(CASE)).put("person", OMAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "~", "$", "=", "U"})
    void ok_200_a_ticked_case_with_an_earlier_reference_is_assigned(String sign) {
        TestEnvironment.gateway.say(FakeGateway.CASES, FakeGateway.recorded("cases").replace("7K2M-9Q01-X", "7K2M-9Q01-" + sign));
        lists("/api/nrm/v1/caseworkers", "{\"person\": \"" + OMAR + "\", \"name\": \"Omar Haddad\", \"cases\": 3}");
        String task = LIST + "/chosen/caseworker";
        Browser browser = aBrowser();
        Document check = browser.send(chosen(browser, task, CASE, OTHER), task, "person", OMAR, "_go", "next");
        assertThat(check.select("main dl").text()).contains("7K2M-9Q00-X", "7K2M-9Q01-" + sign);
        TestEnvironment.gateway.say("POST /api/nrm/v1/caseworkers/assignments", "{\"cases\": []}");
        browser.send(check, task, "_go", "send");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()).getJsonArray("cases"))
                .isEqualTo(new JsonArray().add(CASE).add(OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER + " 7K2M-9Q01-?", OTHER + " 7K2M-*Q01-X", OTHER, "7K2M-9Q01-X", OTHER + " 7K2M-9Q01-x"})
    void ok_200_a_ticked_case_that_can_not_be_read_is_an_error_and_nothing_is_sent(String value) {
        lists("/api/nrm/v1/caseworkers", "{\"person\": \"" + OMAR + "\", \"name\": \"Omar Haddad\", \"cases\": 3}");
        String task = LIST + "/chosen/caseworker";
        Browser browser = aBrowser();
        Element form = browser.open(LIST).selectFirst("form:has(table)");
        Document whom = browser.document(submit(browser, form, task,
                "cases", form.selectFirst("#choose-" + CASE).attr("value"), "cases", value));
        assertThat(whom.select(".govuk-error-summary").text()).contains("Cases: part of your choice could not be read");
        Document again = browser.send(whom, task, "person", OMAR, "_go", "next");
        assertThat(again.select(".govuk-error-summary").text()).contains("Cases: part of your choice could not be read");
        browser.send(again, task, "person", OMAR, "_go", "send");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
    }

    @Test
    void ok_200_without_a_ticked_case_the_form_says_so_and_nothing_is_sent() {
        lists("/api/nrm/v1/caseworkers", "{\"person\": \"" + OMAR + "\", \"name\": \"Omar Haddad\", \"cases\": 3}");
        String task = LIST + "/chosen/caseworker";
        Browser browser = aBrowser();
        Document whom = chosen(browser, task);
        assertThat(whom.select(".govuk-error-summary").text()).contains("Choose: Cases");
        Document again = browser.send(whom, task, "person", OMAR, "_go", "next");
        assertThat(again.select(".govuk-error-summary").text()).contains("Choose: Cases");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.method().equals("POST"));
    }

    @Test
    void ok_200_a_first_responder_ticks_nothing() {
        signInAs("POLICE", "first-responder");
        Browser browser = aBrowser();
        assertThat(browser.open(LIST).select("tbody input[type=checkbox]")).isEmpty();
        assertThat(browser.get(LIST + "/chosen/caseworker").statusCode()).isEqualTo(403);
    }
}
