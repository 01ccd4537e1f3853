package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way back from a record leads to the list as the reader left it.
@QuarkusTest
class WayBackTest extends WorklistTest {
    private static final String COOKIE = "palermo_list";
    private static final String ONE = LIST + "/" + CASE;
    private static final String FILTERED = LIST + "?assigned=me&due=overdue&region=GB&sort=oldest&cursor=MjAyNi0xMS0yOVQ";

    private static String back(Document page) {
        return page.select(".govuk-back-link").attr("href");
    }

    @Test
    void ok_200_to_the_list_with_its_filters_its_order_and_its_page() {
        Browser browser = aBrowser();
        browser.open(FILTERED);
        assertThat(back(browser.open(ONE))).isEqualTo(FILTERED);
        browser.open(ONE + "/conclusive-grounds");
        assertThat(back(browser.open(ONE))).as("after a task").isEqualTo(FILTERED);
        Document list = browser.open(back(browser.open(ONE)));
        assertThat(list.select("#sort option[selected]").attr("value")).isEqualTo("oldest");
        assertThat(asked(FakeGateway.CASES).getLast().query()).contains("assigned=me", "due=overdue", "region=GB", "cursor=MjAyNi0xMS0yOVQ");
        assertThat(list.select("footer a[lang=fr]").attr("href")).as("in another language").isEqualTo(FILTERED + "&lang=fr");
    }

    @Test
    void ok_200_to_the_list_of_the_desk_when_there_is_no_other() {
        Browser browser = aBrowser();
        assertThat(back(browser.open(ONE))).isEqualTo("/portal/cases");
        browser.open(LIST + "?stage=%3Cb%3E&name=Nagy&lang=en");
        assertThat(back(browser.open(ONE))).as("what is no filter").isEqualTo(LIST + "?sort=due");
    }

    @Test
    void ok_200_the_last_list_that_leads_to_the_record_counts() {
        Browser browser = aBrowser();
        browser.open(LIST + "?due=soon");
        TestEnvironment.gateway.say("/api/nrm/v1/calendar", "{\"items\":[],\"more\":false}");
        browser.open("/portal/desk/calendar?days=30");
        assertThat(back(browser.open(ONE))).isEqualTo("/portal/desk/calendar?days=30");
    }

    @Test
    void conflict_409_a_record_that_is_not_shown_leads_back_there_too() {
        Browser browser = aBrowser();
        browser.open(FILTERED);
        TestEnvironment.gateway.problem(FakeGateway.CASE_FILE, 409, "case-file:erased");
        Document page = browser.open(ONE);
        assertThat(back(page)).isEqualTo(FILTERED);
    }

    @Test
    void ok_200_the_cookie_ends_with_the_session_and_names_nobody() {
        Browser browser = aBrowser();
        browser.open(FILTERED);
        assertThat(new String(Base64.getUrlDecoder().decode(browser.cookie(COOKIE)), StandardCharsets.UTF_8)).isEqualTo(FILTERED);
        assertThat(browser.seen.stream().flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()).filter(c -> c.startsWith(COOKIE)))
                .isNotEmpty().allSatisfy(c -> assertThat(c).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Path=/portal").doesNotContain("Max-Age"));
        browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]"));
        assertThat(browser.cookie(COOKIE)).isNull();
    }

    @Test
    void ok_200_a_list_of_another_role_is_no_way_back() {
        Browser browser = aBrowser();
        browser.open(FILTERED);
        browser.forget("q_session");
        signInAs("NGO", "case-coordinator", "ngo");
        assertThat(back(browser.open(ONE))).isEqualTo("/portal/cases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "https://evil.example/", "//evil.example/portal/desk/cases", "/portal/desk/../../evil", "/portal/desk/shelters",
            "/portal/deskcases", "/portal/desk/cases/" + CASE, "/portal/desk/cases/find", "javascript:alert(1)", "/portal/sign-out", "/portal/desk//evil.example"})
    void ok_200_a_forged_address_is_no_way_back(String forged) {
        assertThat(back(forged(forged))).isEqualTo("/portal/cases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?due=%zz", "?due=\"><script>", "?next=//evil.example", "?due", "?&&=&", "?sort=a%0d%0ab", "?cursor=%3Cb%3E", "??"})
    void ok_200_what_is_no_filter_of_the_list_is_left_out(String query) {
        assertThat(back(forged("/portal/desk/cases" + query))).isEqualTo("/portal/desk/cases");
    }

    @Test
    void ok_200_a_cookie_that_is_no_address_is_left_alone() {
        for (String value : List.of("%%%", "AA=A", "_", "A".repeat(3_000))) {
            Browser browser = aBrowser();
            browser.open(FILTERED);
            set(browser, value);
            assertThat(back(browser.open(ONE))).as(value).isEqualTo("/portal/cases");
        }
    }

    private static Document forged(String address) {
        Browser browser = aBrowser();
        browser.open(FILTERED);
        set(browser, Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8)));
        return browser.open(ONE);
    }

    private static void set(Browser browser, String value) {
        browser.cookies().stream().filter(cookie -> cookie.getName().equals(COOKIE)).forEach(cookie -> cookie.setValue(value));
    }
}
