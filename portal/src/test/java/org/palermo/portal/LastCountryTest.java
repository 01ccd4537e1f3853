package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The country that a reader chose once holds on every page.
@QuarkusTest
class LastCountryTest extends PortalTest {
    private static final String COOKIE = "palermo_country";
    private static final String WORKLIST = "/portal/desk/cases";
    private static final String AGENCIES = "/api/inspection/v1/recruitment-agencies";

    private static String shown(Document page) {
        return page.select("#country option[selected]").attr("value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal/morning", "/portal/contact", "/portal/privacy", "/portal/accessibility"})
    void ok_200_on_every_page_with_a_choice(String path) {
        Browser browser = aBrowser();
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("GB");
        browser.open("/portal/morning?country=ZZ");
        assertThat(shown(browser.open(path))).isEqualTo("ZZ");
        assertThat(shown(browser.open(path + "?country=GB"))).isEqualTo("GB");
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("GB");
    }

    @Test
    void ok_200_this_morning_begins_with_the_readers_own_country() {
        TestEnvironment.provider.account = new FakeIdentityProvider.Account("Some One", "GOVERNMENT", List.of("national-rapporteur"),
                List.of("ZZ-N"));
        Browser browser = aBrowser();
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("ZZ");
        browser.open("/portal/morning?country=GB");
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("GB");
    }

    @Test
    void ok_200_without_a_sign_in() {
        Browser browser = aBrowser();
        browser.open("/portal?country=ZZ");
        assertThat(shown(browser.open("/portal"))).isEqualTo("ZZ");
        TestEnvironment.gateway.requests.clear();
        browser.get("/portal/statistics");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().equals(FakeGateway.RELEASES)).singleElement()
                .satisfies(r -> assertThat(r.query()).contains("country=ZZ"));
    }

    @Test
    void ok_200_in_a_list_of_the_desk_and_from_it() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        TestEnvironment.gateway.say(AGENCIES, "{\"items\":[],\"next\":null}");
        Browser browser = aBrowser();
        browser.open("/portal/morning?country=ZZ");
        assertThat(shown(browser.open("/portal/desk/recruitment-agencies"))).isEqualTo("ZZ");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().equals(AGENCIES)).last().satisfies(r -> assertThat(r.query()).contains("country=ZZ"));
        browser.open("/portal/desk/recruitment-agencies?country=GB");
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("GB");
    }

    @Test
    void ok_200_the_worklist_opens_in_it_and_leads_to_all_countries() {
        signInAs("LAW_ENFORCEMENT", "competent-authority");
        Browser browser = aBrowser();
        Document list = browser.open(WORKLIST);
        assertThat(list.select("#region option[selected]")).as("none was chosen yet").isEmpty();
        assertThat(list.select("#region option").eachAttr("value")).startsWith("all", "GB", "GB-ENG-NE").contains("ZZ");
        browser.open("/portal/morning?country=ZZ");
        list = browser.open(WORKLIST);
        assertThat(list.select("#region option[selected]").text()).isEqualTo("Zedland: all regions");
        assertThat(list.select("#region option").eachAttr("value")).startsWith("all", "ZZ");
        assertThat(cases().query()).contains("region=ZZ");
        list = browser.open(WORKLIST + "?region=all");
        assertThat(list.select("#region option[selected]").text()).isEqualTo("All countries");
        assertThat(cases().query()).doesNotContain("region");
        assertThat(list.select("main a[href*=export]").attr("href")).isNotEmpty().doesNotContain("region");
        browser.open(WORKLIST + "?region=GB-SCT");
        assertThat(shown(browser.open("/portal/morning"))).as("a region is one of a country").isEqualTo("GB");
    }

    @Test
    void ok_200_its_regions_are_offered_first() {
        signInAs("NGO", "ngo");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/beds/search").select("#region option[value~=.]").attr("value")).startsWith("GB-");
        browser.open("/portal/morning?country=ZZ");
        assertThat(browser.open("/portal/desk/beds/search").select("#region option[value~=.]").attr("value")).startsWith("ZZ-");
    }

    private static FakeGateway.Request cases() {
        return TestEnvironment.gateway.requests.stream().filter(r -> r.path().equals(FakeGateway.CASES)).toList().getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%3Cb%3E", "zz", "", "GBR", "Z%0d%0aZ"})
    void ok_200_what_is_no_code_is_not_remembered(String country) {
        Browser browser = aBrowser();
        browser.open("/portal/morning?country=ZZ");
        browser.get("/portal/morning?country=" + country);
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("ZZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FR", "<b>", "zz", "."})
    void ok_200_a_cookie_with_another_country_shows_the_first(String value) {
        Browser browser = aBrowser();
        browser.open("/portal/morning?country=ZZ");
        browser.cookies().stream().filter(cookie -> cookie.getName().equals(COOKIE)).forEach(cookie -> cookie.setValue(value));
        assertThat(shown(browser.open("/portal/morning"))).isEqualTo("GB");
    }

    @Test
    void ok_200_the_cookie_ends_with_the_session_of_the_browser_and_with_the_sign_out() {
        Browser browser = aBrowser();
        browser.open("/portal/morning?country=ZZ");
        assertThat(browser.seen.stream().flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()).filter(c -> c.startsWith(COOKIE)))
                .isNotEmpty().allSatisfy(c -> assertThat(c).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Path=/portal").doesNotContain("Max-Age"));
        browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]"));
        assertThat(browser.cookie(COOKIE)).isNull();
    }
}
