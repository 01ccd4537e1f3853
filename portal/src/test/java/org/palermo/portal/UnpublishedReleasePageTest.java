package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A release before it is published: its charts and tables beside those of the last published release.
@QuarkusTest
class UnpublishedReleasePageTest extends PortalTest {
    private static final String ID = "01a21047-d097-7e62-9815-29be2eba9571";
    private static final String RELEASE = "/api/nrm/v1/statistics-releases/" + ID;
    private static final String RECORD = "/portal/desk/statistics-releases/" + ID;
    private static final String PAGE = RECORD + "/figures";
    private static final String MORE = """
            {"name":"referrals-by-sex","title":"Referrals by sex","labels":["Year","Quarter","Sex"],"figures":["Referrals"],"rows":[
             {"labels":["2026","Total","Total"],"figures":[10342]},
             {"labels":["2026","Q2","Total"],"figures":[null]},{"labels":["2026","Q3","Total"],"figures":[5310]}]},
            {"name":"referrals-by-region","title":"Referrals by region","labels":["Year","Quarter","Region"],"figures":["Referrals"],
             "rows":[{"labels":["2026","Total","GB-ENG-LDN"],"figures":[6100]}]},
            """;

    @BeforeEach
    void a_third_revision_that_is_not_published() {
        String published = FakeGateway.recorded("statistics").replaceFirst("\"tables\": \\[", "\"tables\": [" + MORE);
        TestEnvironment.gateway.say(FakeGateway.STATISTICS, published);
        TestEnvironment.gateway.say(RELEASE, unpublished(published).replace("5171", "5180"));
    }

    private static String unpublished(String published) {
        return published.replaceFirst("\"publishedAt\": \"[^\"]*\",", "").replace("\"revision\": 2", "\"revision\": 3");
    }

    /// A section of the page.
    private static Element section(Document page, String id) {
        return page.selectFirst("section[aria-labelledby=" + id + "]");
    }

