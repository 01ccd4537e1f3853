package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The published statistics: public, as tables and as files.
@QuarkusTest
class StatisticsPageTest extends PortalTest {

    @Test
    void ok_200_the_latest_quarter_without_sign_in() {
        Document page = aBrowser().open("/portal/statistics?country=GB");
        assertThat(page.select("h1").text()).contains("Published statistics", "United Kingdom");
        assertThat(page.select("nav.palermo-tabs a").eachText()).containsExactly("2026-Q3", "2026-Q2");
        assertThat(page.select("nav.palermo-tabs a[aria-current=page]").text()).isEqualTo("2026-Q3");
        assertThat(page.text()).contains("revision 2", "97 of 812 are not shown");
        assertThat(TestEnvironment.gateway.requests).allSatisfy(r -> assertThat(r.authorization()).isNull());
    }

    @Test
    void ok_200_a_signed_in_reader_keeps_the_navigation() {
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        Document page = browser.open("/portal/statistics");
        assertThat(page.select("header nav a").eachText()).contains("This morning", "Statistics");
        assertThat(page.select("header nav a[aria-current=page]").text()).isEqualTo("Statistics");
    }

    @Test
    void ok_200_tables_have_captions_and_headings_and_mark_suppressed_figures() {
        Document page = aBrowser().open("/portal/statistics");
        var table = page.selectFirst("section[aria-labelledby=reasonable-grounds] table");
        assertThat(table.select("caption").text()).isEqualTo("Reasonable-grounds decisions by age and outcome");
        assertThat(table.select("thead th[scope=col]")).hasSize(12);
        assertThat(table.select("tbody th[scope=row]")).hasSize(4);
        assertThat(table.select("tbody tr").getLast().text()).contains("1,040");
        assertThat(table.select("tbody tr").getLast().select("td .govuk-visually-hidden").eachText()).hasSize(2).containsOnly("Not shown, so that nobody can be recognised");
        var indicators = page.select("section[aria-labelledby=indicators] tbody tr").eachText();
        assertThat(indicators.getFirst()).isEqualTo("Regions with a fully operational mechanism 2026-Q3 5 12 42 %");
        assertThat(indicators.get(2)).contains("Money", "*").doesNotContain("%");
        assertThat(indicators.getLast()).startsWith("Another indicator");
    }

    @Test
    void ok_200_the_contents_lead_to_each_chart_and_table() {
        Document page = aBrowser().open("/portal/statistics?country=GB");
        var contents = page.select("nav[aria-labelledby=contents]");
        assertThat(contents.select("h2").text()).isEqualTo("On this page");
        assertThat(contents.select("a").eachText()).containsExactlyElementsOf(page.select("section[aria-labelledby] > h2").eachText());
        assertThat(contents.select("a").eachAttr("href")).contains("#indicators", "#reasonable-grounds").doesNotHaveDuplicates()
                .allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
        assertThat(aBrowser().open("/portal/statistics?country=GB&lang=fr").select("#contents").text()).isEqualTo("Sur cette page");
    }

    @Test
    void ok_200_each_table_can_be_downloaded() {
        Document page = aBrowser().open("/portal/statistics");
        assertThat(page.select("a[download]").eachAttr("href")).containsExactly("/api/nrm/v1/statistics/GB/2026-Q3/workbook.xlsx",
                "/api/nrm/v1/statistics/GB/2026-Q3/tables/ctdc.csv", "/api/nrm/v1/statistics/GB/2026-Q3/tables/indicators.csv",
                "/api/nrm/v1/statistics/GB/2026-Q3/tables/reasonable-grounds.csv");
    }

    @Test
    void ok_200_nothing_is_published() {
        TestEnvironment.gateway.say(FakeGateway.RELEASES, "{\"items\":[]}");
        assertThat(aBrowser().open("/portal/statistics").select("main").text()).contains("No statistics of this country are published yet");
    }

    @Test
    void not_found_404_another_quarter_away_503_when_the_service_is_away() {
        assertThat(aBrowser().get("/portal/statistics?quarter=2019-Q1").statusCode()).isEqualTo(404);
        assertThat(aBrowser().get("/portal/statistics?quarter=%3Cb%3E").statusCode()).isEqualTo(404);
        TestEnvironment.gateway.refuse(FakeGateway.STATISTICS, 500);
        assertThat(aBrowser().get("/portal/statistics").statusCode()).isEqualTo(503);
        TestEnvironment.gateway.refuse(FakeGateway.RELEASES, 500);
        assertThat(aBrowser().get("/portal/statistics").statusCode()).isEqualTo(503);
    }
}
