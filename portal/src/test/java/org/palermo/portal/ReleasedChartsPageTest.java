package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The charts of the published statistics: pictures with a text and a table that say the same.
@QuarkusTest
class ReleasedChartsPageTest extends PortalTest {
    private static final String BEFORE = "/api/nrm/v1/statistics/GB/2025-Q4";
    private static final String MORE = """
            {"name":"referrals-by-sex","title":"Referrals by sex","labels":["Year","Quarter","Sex"],"figures":["Referrals"],"rows":[
             {"labels":["2026","Total","Total"],"figures":[15800]},{"labels":["2026","Total","FEMALE"],"figures":[11200]},
             {"labels":["2026","Q1","Total"],"figures":[5032]},{"labels":["2026","Q2","Total"],"figures":[null]},
             {"labels":["2026","Q3","Total"],"figures":[5310]}]},
            {"name":"referrals-by-region","title":"Referrals by region","labels":["Year","Quarter","Region"],"figures":["Referrals"],
             "rows":[
             {"labels":["2026","Total","Total"],"figures":[15800]},{"labels":["2026","Total","GB-ENG-LDN"],"figures":[6100]},
             {"labels":["2026","Total","GB-ENG-NE"],"figures":[null]},{"labels":["2026","Total","GB-SCT"],"figures":[0]},
             {"labels":["2026","Q3","GB-ENG-NW"],"figures":[77]}]},
            """;
    private static final String YEAR_BEFORE = """
            {"country":"GB","quarter":"2025-Q4","revision":1,"indicators":[],"tables":[
             {"name":"referrals-by-sex","title":"Referrals by sex","labels":["Year","Quarter","Sex"],"figures":["Referrals"],"rows":[
              {"labels":["2025","Q3","Total"],"figures":[4100]},{"labels":["2025","Q4","Total"],"figures":[4200]}]}]}
            """;

    @BeforeEach
    void release_with_charts() {
        TestEnvironment.gateway.say(FakeGateway.STATISTICS, recorded("statistics").replaceFirst("\"tables\": \\[", "\"tables\": [" + MORE));
    }