    @Test
    void ok_200_each_chart_stands_beside_the_published_one() {
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("h1").text()).isEqualTo("Statistics of 2026-Q3: not published yet");
        assertThat(page.select("main").text()).contains("It is compared with 2026-Q3, revision 2, which is published.");
        assertThat(page.select(".palermo-pair h2").eachText()).startsWith(
                "2026-Q3, revision 3, not published Referrals, by quarter", "2026-Q3, revision 2, published Referrals, by quarter");
        for (String id : new String[] {"trend", "trend-published"}) {
            Element trend = section(page, id);
            assertThat(trend.select("tbody tr").eachText()).containsExactly("2026-Q2 hidden", "2026-Q3 5,310");
            assertThat(trend.select("figcaption").text()).contains("2026-Q2: hidden; 2026-Q3: 5,310.");
            assertThat(trend.select("svg rect[fill=url(#" + id + "-hatch)]")).hasSize(1);
        }
        assertThat(page.select("figure")).hasSize(6);
        assertThat(section(page, "map-published").select("tbody tr").eachText()).contains("London (LDN) 6,100");
        assertThat(page.select("main a.govuk-button").attr("href")).isEqualTo(RECORD + "/publish");
    }

    @Test
    void ok_200_the_contents_lead_to_each_chart_and_table_of_the_release() {
        Document page = aBrowser().open(PAGE);
        var contents = page.select("nav[aria-labelledby=contents] a");
        assertThat(contents.eachAttr("href")).startsWith("#trend", "#flow", "#map", "#indicators", "#referrals-by-sex", "#referrals-by-region")
                .doesNotHaveDuplicates().allSatisfy(href -> assertThat(page.select("h2" + href)).hasSize(1));
        assertThat(contents.eachText()).contains("Referrals, by quarter").doesNotContain("");
    }

    @Test
    void the_release_is_read_in_the_name_of_the_reader_and_the_published_ones_in_nobodys() {
        aBrowser().open(PAGE);
        assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().equals(RELEASE)).singleElement()
                .satisfies(request -> {
                    assertThat(request.authorization()).startsWith("Bearer ");
                    assertThat(request.purpose()).isEqualTo("OVERSIGHT");
                });
        assertThat(TestEnvironment.gateway.requests).filteredOn(request -> request.path().equals(FakeGateway.STATISTICS)).singleElement()
                .satisfies(request -> assertThat(request.authorization()).isNull());
    }

    @Test
    void ok_200_figures_that_differ_from_the_published_ones_are_counted_and_marked() {
        Document page = aBrowser().open(PAGE);
        Element changed = section(page, "reasonable-grounds");
        assertThat(changed.select("p").text()).isEqualTo("One figure that is in both releases differs. It is marked ≠.");
        assertThat(changed.select("tbody tr").getLast().select("td").last().text()).isEqualTo("5,180 ≠ differs from the published release");
        assertThat(page.select(".palermo-differs")).hasSize(1);
        assertThat(section(page, "reasonable-grounds-published").select("tbody tr").getLast().select("td").last().text()).isEqualTo("5,171");
        assertThat(section(page, "referrals-by-sex").select("p").text()).isEqualTo("All figures that are in both releases are the same.");
    }

    @Test
    void ok_200_a_figure_that_is_hidden_in_one_release_only_differs() {
        String published = FakeGateway.recorded("statistics");
        TestEnvironment.gateway.say(FakeGateway.STATISTICS, published);
        TestEnvironment.gateway.say(RELEASE, unpublished(published).replace("5171", "null").replace("15303", "15304"));
        assertThat(section(aBrowser().open(PAGE), "reasonable-grounds").select("p").text())
                .isEqualTo("2 figures that are in both releases differ. They are marked ≠.");
    }

    @Test
    void ok_200_another_year_shares_no_figure() {
        TestEnvironment.gateway.say(FakeGateway.RELEASES, "{\"items\":[{\"quarter\":\"2025-Q4\",\"revision\":1}]}");
        TestEnvironment.gateway.say("/api/nrm/v1/statistics/GB/2025-Q4", FakeGateway.recorded("statistics").replace("2026-Q3", "2025-Q4")
                .replace("\"2026\"", "\"2025\""));
        Document page = aBrowser().open(PAGE);
        assertThat(section(page, "reasonable-grounds").select("p").text()).isEqualTo("No figure of this table is in both releases.");
        assertThat(page.select("main").text()).contains("The published release has nothing to compare with this.");
    }

    @Test
    void ok_200_both_trends_show_the_chosen_figure() {
        Document page = aBrowser().open(PAGE + "?figure=REASONABLE_GROUNDS");
        assertThat(page.select("option[selected]").text()).isEqualTo("Reasonable-grounds decisions");
        assertThat(section(page, "trend").select("tbody tr").eachText()).containsExactly("2026-Q3 5,180");
        assertThat(section(page, "trend-published").select("tbody tr").eachText()).containsExactly("2026-Q3 5,171");
        assertThat(page.select("form[method=get]").eachAttr("action")).contains(PAGE + "#trend");
    }

    @Test
    void ok_200_the_first_release_stands_alone() {
        TestEnvironment.gateway.say(FakeGateway.RELEASES, "{\"items\":[{\"quarter\":\"2026-Q4\",\"revision\":1}]}");
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("Nothing is published up to this quarter");
        assertThat(page.select("figure")).hasSize(3);
        assertThat(page.select(".palermo-pair, .palermo-differs")).isEmpty();
    }

    @Test
    void ok_200_without_the_published_release_when_it_cannot_be_read() {
        TestEnvironment.gateway.refuse(FakeGateway.STATISTICS, 500);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("main").text()).contains("The published statistics of 2026-Q3 can’t be shown now.");
        assertThat(page.select("figure")).hasSize(3);
    }

    @Test
    void a_published_release_leads_to_the_page_for_everybody() {
        TestEnvironment.gateway.say(RELEASE, FakeGateway.recorded("statistics"));
        HttpResponse<String> answer = aBrowser().get(PAGE);
        assertThat(answer.uri().getPath()).isEqualTo("/portal/statistics");
        assertThat(answer.uri().getQuery()).isEqualTo("country=GB&quarter=2026-Q3");
    }

    @Test
    void the_page_of_the_release_leads_here_until_it_is_published() {
        assertThat(aBrowser().open(RECORD).select("section:has(h2#compared) a").attr("href")).isEqualTo(PAGE);
        TestEnvironment.gateway.say(RELEASE, FakeGateway.recorded("statistics"));
        assertThat(aBrowser().open(RECORD).select("a[href$=/figures]")).isEmpty();
    }

    @Test
    void the_page_of_the_release_says_tables_and_shares_as_the_reader_reads_them() {
        Document page = aBrowser().open(RECORD);
        assertThat(page.select("section:has(h2#indicators) tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("Mechanism was working", "42%"))
                .anySatisfy(row -> assertThat(row).contains("Health", "67%"));
        assertThat(page.select("section:has(h2#tables) tbody").text()).contains("Adult (18 or over): Reasonable grounds positive");
        Document french = aBrowser().open(RECORD + "?lang=fr");
        assertThat(french.select("section:has(h2#tables) tbody").text())
                .contains("Orientations par sexe", "Année").doesNotContain("Year,", "Adult (", "Referrals");
        assertThat(french.select("section:has(h2#indicators) tbody").text()).contains("42 %");
    }

    @Test
    void forbidden_403_not_found_404_away_503() {
        TestEnvironment.gateway.refuse(FakeGateway.RELEASES, 500);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(503);
        for (int status : new int[] {403, 404, 503}) {
            TestEnvironment.gateway.refuse(RELEASE, status);
            assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar", "ru", "zh"})
    void the_page_is_complete_in_each_language(String language) {
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE + "?lang=" + language);
        PageRulesTest.expectWhole(browser, answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.document(answer).select("html").attr("lang")).isEqualTo(language);
        assertThat(browser.document(answer).select("main").text()).doesNotContain("chart.", "released.", "compare.");
    }
}
