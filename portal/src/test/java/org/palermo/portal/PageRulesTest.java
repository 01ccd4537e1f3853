package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules for every page: the content security policy, the language, the landmarks, the assets.
@QuarkusTest
class PageRulesTest extends PortalTest {
    private static final String EXIT = "main a[data-exit]";

    @ParameterizedTest
    @ValueSource(strings = {"/portal", "/portal/morning", "/portal/cases", "/portal/desk", "/portal/desk/cases/find", "/portal/desk/cases/01900000-0000-7000-8000-000000000000", "/portal/desk/cases/01900000-0000-7000-8000-000000000000?lang=ar", "/portal/desk/cases/01900000-0000-7000-8000-000000000000/conclusive-grounds", "/portal/desk/cases/01900000-0000-7000-8000-000000000000/reasonable-grounds", "/portal/desk/cases/01900000-0000-7000-8000-000000000000/conclusive-grounds?lang=ar", "/portal/notices", "/portal/notices?lang=ar", "/portal/statistics", "/portal/statistics?lang=ar", "/portal/services", "/portal/services?lang=ar", "/portal/people", "/portal/people/invite", "/portal/people/review", "/portal/people/review?lang=ar", "/portal/signed-out", "/portal/nowhere", "/portal/morning?lang=ar", "/portal?lang=ar"})
    void a_page_is_complete(String path) {
        Browser browser = aBrowser();
        expectWhole(browser, browser.get(path));
    }

    static void expectWhole(Browser browser, HttpResponse<String> answer) {
        var page = browser.document(answer);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.select("[style], style, script:not([src])")).as("inline style or script").isEmpty();
        assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()).filter(a -> a.getKey().startsWith("on"))).isEmpty();
        assertThat(page.select("html").attr("lang")).isNotBlank();
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#main")).hasSize(1);
        assertThat(page.selectFirst("body > a").attr("href")).isEqualTo("#main");
        assertThat(page.select("table:not(:has(caption))")).isEmpty();
        assertThat(page.body().text()).as("a message key or value without its text").doesNotContain("NOT_FOUND", "msg:", "{", "null");
        Set<String> ids = new HashSet<>();
        page.select("[id]").forEach(e -> assertThat(ids.add(e.id())).as(e.id()).isTrue());
        page.select("[aria-labelledby]").forEach(e -> assertThat(ids).contains(e.attr("aria-labelledby")));
    }

    /// A page that only a form leads to, and a page that takes no form.
    @Test
    void not_allowed_405_an_address_that_does_not_take_the_method_says_so() {
        Browser browser = aBrowser();
        String token = browser.open("/portal/morning").selectFirst("input[name=form-token]").attr("value");
        HttpResponse<String> asked = browser.get("/portal/people/invite/roles");
        assertThat(asked.statusCode()).isEqualTo(405);
        assertThat(browser.document(asked).select("h1").text()).isEqualTo("This page can’t be opened like this");
        assertThat(browser.document(asked).select("main").text()).contains("Nothing was changed.");
        expectWhole(browser, asked);
        HttpResponse<String> sent = browser.post("/portal/desk/cases", "form-token=" + token);
        assertThat(sent.statusCode()).isEqualTo(405);
        assertThat(sent.headers().firstValue("Allow")).contains("GET");
        assertThat(browser.document(sent).select("h1").text()).isEqualTo("This page can’t be opened like this");
        assertThat(browser.document(browser.get("/portal/people/invite/roles?lang=ar")).select("h1").text()).startsWith("لا يمكن فتح");
    }

    @Test
    void a_failure_page_has_the_navigation_of_the_reader_and_the_quick_exit() {
        Document nobodys = aBrowser().document(aBrowser().get("/portal/nowhere"));
        assertThat(nobodys.select(".palermo-header__pages")).isEmpty();
        assertThat(nobodys.select(EXIT)).hasSize(1);
        signInAs("NGO", "first-responder");
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        for (String path : new String[] {"/portal/nowhere", "/portal/nowhere?lang=ar", "/portal/desk/audit/export"}) {
            HttpResponse<String> answer = browser.get(path);
            Document page = browser.document(answer);
            expectWhole(browser, answer);
            assertThat(page.select(".palermo-header__pages a[href=/portal/desk]")).as(path).hasSize(1);
            assertThat(page.select(EXIT)).as(path).hasSize(1);
            assertThat(page.select("form[action=/portal/sign-out] input[name=form-token]").attr("value")).as(path).isNotEmpty();
        }
        signInAs("GOVERNMENT", "auditor");
        Browser other = aBrowser();
        other.open("/portal/morning");
        assertThat(other.document(other.get("/portal/nowhere")).select(EXIT)).isEmpty();
    }

    @Test
    void headings_skip_no_level() {
        int level = 0;
        for (var heading : aBrowser().open("/portal/morning").select("h1, h2, h3, h4")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
    }

    @Test
    void assets_come_from_our_origin_and_are_cached() {
        Browser browser = aBrowser();
        var page = browser.open("/portal");
        for (var asset : page.select("link[href], script[src]")) {
            String address = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
            var answer = browser.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(answer.body()).doesNotContain("/assets/fonts", "GDS Transport");
        }
        assertThat(browser.get("/portal/assets/0123456789abcdef/portal.css").statusCode()).isEqualTo(404);
    }

    @Test
    void the_start_page_needs_no_sign_in_and_shows_public_data() {
        Browser browser = aBrowser();
        var page = browser.open("/portal");
        assertThat(page.select(".tile")).hasSize(12);
        assertThat(page.select("a.govuk-button--start").attr("href")).isEqualTo("/portal/morning");
        assertThat(TestEnvironment.gateway.requests).allSatisfy(r -> assertThat(r.authorization()).isNull());
        TestEnvironment.gateway.refuse(FakeGateway.STATUS, 503);
        assertThat(browser.open("/portal").text()).contains("Not available now", "Sign in");
    }

    @Test
    void the_start_page_redirects_a_signed_in_reader() {
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        assertThat(browser.get("/portal").uri().getPath()).isEqualTo("/portal/morning");
    }

    @Test
    void arabic_runs_from_right_to_left_and_is_remembered() {
        Browser browser = aBrowser();
        var page = browser.open("/portal/morning?lang=ar");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("h1").text()).contains("هذا الصباح");
        assertThat(page.select(".tile__name").eachText()).contains("لندن");
        assertThat(browser.open("/portal/cases").select("html").attr("lang")).isEqualTo("ar");
        assertThat(aBrowser().open("/portal", "Accept-Language", "it, ar;q=0.8, en;q=0.5").select("html").attr("lang")).isEqualTo("ar");
    }

    @Test
    void the_token_mechanism_of_the_services_is_not_on_the_class_path() {
        assertThat(Thread.currentThread().getContextClassLoader().getResource("io/quarkus/smallrye/jwt/runtime/auth/JWTAuthMechanism.class")).isNull();
    }
}
