package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorklistTest extends PortalTest {

    @Test
    void ok_200_overdue_with_a_next_page() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/cases?due=overdue");
        assertThat(page.select("h1").text()).isEqualTo("Overdue case files");
        assertThat(page.select("tbody tr")).hasSize(12);
        assertThat(page.select("caption").text()).isEqualTo("Case files, the longest overdue first");
        assertThat(page.select("tbody tr").first().text()).contains("Overdue");
        browser.open(page.selectFirst("a[rel=next]").attr("href"));
        assertThat(TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast().query())
                .contains("due=overdue", "cursor=eyJhdCI6IjIwMjYifQ==");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().equals(FakeGateway.CASES)).isNotEmpty()
                .allSatisfy(r -> assertThat(r.purpose()).isEqualTo("IDENTIFICATION"));
    }

    @Test
    void ok_200_nothing_to_do() {
        TestEnvironment.gateway.say(FakeGateway.CASES, "{\"items\":[],\"next\":null}");
        assertThat(aBrowser().open("/portal/cases?due=soon").select("main").text()).contains("There is no case file in this list");
    }

    @Test
    void see_other_303_to_the_file_with_the_reference() {
        TestEnvironment.gateway.say(FakeGateway.SEARCHES, FakeGateway.recorded("cases"));
        Browser browser = aBrowser();
        find(browser, "  qbe5 16cb h ");
        FakeGateway.Request asked = TestEnvironment.gateway.last("POST");
        assertThat(asked.path()).isEqualTo(FakeGateway.SEARCHES);
        assertThat(asked.body()).isEqualTo("{\"reference\":\"qbe5 16cb h\"}");
        assertThat(asked.purpose()).isEqualTo("IDENTIFICATION");
        assertThat(TestEnvironment.gateway.requests).anyMatch(r -> r.method().equals("GET") && r.path().matches("/api/nrm/v1/cases/[0-9a-f-]{36}"));
    }

    @Test
    void bad_request_400_shows_an_unknown_or_empty_reference_again() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say(FakeGateway.SEARCHES, "{\"items\":[],\"next\":null}");
        assertUnknown(find(browser, "QBE5-16CB-H"), "QBE5-16CB-H");
        TestEnvironment.gateway.refuse(FakeGateway.SEARCHES, 400);
        assertUnknown(find(browser, "nonsense"), "nonsense");
        TestEnvironment.gateway.requests.clear();
        assertUnknown(find(browser, " "), "");
        assertThat(TestEnvironment.gateway.requests).noneMatch(r -> r.path().equals(FakeGateway.SEARCHES));
    }

    private static Document find(Browser browser, String reference) {
        var form = browser.open("/portal/cases").selectFirst("form[role=search]");
        form.selectFirst("input[name=reference]").attr("value", reference);
        return browser.document(browser.submit(form));
    }

    private static void assertUnknown(Document page, String typed) {
        assertThat(page.select(".govuk-error-summary").text()).contains("No case file of yours has this reference");
        assertThat(page.selectFirst("#reference").attr("value")).isEqualTo(typed);
        assertThat(page.select("tbody tr")).isNotEmpty();
    }

    @Test
    void forbidden_403_wrong_role() {
        TestEnvironment.gateway.refuse(FakeGateway.CASES, 403);
        Browser browser = aBrowser();
        var answer = browser.get("/portal/cases");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.document(answer).select("h1").text()).isEqualTo("Your role does not include this page");
    }

    @Test
    void away_503_when_the_service_is_away() {
        TestEnvironment.gateway.refuse(FakeGateway.CASES, 500);
        assertThat(aBrowser().get("/portal/cases").statusCode()).isEqualTo(503);
    }

    @Test
    void not_found_404_unknown_filter_or_cursor() {
        assertThat(aBrowser().get("/portal/cases?due=yesterday").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(FakeGateway.CASES, 400);
        assertThat(aBrowser().get("/portal/cases?cursor=x").statusCode()).isEqualTo(404);
    }
}
