package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The export of the worklist.
@QuarkusTest
class WorklistExportPagesTest extends WorklistTest {
    private static final String EXPORT = LIST + "/export";
    private static final String EXPORTS = "/api/nrm/v1/cases/exports";

    @Test
    void ok_200_an_export_asks_for_a_purpose_and_downloads_the_filtered_list() {
        TestEnvironment.gateway.say(EXPORTS + "/size", "{\"cases\": 2000, \"most\": 2000, \"more\": true}");
        byte[] csv = "reference\r\n7K2M-9Q00-X\r\n".getBytes(StandardCharsets.UTF_8);
        TestEnvironment.gateway.file(EXPORTS, "text/csv; charset=utf-8", "attachment", csv);
        Browser browser = aBrowser();
        Document list = browser.open(LIST + "?due=overdue&region=GB-ENG-LDN");
        Document form = browser.open(list.select("a.govuk-button").stream().filter(a -> a.text().equals("Export this list")).findFirst()
                .orElseThrow().attr("href"));
        assertThat(form.location()).endsWith(EXPORT + "?due=overdue&region=GB-ENG-LDN&sort=due");
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
}
