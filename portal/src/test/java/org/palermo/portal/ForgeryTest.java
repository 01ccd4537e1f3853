package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that a foreign page makes the browser send, with the browser's cookies.
@QuarkusTest
class ForgeryTest extends PortalTest {
    private static final String OUT = "/portal/sign-out";

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Sec-Fetch-Site, none", "Origin, https://evil.example",
            "Origin, http://localhost.evil.example", "Origin, http://127.0.0.1"})
    void forbidden_403_from_a_foreign_origin_even_with_the_right_token(String header, String value) throws Exception {
        Browser browser = aBrowser();
        assertThat(signOut(browser, token(browser), header, value)).isEqualTo(403);
        assertThat(rows("select count(*) from portal_session")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Origin, null", "X-Old, browser"})
    void see_other_303_from_our_own_page(String header, String value) throws Exception {
        Browser browser = aBrowser();
        assertThat(signOut(browser, token(browser), header, value)).isEqualTo(303);
        assertThat(rows("select count(*) from portal_session")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form-token=", "form-token=AAAAAAAAAAAAAAAAAAAAAA", "other=1"})
    void bad_request_400_without_the_form_token(String body) throws Exception {
        Browser browser = aBrowser();
        token(browser);
        assertThat(send(browser, body, "Sec-Fetch-Site", "same-origin")).isEqualTo(400);
        assertThat(rows("select count(*) from portal_session")).isOne();
    }

    @Test
    void each_post_form_has_the_token() {
        Browser browser = aBrowser();
        for (String path : new String[] {"/portal", "/portal/morning", "/portal/cases", "/portal/signed-out", "/portal/nowhere"}) {
            assertThat(browser.open(path).select("form[method=post]")).as(path)
                    .allSatisfy(form -> assertThat(form.select("input[name=form-token]").attr("value")).hasSizeGreaterThan(20));
        }
        assertThat(browser.open("/portal/morning").select("form[method=post]")).isNotEmpty();
    }

    /// Covers the templates that the pages above do not show.
    @Test
    void each_template_with_a_post_form_has_the_token() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html") && !f.endsWith("formToken.html")).toList()) {
                String html = Files.readString(file);
                assertThat(count(html, "\\{#formToken /}|\\{inject:csrf\\.token}")).as(file.toString()).isEqualTo(count(html, "<form[^>]*method=\"post\""));
            }
        }
    }

    private static long count(String html, String what) {
        return Pattern.compile(what).matcher(html).results().count();
    }

    /// Every cookie, from the first redirect to the page after sign-out.
    @Test
    void every_cookie_is_http_only_same_site_and_bound_to_its_path() {
        Browser browser = aBrowser();
        browser.get("/portal/morning?lang=ar");
        browser.submit(browser.open("/portal/morning").selectFirst("form[action=/portal/sign-out]"));
        List<String> cookies = browser.seen.stream().filter(r -> r.uri().getPath().startsWith("/portal"))
                .flatMap(r -> r.headers().allValues("Set-Cookie").stream()).toList();
        assertThat(cookies.stream().map(c -> c.replaceAll("[=_].*", "")).distinct()).contains("palermo", "q");
        assertThat(cookies).allSatisfy(c -> assertThat(c).containsIgnoringCase("Path=/portal"));
        assertThat(cookies).filteredOn(c -> !c.contains("Max-Age=0"))
                .allSatisfy(c -> assertThat(c).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal", "/portal/morning?lang=ar", "/portal/signed-out"})
    void every_cookie_is_secure_behind_https(String path) {
        var answer = aBrowser().once(path, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "palermo.example");
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(c -> assertThat(c).contains("Secure"));
    }

    @Test
    void the_headers_forbid_inline_scripts_and_styles_and_send_no_referrer() {
        for (String path : new String[] {"/portal", "/portal/morning", "/portal/nowhere", "/portal/sign-in-failed"}) {
            var headers = aBrowser().get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).as(path)
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'").doesNotContain("unsafe");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).as(path).contains("no-store");
        }
    }

    /// Signs in and reads the form token from the page.
    private static String token(Browser browser) {
        return browser.open("/portal/morning").select("form[action=/portal/sign-out] input[name=form-token]").attr("value");
    }

    private static int signOut(Browser browser, String token, String header, String value) throws Exception {
        return send(browser, "form-token=" + token, header, value);
    }

    /// A separate browser that follows no redirects and can set the header that tells where a request comes from.
    private static int send(Browser browser, String body, String header, String value) throws Exception {
        String cookies = browser.cookies().stream().map(HttpCookie::toString).collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create(browser.address(OUT))).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies).header(header, value).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
