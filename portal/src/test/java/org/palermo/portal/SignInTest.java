package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Sign-in, use and sign-out, with real redirects, real tokens and a real database.
@QuarkusTest
class SignInTest extends PortalTest {

    @Test
    void sign_in_leads_to_the_page_that_was_asked_for() {
        Browser browser = aBrowser();
        HttpResponse<String> page = browser.get("/portal/cases?due=soon");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/portal/desk/cases?due=soon");
        assertThat(browser.document(page).select(".palermo-header__who").text()).isEqualTo("Signed in as Amina Authority");
    }

    @Test
    void the_pages_of_the_sign_in_are_in_the_language_of_the_portal() {
        Browser browser = aBrowser();
        browser.get("/portal?lang=zh");
        browser.get("/portal/morning");
        assertThat(TestEnvironment.provider.askedLanguages).isEqualTo("zh-CN zh");
        browser.forget("q_session");
        browser.get("/portal/morning?lang=ar");
        assertThat(TestEnvironment.provider.askedLanguages).isEqualTo("ar");
        assertThat(browser.open("/portal/morning").select("html").attr("lang")).as("the switch is kept").isEqualTo("ar");
        Document out = browser.document(browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]")));
        assertThat(out.select("html").attr("lang")).isEqualTo("ar");
        aBrowser().get("/portal/morning", "Accept-Language", "de, es-MX;q=0.8");
        assertThat(TestEnvironment.provider.askedLanguages).isEqualTo("es");
    }

