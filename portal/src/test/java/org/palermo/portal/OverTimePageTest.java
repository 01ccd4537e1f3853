package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.people.PersonRole;

/// How the status of the mechanism changed, for everybody.
@QuarkusTest
class OverTimePageTest extends PortalTest {
    private static final String PAGE = "/portal/mechanism";

    private static Element section(Document page, String id) {
        return page.selectFirst("section[aria-labelledby=" + id + "]");
    }

    @Test
    void ok_200_without_an_account_from_the_first_page() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal").select("main a[href=/portal/mechanism?country=GB]")).hasSize(1);
        HttpResponse<String> answer = browser.get(PAGE + "?country=GB");
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("h1").text()).isEqualTo("How the status of the mechanism changed, United Kingdom");
        assertThat(section(page, "chart").select("tbody tr").eachText()).containsExactly("30 Sept 2026 1", "30 Oct 2026 2");
        assertThat(section(page, "chart").select("figcaption").text())
                .contains("Regions that were fully operational. 30 Sept 2026: 1; 30 Oct 2026: 2.", "more in 30 Oct 2026");
        assertThat(section(page, "days").select("tbody tr").eachText())
                .containsExactly("30 Oct 2026 Fully operational 2 0 0", "30 Sept 2026 Partly operational 1 0 1");
        assertThat(section(page, "changes").select("tbody tr").eachText())
                .containsExactly("30 Oct 2026 Scotland Not operational Fully operational");
        assertThat(TestEnvironment.gateway.requests).allSatisfy(r -> assertThat(r.authorization()).isNull());
    }

    @Test
    void ok_200_the_usual_period_is_a_year_up_to_today_in_the_country() {
        aBrowser().open(PAGE + "?country=GB&period=nonsense");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(TestEnvironment.gateway.last("GET").query())
                .contains("from=" + today.minusMonths(11), "until=" + today, "step=MONTHS", "country=GB");
        aBrowser().open(PAGE + "?country=GB&period=DAYS");
        assertThat(TestEnvironment.gateway.last("GET").query()).contains("from=" + today.minusDays(13), "until=" + today, "step=DAYS");
        int before = today.getYear() - 1;
        aBrowser().open(PAGE + "?country=GB&period=" + before);
        assertThat(TestEnvironment.gateway.last("GET").query()).contains("from=" + before + "-01-01", "until=" + before + "-12-31");
    }

    @Test
    void ok_200_one_region_has_its_services() {
        Document page = aBrowser().open(PAGE + "?country=GB&region=GB-SCT");
        assertThat(section(page, "chart").select("h2").text()).isEqualTo("Required services that were operational: Scotland");
        assertThat(section(page, "chart").select("tbody tr").eachText()).containsExactly("30 Sept 2026 0", "30 Oct 2026 9");
        assertThat(section(page, "days").select("tbody tr").eachText())
                .containsExactly("30 Oct 2026 Fully operational", "30 Sept 2026 Not operational");
        Document other = aBrowser().open(PAGE + "?country=GB&region=GB-ENG-LDN");
        assertThat(section(other, "changes").text()).contains("No region changed its status");
        assertThat(other.select("option[selected]").eachText()).contains("London");
    }

    @ParameterizedTest
    @EnumSource(PersonRole.class)
    void ok_200_the_desk_of_each_role_leads_there(PersonRole role) {
        signInAs("NGO", role.code());
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk").select("main a[href=" + PAGE + "]").text())
                .isEqualTo("How the status of the mechanism changed");
        assertThat(browser.open(PAGE).select("header nav a").eachText()).contains("This morning");
    }

    @Test
    void ok_200_in_arabic_the_page_is_whole() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(PAGE + "?country=GB&lang=ar"));
    }

    @Test
    void away_503_when_the_service_is_away() {
        TestEnvironment.gateway.refuse(FakeGateway.SERIES, 500);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(503);
    }
}
