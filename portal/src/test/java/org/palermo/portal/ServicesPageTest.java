package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The services that are open to the public.
@QuarkusTest
class ServicesPageTest extends PortalTest {
    private static final String PAGE = "/portal/services";

    @Test
    void ok_200_everybody_finds_the_open_services_with_helplines_first() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal").select("main a").eachAttr("href")).contains(PAGE, "/portal/published-orders");
        for (String language : new String[] {"en", "fr", "es", "ar", "ru", "zh"}) {
            PageRulesTest.expectWhole(browser, browser.get(PAGE + "?lang=" + language));
        }
        Document page = browser.open(PAGE + "?lang=en");
        assertThat(page.select("main a[data-exit]")).as("the quick exit").hasSize(1);
        assertThat(page.select("h2").eachText()).containsExactly("Helpline", "Accommodation");
        assertThat(page.select("h3").eachText()).containsExactly("Harbour of Women", "Larch House", "Protected accommodation");
        assertThat(page.select("section").first().text()).contains("Works in part only", "+44 1632 960123", "Polish",
                "Monday – Friday 09:00–17:00",
                "Saturday 20:00–02:00 the next day", "Public holidays: Closed", "Women, Girls, Men, Boys",
                        "Not for: calls about a visa", "Scotland, Wales");
        assertThat(page.select("section").first().text()).contains("Calls are answered after 95 seconds on average",
                "7 of 100 calls are not answered", "12 days (said on 9 Jan 2026)", "4 more people can be taken on (said on 9 Jan 2026)")
                .doesNotContain("3 lines").doesNotContain("Places for tonight");
        assertThat(page.select("a[href^=tel:]").attr("href")).isEqualTo("tel:+441632960123");
        assertThat(page.select("section").last().text()).contains("1 Long Road", "Perth", "From the age of 18 up to 99",
                "after an assessment",
                "Its address is secret.");
        assertThat(page.select("main").text()).as("a service that is closed").doesNotContain("Closed Advice");
        assertThat(TestEnvironment.gateway.requests).allSatisfy(request -> assertThat(request.authorization()).isNull());
    }

    @Test
    void ok_200_the_list_is_narrowed_by_country_region_and_kind() {
        Browser browser = aBrowser();
        assertThat(browser.open(PAGE + "?country=GB&region=GB-SCT").select("h3").eachText()).containsExactly("Harbour of Women",
                "Larch House");
        Document page = browser.open(PAGE + "?country=GB&category=ACCOMMODATION");
        assertThat(page.select("h3").eachText()).containsExactly("Larch House", "Protected accommodation");
        assertThat(page.select("#category option[selected]").attr("value")).isEqualTo("ACCOMMODATION");
        assertThat(page.select("#region option")).hasSizeGreaterThan(2);
        assertThat(page.select("footer a[hreflang=fr]").attr("href")).isEqualTo(PAGE + "?country=GB&category=ACCOMMODATION&lang=fr");
        assertThat(browser.open(PAGE + "?country=ZZ").select("main").text()).contains("No open service is listed for this choice.");
    }

    @Test
    void ok_200_what_is_no_choice_counts_as_nothing_chosen() {
        Browser browser = aBrowser();
        Document page = browser.open(PAGE + "?country=%3Cb%3E&region=ZZ-N&category=x&page=99");
        assertThat(page.select("h3")).hasSize(3);
        assertThat(page.select("footer a[hreflang=fr]").attr("href")).isEqualTo(PAGE + "?country=&lang=fr");
    }

    @Test
    void ok_200_all_countries_stay_chosen_after_another_one() {
        Browser browser = aBrowser();
        browser.open(PAGE + "?country=ZZ");
        assertThat(browser.open(PAGE).select("#country option[selected]").attr("value")).isEqualTo("ZZ");
        Document all = browser.open(PAGE + "?country=&region=&category=ACCOMMODATION");
        Document french = browser.open(all.select("footer a[hreflang=fr]").attr("href"));
        assertThat(french.select("h3")).hasSameSizeAs(all.select("h3")).isNotEmpty();
        assertThat(french.select("#country option[selected]")).isEmpty();
        assertThat(french.select("#category option[selected]").attr("value")).isEqualTo("ACCOMMODATION");
    }

    @Test
    void ok_200_a_page_has_forty_services_of_all_pages_of_the_directory() {
        String contents = IntStream.range(0, 30).mapToObj("""
                {"name":"Legal","status":"active","organization":{"name":"Advice %d"},"service_areas":[{"extent":"GB-WLS"}],
                 "attributes":[{"link_type":"category","taxonomy_term":{"code":"LEGAL","name":"Legal"}}]}"""::formatted)
                .collect(Collectors.joining(","));
        TestEnvironment.gateway.say(FakeGateway.DIRECTORY, query -> "{\"total_pages\":2,\"contents\":["
                + (query.contains("page=2") ? contents.replace("Advice", "Counsel") : contents) + "]}");
        Browser browser = aBrowser();
        Document page = browser.open(PAGE);
        assertThat(page.select("h3")).hasSize(40);
        Document next = browser.open(page.selectFirst("a[rel=next]").attr("href"));
        assertThat(next.select("h3")).hasSize(20);
        assertThat(next.selectFirst("a[rel=prev]").attr("href")).isEqualTo(PAGE + "?country=");
        assertThat(next.select("a[rel=next]")).isEmpty();
    }

    @Test
    void away_503_when_the_directory_does_not_answer() {
        TestEnvironment.gateway.refuse(FakeGateway.DIRECTORY, 503);
        assertThat(aBrowser().get(PAGE).statusCode()).isEqualTo(503);
    }
}
