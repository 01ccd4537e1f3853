package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The register of workplaces: its records, possible duplicates side by side, and lists that are imported.
@QuarkusTest
class WorkplacePagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000041";
    private static final String OTHER = "0190b6d2-0000-7000-8000-000000000042";
    private static final String PAIR = "0190b6d2-0000-7000-8000-000000000043";
    private static final String LIST = "0190b6d2-0000-7000-8000-000000000044";
    private static final String API = "/api/inspection/v1";
    private static final String PAGE = "/portal/desk/workplaces/" + ID;
    private static final String LISTS = "/portal/desk/workplace-lists";

    @BeforeEach
    void asChief() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        is("OPEN", "");
        TestEnvironment.gateway.say(API + "/visits", "{\"items\":[]}");
        TestEnvironment.gateway.say(API + "/workplaces/" + ID + "/history", """
                {"items":[{"id":"%s","kind":"MOVED","from":"2026-02-01","reasons":[],"agency":"00000000-0000-7000-8000-000000000040","changedAt":"2026-02-03T09:00:00Z",
                  "before":{"kind":"ESTABLISHMENT","name":"Alpha Ltd","address":"9 Old Quay","sector":"Apparel","state":"OPEN"},"changed":["address","addressFrom"]},
                 {"id":"%s","kind":"EDITED","reasons":["FROM_LIST"],"agency":"00000000-0000-7000-8000-000000000040","changedAt":"2026-02-02T09:00:00Z",
                  "before":{"kind":"INFORMAL","name":"Alpha Ltd","address":"9 Old Quay","sector":"Apparel","region":"GB-ENG-NW","women":4,"osId":"GB2021250D1DTNZ",
                    "state":"OPEN"},"changed":["kind","region","isic","women","osId"]}]}""".formatted(PAIR, PAIR));
        pair("OPEN");
        list("RUNNING");
    }

    private static String workplace(String id, String name, String state, String more) {
        return """
                {"id":"%s","reference":"W-%s","kind":"ESTABLISHMENT","name":"%s","country":"GB","address":"1 Mill Road","sector":"Apparel","state":"%s",
                 "createdAt":"2026-01-05T09:30:00Z","possibleDuplicates":[],"listings":[]%s,"version":3}""".formatted(id, name.substring(0, 1), name, state, more);
    }

    private static void is(String state, String more) {
        TestEnvironment.gateway.say(API + "/workplaces/" + ID, workplace(ID, "Alpha Ltd", state, more));
    }

    private static void pair(String state) {
        String pair = """
                {"id":"%s","likeness":"NAME","state":"%s","noticedAt":"2026-02-03T09:00:00Z","reasons":[],"nameShare":100,"addressShare":80,"sameOsId":false,"one":%s,"other":%s}
                """.formatted(PAIR, state, workplace(ID, "Alpha Ltd", "OPEN", ""), workplace(OTHER, "Beta Inc", "OPEN", ",\"workers\":40"));
        TestEnvironment.gateway.say(API + "/duplicates/" + PAIR, pair);
        TestEnvironment.gateway.say(API + "/duplicates", "{\"items\":[" + pair + "]}");
    }

    private static void list(String state) {
        String list = """
                {"id":"%s","list":"Brand 2026","state":"%s","format":"CSV","size":900,"lastRow":41,"read":40,"imported":30,"matched":7,"rejected":3,"remarks":["WINDOWS_1252"],
                 "saidClosed":[{"id":"%s","reference":"W-7ZPK-3M0Q-VH","name":"Beta Inc"}],
                 "createdAt":"2026-11-28T21:30:00Z","changedAt":"2026-11-28T21:31:00Z"}""".formatted(LIST, state, OTHER);
        TestEnvironment.gateway.say(API + "/workplace-lists/" + LIST, list);
        TestEnvironment.gateway.say(API + "/workplace-lists", "{\"items\":[" + list + "]}");
    }

    @Test
    void ok_200_a_record_with_its_history_and_what_can_be_done_in_its_state() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        Document page = browser.open(PAGE);
        assertThat(page.select("section:has(h2#changes) tbody tr").get(0).text()).contains("Moved", "Address: 9 Old Quay", "At this address since: nothing was recorded")
                .doesNotContain("Apparel");
        assertThat(page.select("section:has(h2#changes) tbody tr").get(1).text())
                .contains("A list stated it", "Kind: Informal", "Region: ", "Economic activity (ISIC): nothing was recorded", "Women: 4", "OS ID: GB2021250D1DTNZ").doesNotContain("Old Quay");
        assertThat(page.select("main").text()).contains("Correct the record", "Move it to another address", "Close it").doesNotContain("Open it again", "Undo the merge");
        is("CLOSED", ",\"closedOn\":\"2026-03-01\",\"closedFor\":\"CEASED\"");
        assertThat(browser.open(PAGE).select("main").text()).contains("The business has ended", "Open it again").doesNotContain("Move it to another address");
        is("MERGED", ",\"mergedInto\":\"" + OTHER + "\"");
        Document merged = browser.open(PAGE);
        assertThat(merged.select("main").text()).contains("Merged into another record", "Undo the merge").doesNotContain("Correct the record", "Close it");
        assertThat(merged.select("a[href=/portal/desk/workplaces/" + OTHER + "]")).hasSize(1);
    }

    @Test
    void ok_200_workplaces_are_found_by_whatever_signs_their_name_has() {
        TestEnvironment.gateway.say(API + "/workplaces", "{\"items\":[],\"next\":null}");
        String name = "«Alpha» / “Béta” + 纺织（一）";
        Browser browser = aBrowser();
        Document list = browser.open("/portal/desk/workplaces?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        assertThat(list.select("#q").attr("value")).isEqualTo(name);
        assertThat(list.select("#q-error")).isEmpty();
        assertThat(TestEnvironment.gateway.requests).anyMatch(request -> request.path().equals(API + "/workplaces")
                && request.query() != null && request.query().contains("q=" + name));
        Document refused = browser.open("/portal/desk/workplaces?q=" + "x".repeat(201));
        assertThat(refused.select("#q-error").text()).contains("200 characters");
        assertThat(refused.select("#q").attr("value")).hasSize(201);
    }

    @Test
    void ok_303_a_workplace_is_moved_after_a_look_at_what_stands() {
        Browser browser = aBrowser();
        Document form = browser.open(PAGE + "/move");
        assertThat(form.select("main").text()).contains("Alpha Ltd").doesNotContain("1 Mill Road");
        assertThat(form.select("[name=address]").val()).isEmpty();
        Document place = browser.send(form, PAGE + "/move", "address", "9 New Quay", "from.day", "1", "from.month", "2", "from.year", "2026", "_go", "next");
        Document check = browser.send(place, PAGE + "/move", "_go", "next");
        assertThat(check.select("main").text()).contains("9 New Quay");
        TestEnvironment.gateway.say("POST " + API + "/workplaces/" + ID + "/move", workplace(ID, "Alpha Ltd", "OPEN", ""));
        Document done = browser.send(check, PAGE + "/move", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The workplace has moved.");
        FakeGateway.Request sent = TestEnvironment.gateway.last("POST");
        assertThat(sent.ifMatch()).isEqualTo("\"3\"");
        assertThat(new JsonObject(sent.body())).isEqualTo(new JsonObject().put("address", "9 New Quay").put("from", "2026-02-01"));
    }

    @Test
    void invalid_400_a_workplace_is_always_of_some_kind() {
        Browser browser = aBrowser();
        String page = PAGE + "/kind";
        Document form = browser.open(page);
        assertThat(form.select("input[name=kind]").eachAttr("value"))
                .containsExactly("ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL");
        assertThat(form.select("#kind-none")).isEmpty();
        Document again = browser.send(form, page, "kind", "", "_go", "send");
        assertThat(again.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#kind");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.method().equals("PATCH"));
    }

    @Test
    void ok_303_two_are_compared_and_merged() {
        Browser browser = aBrowser();
        Document queue = browser.open("/portal/desk/duplicates");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/duplicates"));
        assertThat(queue.select("tbody").text()).contains("Alpha Ltd", "Beta Inc", "Same name, similar address");
        String page = "/portal/desk/duplicates/" + PAIR;
        PageRulesTest.expectWhole(browser, browser.get(page));
        Document both = browser.open(page);
        assertThat(both.select("section:has(h2#sides) tbody").text()).contains("Name Alpha Ltd Beta Inc", "Address 1 Mill Road 1 Mill Road");
        assertThat(both.select("main").text()).contains("They are one: merge them", "They are not the same");
        Document form = browser.open(page + "/merge");
        Document check = browser.send(form, page + "/merge", "keep", "OTHER", "reasons", "SEEN_ON_SITE", "_go", "next");
        TestEnvironment.gateway.say("POST " + API + "/duplicates/" + PAIR + "/merge", "{\"id\":\"" + PAIR + "\",\"state\":\"MERGED\"}");
        Document done = browser.send(check, page + "/merge", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The two are one now.");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body()))
                .isEqualTo(new JsonObject().put("keep", "OTHER").put("reasons", new JsonArray().add("SEEN_ON_SITE")));
        pair("MERGED");
        assertThat(browser.open(page).select("main").text()).doesNotContain("They are one: merge them");
    }

    @Test
    void ok_303_a_list_is_sent_and_its_progress_shown() {
        Browser browser = aBrowser();
        Document lists = browser.open(LISTS);
        PageRulesTest.expectWhole(browser, browser.get(LISTS));
        assertThat(lists.select("tbody").text()).contains("Brand 2026", "Rows are being imported", "40");
        PageRulesTest.expectWhole(browser, browser.get(LISTS + "/new"));
        Document form = browser.open(lists.selectFirst("section a.govuk-button").attr("href"));
        TestEnvironment.gateway.say("POST " + API + "/workplace-lists", "{\"id\":\"" + LIST + "\",\"state\":\"RECEIVING\"}");
        TestEnvironment.gateway.say("PUT " + API + "/workplace-lists/" + LIST + "/content", "{\"id\":\"" + LIST + "\",\"state\":\"QUEUED\"}");
        byte[] file = "name;country\nMüller;DE\n".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer = browser.upload(form, LISTS + "/new", "file", "list.csv", file, "list", "Brand 2026", "country", "DE");
        assertThat(answer.uri().getPath()).isEqualTo(LISTS + "/" + LIST);
        Document page = browser.document(answer);
        assertThat(page.select(".govuk-notification-banner").text()).contains("The file is here.");
        assertThat(page.select("main").text()).contains("Rows read 40", "read as windows-1252", "Stop this import");
        assertThat(new JsonObject(TestEnvironment.gateway.last("POST").body())).isEqualTo(new JsonObject().put("list", "Brand 2026").put("country", "DE"));
        assertThat(TestEnvironment.gateway.last("PUT").content()).isEqualTo(file);
        list("DONE");
        Document done = browser.open(LISTS + "/" + LIST);
        assertThat(done.select("main").text()).doesNotContain("Stop this import");
        assertThat(done.select("section:has(h2#saidClosed) tbody a").eachAttr("href")).containsExactly("/portal/desk/workplaces/" + OTHER);
        assertThat(done.select("section:has(h2#saidClosed)").text()).contains("Open here, but closed by the list", "Beta Inc", "W-7ZPK-3M0Q-VH");
    }

    @Test
    void bad_400_a_list_without_a_name_or_a_file() {
        Browser browser = aBrowser();
        Document form = browser.open(LISTS + "/new");
        Document again = browser.document(browser.upload(form, LISTS + "/new", "file", "", new byte[0], "list", ""));
        assertThat(again.select(".govuk-error-summary").text()).contains("Enter the name of the list", "Choose a file");
        assertThat(TestEnvironment.gateway.requests.stream().filter(request -> !request.method().equals("GET"))).isEmpty();
    }

    @Test
    void forbidden_403_for_another_role() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        assertThat(aBrowser().get(LISTS + "/new").statusCode()).isEqualTo(403);
        assertThat(aBrowser().get(LISTS).statusCode()).isEqualTo(403);
        signInAs("NGO", "case-coordinator");
        assertThat(aBrowser().get("/portal/desk/duplicates").statusCode()).isEqualTo(403);
    }
}