    @Test
    void ok_303_the_account_at_the_provider_opens_in_the_language_of_the_portal() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/morning?lang=zh").select("header a[href=/portal/account]")).hasSize(1);
        HttpResponse<byte[]> leads = browser.bytes("/portal/account");
        assertThat(leads.statusCode()).isEqualTo(303);
        assertThat(leads.headers().firstValue("Location").orElseThrow()).endsWith("/auth/realms/palermo/account?referrer=portal");
        assertThat(leads.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("KEYCLOAK_LOCALE=zh-CN;") && cookie.contains("Path=/auth/realms/palermo/"));
        browser.get("/portal?lang=fr");
        assertThat(browser.bytes("/portal/account").headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("KEYCLOAK_LOCALE=fr;"));
    }

    @Test
    void no_token_reaches_the_browser() {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        browser.get("/portal/cases");
        browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]"));
        String everything = browser.everything();
        assertThat(TestEnvironment.provider.issuedTokens).isNotEmpty().allSatisfy(token -> {
            assertThat(everything).doesNotContain(token);
            assertThat(everything).doesNotContain(token.split("\\.")[1]);
        });
    }

    @Test
    void the_cookie_is_a_random_reference() {
        Browser first = aBrowser();
        Browser second = aBrowser();
        first.get("/portal/morning");
        second.get("/portal/morning");
        assertThat(first.cookie("q_session")).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(second.cookie("q_session"));
    }

    @Test
    void the_cookie_is_http_only_and_same_site() {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        List<String> cookies = browser.seen.stream().flatMap(r -> r.headers().allValues("Set-Cookie").stream()).toList();
        assertThat(cookies).filteredOn(c -> c.startsWith("q_session=") && !c.startsWith("q_session=;")).isNotEmpty()
                .allSatisfy(c -> assertThat(c).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Path=/portal"));
    }

    @Test
    void the_cookie_is_secure_behind_https() {
        var answer = aBrowser().once("/portal/morning", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "palermo.example");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("redirect_uri=https%3A%2F%2Fpalermo.example%2Fportal%2Fcallback");
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(c -> assertThat(c).contains("Secure"));
    }

    @Test
    void calls_carry_the_persons_token() {
        aBrowser().get("/portal/morning");
        assertThat(TestEnvironment.gateway.requests).filteredOn(r -> r.path().equals(FakeGateway.CAPACITY)).singleElement()
                .satisfies(r -> assertThat(TestEnvironment.provider.issuedTokens).contains(r.authorization().replace("Bearer ", "")));
    }

    @Test
    void the_request_id_goes_on() {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        TestEnvironment.gateway.requests.clear();
        browser.get("/portal/morning", "X-Request-Id", "0190-abc");
        assertThat(TestEnvironment.gateway.requests).hasSize(5).allSatisfy(r -> assertThat(r.requestId()).isEqualTo("0190-abc"));
    }

    @Test
    void an_unknown_reference_counts_as_signed_out() {
        Browser browser = aBrowser();
        HttpResponse<String> page = browser.get("/portal/morning", "Cookie", "q_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(browser.seen.getFirst().statusCode()).isEqualTo(302);
        assertThat(browser.seen.getFirst().headers().firstValue("Location").orElseThrow()).contains("/authorize");
        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void sign_out_ends_the_session_here_and_at_the_provider() throws SQLException {
        Browser browser = aBrowser();
        var form = browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]");
        HttpResponse<String> page = browser.submit(form);
        assertThat(page.uri().getPath()).isEqualTo("/portal/signed-out");
        assertThat(browser.document(page).select("main").text()).contains("everywhere");
        assertThat(TestEnvironment.provider.logouts).singleElement().satisfies(l -> assertThat(l).containsEntry("client_id", "portal"));
        assertThat(rows("select count(*) from portal_session")).isZero();
        assertThat(browser.cookie("q_session")).isNull();
    }

    @Test
    void sign_out_tells_when_the_provider_does_not_answer() throws SQLException {
        TestEnvironment.provider.refusesLogout = true;
        Browser browser = aBrowser();
        HttpResponse<String> page = browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]"));
        assertThat(browser.document(page).select("main").text()).contains("did not answer");
        assertThat(rows("select count(*) from portal_session")).isZero();
    }

    @Test
    void sign_out_ends_a_session_whose_tokens_have_expired_and_tells_when_the_provider_does_not_answer() throws Exception {
        TestEnvironment.provider.lifespan = Duration.ofSeconds(3);
        Browser browser = aBrowser();
        var form = browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]");
        TestEnvironment.provider.refusesRenewal = true;
        TestEnvironment.provider.refusesLogout = true;
        Thread.sleep(Duration.ofSeconds(4));
        HttpResponse<String> page = browser.submit(form);
        assertThat(browser.document(page).select("main").text()).contains("did not answer");
        assertThat(rows("select count(*) from portal_session")).isZero();
        assertThat(browser.cookie("q_session")).isNull();
    }

    @Test
    void sign_out_forgets_a_session_that_has_ended_before() throws SQLException {
        Browser browser = aBrowser();
        var form = browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]");
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute("delete from portal_session");
        }
        assertThat(browser.submit(form).uri().getPath()).isEqualTo("/portal/signed-out");
        assertThat(browser.cookie("q_session")).isNull();
    }

    @Test
    void bad_request_400_sign_out_without_the_form_token() throws SQLException {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        HttpResponse<String> page = browser.post("/portal/sign-out", "");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(rows("select count(*) from portal_session")).isOne();
    }

    @Test
    void the_provider_ends_a_session_by_the_back_channel() throws SQLException {
        Browser browser = aBrowser();
        Browser other = aBrowser();
        browser.get("/portal/morning");
        String sid = sid();
        other.get("/portal/morning");
        HttpResponse<String> answer = aBrowser().post("/portal/back-channel-logout", "logout_token=" + TestEnvironment.provider.logoutToken(sid));
        assertThat(answer.statusCode()).isEqualTo(200);
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(rows("select count(*) from portal_session where sid = '" + sid + "'")).isZero());
        assertThat(rows("select count(*) from portal_session")).as("the other session stays").isOne();
        browser.seen.clear();
        browser.get("/portal/morning");
        assertThat(browser.seen.getFirst().headers().firstValue("Location").orElseThrow()).contains("/authorize");
    }

    @Test
    void bad_request_400_back_channel_with_a_foreign_signature_or_audience() throws Exception {
        aBrowser().get("/portal/morning");
        String sid = sid();
        var forger = RsaJwkGenerator.generateJwk(2048);
        assertThat(aBrowser().post("/portal/back-channel-logout", "logout_token=" + TestEnvironment.provider.logoutToken(sid, "portal", forger)).statusCode()).isEqualTo(400);
        assertThat(aBrowser().post("/portal/back-channel-logout", "logout_token=abc").statusCode()).isEqualTo(400);
        assertThat(rows("select count(*) from portal_session")).isOne();
    }

    @Test
    void a_sign_in_that_the_provider_refuses_has_a_page() {
        Browser browser = aBrowser();
        HttpResponse<String> page = browser.get("/portal/sign-in-failed?error=access_denied");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(browser.document(page).select("h1").text()).isEqualTo("The sign-in did not work");
    }

    @Test
    void a_code_that_nobody_asked_for_has_a_page() {
        Browser browser = aBrowser();
        HttpResponse<String> page = browser.get("/portal/callback?code=abc&state=def");
        assertThat(page.statusCode()).isIn(200, 401);
        assertThat(browser.document(page).select("h1")).isNotEmpty();
    }

    private static String sid() throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement();
                var result = sql.executeQuery("select sid from portal_session")) {
            result.next();
            return result.getString(1);
        }
    }
}