    private static String recorded(String name) {
        try (var in = ReleasedChartsPageTest.class.getResourceAsStream("/answers/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A section of the page.
    private static Element chart(Document page, String id) {
        return page.selectFirst("section[aria-labelledby=" + id + "]");
    }

    @Test
    void ok_200_a_trend_says_each_quarter_in_the_picture_the_text_and_the_table() {
        Element trend = chart(aBrowser().open("/portal/statistics?country=GB"), "trend");
        assertThat(trend.select("h2").text()).isEqualTo("Referrals, by quarter");
        assertThat(trend.select("figcaption").text()).contains("2026-Q1: 5,032; 2026-Q2: hidden; 2026-Q3: 5,310.", "It is not zero.");
        assertThat(trend.select("tbody tr").eachText()).containsExactly("2026-Q1 5,032", "2026-Q2 hidden", "2026-Q3 5,310");
        assertThat(trend.select("svg text").eachText()).contains("2026-Q2", "hidden").doesNotContain("0");
        assertThat(trend.select("svg rect[fill=url(#trend-hatch)]")).hasSize(1);
        assertThat(trend.select("figure + div table")).as("the table stands right below").hasSize(1);
        Element svg = trend.selectFirst("svg");
        assertThat(svg.attr("role")).isEqualTo("img");
        assertThat(svg.attr("aria-describedby")).isEqualTo(trend.selectFirst("figcaption").id());
    }

    @Test
    void ok_200_a_trend_shows_another_figure_and_keeps_country_and_quarter() {
        Document page = aBrowser().open("/portal/statistics?country=GB&quarter=2026-Q3&figure=REASONABLE_GROUNDS_POSITIVE");
        Element trend = chart(page, "trend");
        assertThat(trend.select("tbody tr").eachText()).containsExactly("2026-Q3 hidden");
        assertThat(trend.select("option[selected]").text()).isEqualTo("Reasonable grounds: positive");
        assertThat(trend.select("option").eachText())
                .containsExactly("Referrals", "Reasonable-grounds decisions", "Reasonable grounds: positive");
        assertThat(trend.select("input[type=hidden]").eachAttr("value")).containsExactly("GB", "2026-Q3");
        assertThat(page.select(".palermo-footer__links a[hreflang=fr]").attr("href")).contains("figure=REASONABLE_GROUNDS_POSITIVE");
        Element unknown = chart(aBrowser().open("/portal/statistics?figure=%3Cb%3E"), "trend");
        assertThat(unknown.select("option[selected]").text()).isEqualTo("Referrals");
    }

    @Test
    void ok_200_a_trend_begins_in_the_year_before_when_that_is_published() {
        TestEnvironment.gateway.say(FakeGateway.RELEASES, """
                {"items":[{"quarter":"2026-Q3","revision":1},{"quarter":"2025-Q4","revision":1}]}""");
        TestEnvironment.gateway.say(BEFORE, YEAR_BEFORE);
        assertThat(chart(aBrowser().open("/portal/statistics?quarter=2026-Q3"), "trend").select("tbody th").eachText())
                .containsExactly("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3");
        TestEnvironment.gateway.refuse(BEFORE, 500);
        Element without = chart(aBrowser().open("/portal/statistics?quarter=2026-Q3"), "trend");
        assertThat(without.select("tbody tr")).hasSize(3);
        assertThat(without.select("figcaption").text()).contains("The figures of 2025 can’t be shown now.");
    }

    @Test
    void ok_200_the_flow_from_referral_to_decision_hides_a_sum_with_a_hidden_part() {
        Element flow = chart(aBrowser().open("/portal/statistics"), "flow");
        assertThat(flow.select("tbody tr").eachText())
                .containsExactly("Referrals 15,800", "Reasonable-grounds decisions 15,303", "Reasonable grounds: positive hidden");
        assertThat(flow.select("figcaption").text()).contains(
                "Referrals: 15,800; Reasonable-grounds decisions: 15,303; Reasonable grounds: positive: hidden.", "A decision counts on the day on which it was made");
    }

    @Test
    void ok_200_the_map_has_a_tile_for_each_region_of_the_country() {
        Element map = chart(aBrowser().open("/portal/statistics"), "map");
        assertThat(map.select("svg rect.palermo-chart__shape")).hasSize(12);
        assertThat(map.select("tbody tr").eachText()).hasSize(12)
                .contains("London (LDN) 6,100", "North East (NE) hidden", "Scotland (SCT) 0", "North West (NW) no figure");
        assertThat(map.select("figcaption").text()).contains("The most: London (LDN): 6,100.", "The figure of one region is hidden.");
    }

    @Test
    void ok_200_codes_are_said_in_words() {
        Document page = aBrowser().open("/portal/statistics");
        assertThat(chart(page, "referrals-by-sex").select("tbody tr").eachText()).contains("2026 Year so far Female 11,200");
        assertThat(chart(page, "referrals-by-region").select("tbody tr").eachText()).contains("2026 Year so far London 6,100");
        assertThat(chart(page, "reasonable-grounds").select("thead th").eachText())
                .contains("Adult (18 or over): Reasonable grounds positive", "Age not known: Total");
        assertThat(page.select("main").text()).doesNotContain("FEMALE", "GB-ENG-LDN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar", "ru", "zh"})
    void a_page_with_charts_is_complete_in_each_language(String language) {
        Browser browser = aBrowser();
        var answer = browser.get("/portal/statistics?lang=" + language);
        PageRulesTest.expectWhole(browser, answer);
        assertThat(browser.document(answer).select("main").text()).doesNotContain("chart.", "released.");
        assertThat(browser.document(answer).select("figure figcaption")).hasSize(3);
    }

    @Test
    void in_arabic_bars_begin_at_the_right_and_the_map_stays_as_it_is() {
        Document arabic = aBrowser().open("/portal/statistics?lang=ar");
        Document english = aBrowser().open("/portal/statistics?lang=en");
        assertThat(chart(arabic, "flow").select("svg text").eachAttr("text-anchor")).containsOnly("end");
        assertThat(chart(arabic, "map").select("svg rect.palermo-chart__shape").eachAttr("x"))
                .isEqualTo(chart(english, "map").select("svg rect.palermo-chart__shape").eachAttr("x"));
        assertThat(chart(arabic, "trend").select("svg text").eachText()).contains("مخفي");
    }
}
