package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Imports of files of case data: what they did, and how they are stopped.
@QuarkusTest
class ImportPagesTest extends PortalTest {
    private static final String ID = "0190b6d2-0000-7000-8000-000000000031";
    private static final String API = "/api/nrm/v1/htcds/files";
    private static final String ONE = API + "/" + ID;
    private static final String LIST = "/portal/desk/imports";
    private static final String PAGE = LIST + "/" + ID;

    @BeforeEach
    void asAuthority() {
        signInAs("COMPETENT_AUTHORITY", "competent-authority");
        is("RUNNING", "");
        TestEnvironment.gateway.say(ONE + "/report", """
                {"lines":[{"field":"prs_Gender","fate":"COERCED","trap":"LABEL_FOR_CODE","count":8,"rows":[{"from":3,"to":9},{"from":12,"to":12}],"more":false}]}""");
        TestEnvironment.gateway.say(ONE + "/rejected", query -> query.contains("after=17") ? "{\"items\":[{\"row\":40,\"reason\":\"region must be known\"}]}"
                : "{\"items\":[{\"row\":17,\"reason\":\"date of birth must be in the past\"}],\"next\":17}");
    }

    private static void is(String state, String more) {
        String one = """
                {"id":"%s","state":"%s","format":"XLSX","region":"GB-SCT","size":900,"received":900,"lastRow":41,"read":40,"imported":30,"matched":2,"notified":5,"rejected":3,
                 "createdAt":"2026-11-28T21:30:00Z","changedAt":"2026-11-28T21:31:00Z"%s}""".formatted(ID, state, more);
        TestEnvironment.gateway.say(API, "{\"items\":[" + one + "]}");
        TestEnvironment.gateway.say(ONE, one);
    }

    @Test
    void ok_200_an_import_says_how_far_it_is_and_what_it_did() {
        Browser browser = aBrowser();
        Document list = browser.open(LIST);
        PageRulesTest.expectWhole(browser, browser.get(LIST));
        assertThat(list.select("tbody").text()).contains("Rows are being imported", "Excel template", "Scotland");
        assertThat(list.select("tbody th a").attr("href")).isEqualTo(PAGE);
        Document page = browser.open(PAGE);
        PageRulesTest.expectWhole(browser, browser.get(PAGE));
        assertThat(page.select("section:has(h2#rows)").text()).contains("Imported as new files 30", "Rejected 3");
        assertThat(page.select("section:has(h2#report) tbody").text())
                .isEqualTo("Stored after a correction prs_Gender The label instead of the code 8 3–9, 12 No");
    }

    @Test
    void ok_200_the_rejected_rows_are_paged_by_the_row() {
        Browser browser = aBrowser();
        Document rows = browser.open(PAGE + "/rejected");
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "/rejected"));
        assertThat(rows.select("tbody").text()).isEqualTo("17 date of birth must be in the past");
        assertThat(browser.open(rows.selectFirst("a[rel=next]").attr("href")).select("tbody").text()).isEqualTo("40 region must be known");
    }

    @Test
    void ok_303_an_import_is_stopped_while_it_is_not_over() {
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE).select("main").text()).contains("Stop this import");
        Document check = browser.open(PAGE + "/cancellation");
        TestEnvironment.gateway.say("DELETE " + ONE, "{\"id\":\"" + ID + "\",\"state\":\"CANCELLED\"}");
        Document done = browser.send(check, PAGE + "/cancellation", "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The import is stopped.");
        assertThat(TestEnvironment.gateway.last("DELETE").path()).isEqualTo(ONE);
    }

    @Test
    void ok_200_a_failed_import_says_why_and_can_not_be_stopped() {
        is("FAILED", ",\"failure\":\"BROKEN\"");
        assertThat(aBrowser().open(PAGE).select("main").text()).contains("The file is cut off or damaged after the last row.").doesNotContain("Stop this import");
    }

    @Test
    void forbidden_403_for_another_role() {
        signInAs("NGO", "case-coordinator");
        assertThat(aBrowser().get(LIST).statusCode()).isEqualTo(403);
        assertThat(aBrowser().get(PAGE + "/cancellation").statusCode()).isEqualTo(403);
    }
}
