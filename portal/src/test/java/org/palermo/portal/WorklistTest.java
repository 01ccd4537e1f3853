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
        assertThat(page.select("tbody tr").first().text()).contains("Overdue");
        browser.open(page.selectFirst("a[rel=next]").attr("href"));
        assertThat(Around.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast().query())
                .contains("due=overdue", "cursor=eyJhdCI6IjIwMjYifQ==");
        assertThat(Around.gateway.requests).filteredOn(r -> r.path().equals(FakeGateway.CASES)).isNotEmpty()
                .allSatisfy(r -> assertThat(r.purpose()).isEqualTo("IDENTIFICATION"));
    }

    @Test
    void ok_200_nothing_to_do() {
        Around.gateway.say(FakeGateway.CASES, "{\"items\":[],\"next\":null}");
        assertThat(aBrowser().open("/portal/cases?due=soon").select("main").text()).contains("There is no case file in this list");
    }

    @Test
    void forbidden_403_wrong_role() {
        Around.gateway.refuse(FakeGateway.CASES, 403);
        Browser browser = aBrowser();
        var answer = browser.get("/portal/cases");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.document(answer).select("h1").text()).isEqualTo("Your role does not include this page");
    }

    @Test
    void away_503_when_the_service_is_away() {
        Around.gateway.refuse(FakeGateway.CASES, 500);
        assertThat(aBrowser().get("/portal/cases").statusCode()).isEqualTo(503);
    }

    @Test
    void not_found_404_unknown_clock_or_cursor() {
        assertThat(aBrowser().get("/portal/cases?due=yesterday").statusCode()).isEqualTo(404);
        Around.gateway.refuse(FakeGateway.CASES, 400);
        assertThat(aBrowser().get("/portal/cases?cursor=x").statusCode()).isEqualTo(404);
    }
}
