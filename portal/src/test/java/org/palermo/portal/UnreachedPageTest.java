package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Services that survivors could not reach: by quarter, service, region, cause and effect.
@QuarkusTest
class UnreachedPageTest extends PortalTest {
    private static final String PAGE = "/portal/desk/unreached-services";

    private static Element chart(Document page, String id) {
        return page.selectFirst("section[aria-labelledby=" + id + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"competent-authority", "national-rapporteur", "mechanism-administrator", "regional-coordinator"})
    void ok_200_the_desk_of_each_role_that_may_read_it_leads_there(String role) {
        signInAs("COMPETENT_AUTHORITY", role);
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href=" + PAGE + "]").text())
                .isEqualTo("Services that survivors could not reach");
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(200);
        PageRulesTest.expectWhole(browser, answer);
        assertThat(TestEnvironment.gateway.last("GET")).satisfies(asked -> {
            assertThat(asked.query()).contains("country=GB", "quarters=8");
            assertThat(asked.purpose()).isEqualTo("OVERSIGHT");
        });
    }

    @Test
    void ok_200_each_quarter_and_each_service_of_the_latest_one() {
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("h1").text()).isEqualTo("Services that survivors could not reach, United Kingdom");
        Element trend = chart(page, "trend");
        assertThat(trend.select("h2").text()).isEqualTo("Reports that a service could not be reached, by quarter");
        assertThat(trend.select("tbody tr").eachText()).containsExactly("2026-Q1 900", "2026-Q2 hidden", "2026-Q3 1,060");
        assertThat(trend.select("figcaption").text()).contains("2026-Q1: 900; 2026-Q2: hidden; 2026-Q3: 1,060.", "It is not zero.");
        assertThat(chart(page, "services").select("h2").text()).isEqualTo("By service, 2026-Q3: United Kingdom");
        assertThat(chart(page, "services").select("tbody tr").eachText()).containsExactly("Health 1,040", "Legal advice 20");
        assertThat(page.select("#causes, #effects, #regions")).isEmpty();
        assertThat(page.select(".govuk-inset-text").text()).startsWith("Choose a service and the whole country");
        assertThat(page.select("main").text()).contains("12 of 900 are not shown");
        assertThat(page.select("main a.govuk-button").attr("href")).isEqualTo("/portal/desk/access-difficulties/new");
    }

    @Test
    void ok_200_a_service_by_region_cause_and_effect() {
        Document page = aBrowser().open(PAGE + "?country=GB&period=12&figure=HEALTH&region=&quarter=2026-Q3");
        assertThat(TestEnvironment.gateway.last("GET").query()).contains("quarters=12");
        assertThat(chart(page, "trend").select("tbody tr").eachText()).containsExactly("2026-Q1 900", "2026-Q2 0", "2026-Q3 1,040");
        assertThat(chart(page, "regions").select("tbody tr").eachText()).containsExactly("London 1,020", "Scotland hidden");
        assertThat(chart(page, "causes").select("tbody tr").eachText()).containsExactly("It costs too much 1,000", "It was full 40");
        assertThat(chart(page, "effects").select("tbody tr").eachText()).containsExactly("She did not get it 1,040");
        assertThat(page.select("#services, .govuk-inset-text")).isEmpty();
        assertThat(page.select("option[selected]").eachText()).contains("The last 12 quarters", "Health", "The whole country", "2026-Q3");
        assertThat(page.select(".palermo-footer__links a[hreflang=fr]").attr("href")).contains("figure=HEALTH", "period=12", "quarter=2026-Q3");
    }

    @Test
    void ok_200_a_region_has_a_sum_that_hides_a_hidden_part() {
        Document page = aBrowser().open(PAGE + "?country=GB&region=GB-SCT");
        assertThat(chart(page, "trend").select("tbody tr").eachText()).containsExactly("2026-Q1 0", "2026-Q2 0", "2026-Q3 hidden");
        assertThat(chart(page, "services").select("tbody tr").eachText()).containsExactly("Health hidden");
        Document one = aBrowser().open(PAGE + "?country=GB&region=GB-ENG-LDN&figure=LEGAL");
        assertThat(chart(one, "trend").select("tbody tr").eachText()).containsExactly("2026-Q1 0", "2026-Q2 0", "2026-Q3 20");
        assertThat(one.select(".govuk-inset-text").text()).startsWith("Causes and effects are counted for the whole country only.");
    }

    @Test
    void ok_200_what_is_not_known_is_left_out_and_no_figures_are_said() {
        Document page = aBrowser().open(PAGE + "?period=999&figure=%3Cb%3E&region=XX-1&quarter=2019-Q1");
        assertThat(chart(page, "trend").select("tbody tr")).hasSize(3);
        assertThat(TestEnvironment.gateway.last("GET").query()).contains("quarters=8");
        TestEnvironment.gateway.say(FakeGateway.DIFFICULTIES, "{\"country\":\"GB\",\"quarters\":[]}");
        assertThat(aBrowser().open(PAGE).select(".govuk-inset-text").text()).startsWith("There are no figures yet.");
    }

    @Test
    void ok_200_in_arabic_the_page_is_whole() {
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE + "?figure=HEALTH&lang=ar");
        assertThat(browser.document(answer).select("html").attr("dir")).isEqualTo("rtl");
        PageRulesTest.expectWhole(browser, answer);
    }

    @Test
    void not_found_404_in_a_country_without_an_office_the_page_says_so() {
        TestEnvironment.gateway.refuse(FakeGateway.DIFFICULTIES, 404);
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(browser.document(answer).select(".govuk-inset-text").text()).startsWith("You have no role in this country");
        PageRulesTest.expectWhole(browser, answer);
    }

    @Test
    void forbidden_403_other_roles_away_503_when_the_service_is_away() {
        TestEnvironment.gateway.refuse(FakeGateway.DIFFICULTIES, 403);
        signInAs("NGO", "ngo");
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(403);
        assertThat(aBrowser().open("/portal/desk").select("main a[href=" + PAGE + "]")).isEmpty();
        TestEnvironment.gateway.refuse(FakeGateway.DIFFICULTIES, 500);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(503);
    }
}
