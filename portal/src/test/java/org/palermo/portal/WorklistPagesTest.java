package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// The worklist as a whole: filters that a person keeps, the export, cases that are ticked, and the calendar.
@QuarkusTest
class WorklistPagesTest extends PortalTest {
    private static final String LIST = "/portal/desk/cases";
    private static final String EXPORT = LIST + "/export";
    private static final String CASE = "01900000-0000-7000-8000-000000000000";
    private static final String OTHER = "01900000-0000-7000-8000-000000000001";
    private static final String FILTER = "0190b6d2-0000-7000-8000-0000000000a1";
    private static final String OMAR = "00000000-0000-7000-8000-0000000000c2";
    private static final String HARBOUR = "00000000-0000-7000-8000-000000000012";
    private static final String FILTERS = "/api/nrm/v1/worklist-filters";
    private static final String EXPORTS = "/api/nrm/v1/cases/exports";
    private static final String CALENDAR = "/api/nrm/v1/calendar";

    private static List<FakeGateway.Request> asked(String path) {
        return TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(path)).toList();
    }

    /// Sends a form as a browser does: what it carries, and what was chosen.
    private static HttpResponse<String> submit(Browser browser, Element form, String action, String... chosen) {
        StringBuilder body = new StringBuilder();
        form.select("input[type=hidden]").forEach(i -> add(body, i.attr("name"), i.attr("value")));
        for (int i = 0; i < chosen.length; i += 2) {
            add(body, chosen[i], chosen[i + 1]);
        }
        return browser.post(action, body.toString());
    }

    private static void add(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&").append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static void lists(String path, String item) {
        TestEnvironment.gateway.say(path, "{\"items\": [" + item + "], \"next\": null}");
    }

    private static void keeps() {
        TestEnvironment.gateway.say(FILTERS, """
                {"items": [{"id": "%s", "name": "Late children", "due": "overdue", "ageGroup": "CHILD", "sort": "due",
                            "savedAt": "2026-01-05T09:00:00Z"}], "next": null}""".formatted(FILTER));
    }

    // Filters that a person keeps.

    @Test
    void ok_200_kept_filters_stand_above_the_list_and_open_it() {
        keeps();
        Browser browser = aBrowser();
        Document list = browser.open(LIST);
        Element kept = list.selectFirst("nav[aria-labelledby=kept] a");
        assertThat(kept.text()).isEqualTo("Late children");
        assertThat(kept.attr("href")).isEqualTo(LIST + "?due=overdue&ageGroup=CHILD&sort=due");
        browser.open(kept.attr("href"));
        assertThat(asked(FakeGateway.CASES).getLast().query()).contains("due=overdue", "ageGroup=CHILD", "sort=due");
        PageRulesTest.expectWhole(browser, browser.get(LIST + "?lang=ar"));
    }

    @Test
    void ok_200_the_chosen_filters_are_kept_under_a_name() {
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
                .isEqualTo(new JsonObject().put("name", "Late").put("due", "overdue").put("recoveryWithin", 7));
    }

    @Test
    void conflict_409_a_filter_too_many_says_what_to_do() {
        TestEnvironment.gateway.problem("POST " + FILTERS, 409, "worklist-filter:too-many");
        Browser browser = aBrowser();
        Document form = browser.open(LIST + "/filters/new");
        Document again = browser.send(form, LIST + "/filters/new", "name", "Late", "_go", "send");
        assertThat(again.select(".govuk-error-summary").text()).contains("You have 20 saved filters. Delete one first.");
    }

    @Test
    void ok_200_kept_filters_are_deleted() {
        keeps();
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

    // The export.

    @Test
    void ok_200_an_export_asks_for_a_purpose_and_downloads_the_filtered_list() {
        TestEnvironment.gateway.say(EXPORTS + "/size", "{\"cases\": 2000, \"most\": 2000, \"more\": true}");
        byte[] csv = "reference\r\n7K2M-9Q00-X\r\n".getBytes(StandardCharsets.UTF_8);
        TestEnvironment.gateway.file(EXPORTS, "text/csv; charset=utf-8", "attachment", csv);
        Browser browser = aBrowser();
        Document list = browser.open(LIST + "?due=overdue&region=GB-ENG-LDN");
        Document form = browser.open(list.select("a.govuk-button").stream().filter(a -> a.text().equals("Export this list")).findFirst()
                .orElseThrow().attr("href"));
        assertThat(form.location()).endsWith(EXPORT + "?due=overdue&region=GB-ENG-LDN");
        assertThat(form.select("main").text()).contains("The file has 2,000 cases.", "A file has at most 2,000", "Overdue", "London");
        assertThat(asked(EXPORTS + "/size").getLast().query()).contains("due=overdue", "region=GB-ENG-LDN");
        Document missing = browser.send(form, EXPORT, "number", "Mai Tran");
        assertThat(missing.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#purpose", "#number");
        assertThat(asked(EXPORTS)).isEmpty();
        HttpResponse<String> file = submit(browser, missing.selectFirst("form[action=" + EXPORT + "]"), EXPORT, "purpose", "PROCEEDINGS",
                "number", "T-2026-113", "format", "CSV");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"cases-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(file.body()).isEqualTo("reference\r\n7K2M-9Q00-X\r\n");
        assertThat(asked(EXPORTS)).singleElement().satisfies(request -> {
            assertThat(request.purpose()).isEqualTo("PROCEEDINGS; T-2026-113");
            assertThat(request.query()).contains("due=overdue", "region=GB-ENG-LDN", "format=CSV");
        });
        PageRulesTest.expectWhole(browser, browser.get(EXPORT + "?due=overdue&lang=ar"));
    }

    @Test
    void bad_400_a_number_that_the_service_refuses_is_named() {
        TestEnvironment.gateway.say(EXPORTS + "/size", "{\"cases\": 1, \"most\": 2000, \"more\": false}");
        TestEnvironment.gateway.refuseFields("GET " + EXPORTS, "X-Purpose");
        Browser browser = aBrowser();
        HttpResponse<String> again = submit(browser, browser.open(EXPORT).selectFirst("form[action=" + EXPORT + "]"), EXPORT,
                "purpose", "OVERSIGHT", "number", "abcdef1", "format", "XLSX");
        assertThat(again.statusCode()).isEqualTo(400);
        Document page = browser.document(again);
        assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#number");
        assertThat(page.select("#purpose option[selected]").attr("value")).isEqualTo("OVERSIGHT");
        assertThat(page.select("#number").attr("value")).isEqualTo("abcdef1");
    }

    @Test
    void ok_200_a_list_without_cases_has_no_file_and_a_wrong_filter_no_page() {
        TestEnvironment.gateway.say(EXPORTS + "/size", "{\"cases\": 0, \"most\": 2000, \"more\": false}");
        Browser browser = aBrowser();
        Document page = browser.open(EXPORT + "?due=overdue");
        assertThat(page.select("main").text()).contains("No case is in this list.");
        assertThat(page.select("main form")).isEmpty();
        TestEnvironment.gateway.refuse(EXPORTS + "/size", 400);
        assertThat(browser.get(EXPORT + "?due=yesterday").statusCode()).isEqualTo(404);
    }

    @Test
    void forbidden_403_only_an_authority_exports() {
        signInAs("NGO", "first-responder");
        Browser browser = aBrowser();
        assertThat(browser.open(LIST).text()).contains("Save these filters").doesNotContain("Export this list");
        assertThat(browser.get(EXPORT).statusCode()).isEqualTo(403);
        assertThat(asked(EXPORTS + "/size")).isEmpty();
    }

    // Cases that are ticked.

    private static Document chosen(Browser browser, String task, String... ids) {
        Element form = browser.open(LIST).selectFirst("form:has(table)");
        assertThat(form.select("button[formaction=" + task + "]")).hasSize(1);
        String[] ticked = Stream.of(ids).flatMap(id -> Stream.of("cases", form.selectFirst("#choose-" + id).attr("value")))
                .toArray(String[]::new);
        return browser.document(submit(browser, form, task, ticked));
    }

    @Test
    void ok_200_ticked_cases_are_given_to_a_caseworker_and_each_result_is_said() {
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

    // The calendar.

    private static void comes(boolean more) {
        TestEnvironment.gateway.say(CALENDAR, """
                {"days": 7, "more": %s, "items": [
                  {"id": "11111111-1111-3111-8111-111111111111", "what": "TERM", "caseFile": "%s", "reference": "7K2M-9Q00-X",
                   "on": "2026-12-01"},
                  {"id": "22222222-2222-3222-8222-222222222222", "what": "HEARING", "caseFile": "%s", "reference": "7K2M-9Q01-X",
                   "at": "2026-12-02T10:00:00Z"}]}""".formatted(more, CASE, OTHER));
    }

    @Test
    void ok_200_the_calendar_lists_what_is_to_come_and_leads_to_the_cases() {
        comes(false);
        signInAs("NGO", "case-coordinator");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/calendar?days=30");
        assertThat(asked(CALENDAR).getLast().query()).isEqualTo("days=30");
        assertThat(page.select("tbody tr").eachText()).satisfiesExactly(
                first -> assertThat(first).contains("7K2M-9Q00-X", "Last day of the term", "1 Dec 2026"),
                second -> assertThat(second).contains("7K2M-9Q01-X", "Hearing", "2 Dec 2026"));
        assertThat(page.selectFirst("tbody a").attr("href")).isEqualTo(LIST + "/" + CASE);
        assertThat(page.select("main").text()).doesNotContain("There may be more");
        comes(true);
        assertThat(browser.open("/portal/desk/calendar").select("main").text()).contains("There may be more: at most 500 cases");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/calendar?lang=ar"));
    }

    @Test
    void ok_200_the_calendar_is_downloaded_with_references_and_kinds_only() {
        comes(true);
        Browser browser = aBrowser();
        String link = browser.open("/portal/desk/calendar?days=90").select("a.govuk-button").stream()
                .filter(a -> a.text().equals("Download for your calendar")).findFirst().orElseThrow().attr("href");
        assertThat(link).isEqualTo("/portal/desk/calendar/file?days=90");
        HttpResponse<String> file = browser.get(link);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"cases.ics\"");
        assertThat(file.body()).contains("UID:11111111-1111-3111-8111-111111111111", "DTSTART;VALUE=DATE:20261201",
                "SUMMARY:Last day of the term 7K2M-9Q00-X", "DTSTART:20261202T100000Z", "SUMMARY:Hearing 7K2M-9Q01-X",
                        "DESCRIPTION:There may be more")
                .doesNotContain(CASE, OTHER);
        assertThat(browser.get(link + "&lang=ar").body()).contains("SUMMARY:جلسة 7K2M-9Q01-X");
        assertThat(asked(CALENDAR).getLast().query()).isEqualTo("days=90");
    }

    @Test
    void forbidden_403_and_away_503_have_pages() {
        TestEnvironment.gateway.refuse(CALENDAR, 403);
        Browser browser = aBrowser();
        assertThat(browser.get("/portal/desk/calendar/file").statusCode()).isEqualTo(403);
        TestEnvironment.gateway.refuse(CALENDAR, 503);
        assertThat(browser.get("/portal/desk/calendar/file").statusCode()).isEqualTo(503);
        signInAs("POLICE", "first-responder");
        assertThat(aBrowser().get("/portal/desk/calendar").statusCode()).isEqualTo(403);
    }
}
