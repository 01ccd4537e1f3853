package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The tasks of a coordinator: in the list of all cases, on the page of one, added and ended.
@QuarkusTest
class TasksPagesTest extends PortalTest {
    private static final String CASE = "0190b6d2-0000-7000-8000-0000000000c1";
    private static final String TASK = "0190b6d2-0000-7000-8000-0000000000c2";
    private static final String TASKS = "/api/nrm/v1/cases/" + CASE + "/tasks";
    private static final String PAGE = "/portal/desk/cases/" + CASE;
    private static final String ONE = """
            {"id": "%s", "caseFile": "%s", "reference": "7K2M-9Q00-X", "what": "Ask the clinic", "dueOn": "2026-11-01", "due": "OVERDUE",
             "status": "OPEN",
             "agency": "00000000-0000-7000-8000-0000000000f7", "madeAt": "2026-10-01T09:00:00Z", "version": 0}""".formatted(TASK, CASE);

    @BeforeEach
    void asCoordinator() {
        signInAs("NGO", "case-coordinator");
        TestEnvironment.gateway.say("/api/nrm/v1/tasks", "{\"items\": [" + ONE + "]}");
        TestEnvironment.gateway.say(TASKS, "{\"items\": [" + ONE + "]}");
        TestEnvironment.gateway.say(TASKS + "/" + TASK, ONE);
        TestEnvironment.gateway.say("/api/nrm/v1/cases/" + CASE, """
                {"id": "%s", "reference": "7K2M-9Q00-X", "stage": "REFERRED", "ageGroup": "ADULT", "region": "GB-SCT",
                 "exploitation": ["LABOUR"],
                 "referredAt": "2026-01-05T09:00:00Z", "next": ["WITHDRAWN"], "version": 3}""".formatted(CASE));
    }

    @Test
    void ok_200_the_list_says_what_is_overdue_and_leads_to_the_task() {
        Browser browser = aBrowser();
        Document list = browser.open("/portal/desk/tasks");
        assertThat(list.select("tbody tr").text()).contains("7K2M-9Q00-X", "Ask the clinic", "1 Nov 2026", "Overdue");
        Document task = browser.open(list.select("tbody th a").attr("href"));
        assertThat(task.location()).endsWith(PAGE + "/tasks/" + TASK);
        assertThat(task.select("a[href$=/done], a[href$=/cancellation]")).hasSize(2);
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/tasks?lang=ar"));
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/tasks/" + TASK));
    }

    @Test
    void ok_303_a_task_is_added_from_the_case_and_done() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("section:has(h2#tasks) tbody").text()).contains("Ask the clinic", "Overdue", "Open");
        String add = page.select("section:has(h2#tasks) a[href$=/tasks/new]").attr("href");
        Document check = browser.send(browser.open(add), add, "what", "Call the school", "dueOn.day", "5", "dueOn.month", "12",
                "dueOn.year", "2026", "_go", "next");
        assertThat(check.select("dl").text()).contains("Call the school", "5 Dec 2026");
        TestEnvironment.gateway.say("POST " + TASKS, ONE);
        assertThat(browser.send(check, add, "_go", "send").select(".govuk-notification-banner").text()).contains("The task is added.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("what", "Call the school").put("dueOn", "2026-12-05"));
        String done = PAGE + "/tasks/" + TASK + "/done";
        TestEnvironment.gateway.say("POST " + TASKS + "/" + TASK + "/end", ONE.replace("OPEN", "DONE"));
        assertThat(browser.send(browser.open(done), done, "_go", "send").select(".govuk-notification-banner").text())
                .contains("The task is done.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("outcome", "DONE"));
        assertThat(TestEnvironment.gateway.last("POST").ifMatch()).isEqualTo("\"0\"");
    }

    @Test
    void ok_200_the_desk_of_a_regional_coordinator_says_what_she_sees_of_cases_and_lists_what_they_lack() {
        signInAs("GOVERNMENT", "regional-coordinator");
        assertThat(aBrowser().open("/portal/desk").select(".govuk-inset-text").text()).contains("without the person");
        TestEnvironment.gateway.say("/api/nrm/v1/cases/regional", """
                {"items":[{"id":"019a0000-0000-7000-8000-0000000000c9","reference":"QBE5-16CB-HA","region":"GB-SCT","stage":"RECOVERY",
                "referredAt":"2026-11-20T09:00:00Z","dueOn":"2026-11-24","due":"OVERDUE","coordinatedBy":[],"placeWanted":true}]}""");
        Document list = aBrowser().open("/portal/desk/regional-cases?lacks=NO_COORDINATOR");
        assertThat(list.select("table").text()).contains("QBE5-16CB-HA", "24 Nov 2026", "Overdue", "Yes");
        assertThat(list.select("table a[href*=/cases/]")).isEmpty();
        assertThat(TestEnvironment.gateway.requests.stream().filter(request -> request.path().equals("/api/nrm/v1/cases/regional")).toList().getLast().query()).contains("sort=DUE", "lacks=NO_COORDINATOR");
        signInAs("NGO", "case-coordinator");
        assertThat(aBrowser().open("/portal/desk").select(".govuk-inset-text")).isEmpty();
    }
}
