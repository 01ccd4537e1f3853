package org.palermo.gateway.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;

/// What a person at a browser sees of a refusal.
@QuarkusTest
class RefusalPagesTest extends GatewayTest {

    private static final String[] BROWSER = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};

    @ParameterizedTest
    @EnumSource
    void a_page_of_the_portal_that_can_not_be_had_is_a_page(Protocol protocol) {
        var answer = outside.get(protocol, "/portal/cut", BROWSER);
        assertEquals(502, answer.status());
        assertEquals("text/html; charset=utf-8", answer.headers().get("Content-Type"));
        assertEquals("no-store", answer.headers().get("Cache-Control"));
        var page = answer.body().toString();
        assertTrue(page.contains("<h1>This page is not available now</h1>"), page);
        assertTrue(page.contains("<a href=\"/portal\">"), page);
        assertTrue(page.contains(answer.headers().get("X-Request-Id")), page);
    }

    @Test
    void the_policy_allows_the_style_of_the_page_and_nothing_else() {
        var policy = outside.get(Protocol.HTTP_1_1, "/portal/cut", BROWSER).headers().getAll("Content-Security-Policy");
        assertEquals(1, policy.size());
        assertTrue(policy.getFirst().matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; .*"), policy.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"ar-EG, ar, rtl", "zh-CN, zh, ltr", "de, en, ltr", "'de, fr;q=0.9', fr, ltr", "'', en, ltr"})
    void it_is_in_the_language_of_the_browser(String accepted, String language, String direction) {
        var page = page("Accept-Language", accepted);
        assertTrue(page.contains("<html lang=\"%s\" dir=\"%s\">".formatted(language, direction)), page);
    }

    @Test
    void the_language_that_was_chosen_in_the_portal_comes_first() {
        assertTrue(page("Cookie", "a=b; palermo_language=ru", "Accept-Language", "fr").contains("lang=\"ru\""));
    }

    @ParameterizedTest
    @EnumSource
    void the_cookie_may_be_in_a_header_of_its_own(Protocol protocol) {
        var answer = outside.get(protocol, "/portal/cut", "Accept", "text/html", "Cookie", "a=b", "Cookie", "palermo_language=ru");
        assertTrue(answer.body().toString().contains("lang=\"ru\""), answer.body().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "../en", "<script>", "\"", "=;="})
    void another_language_in_the_cookie_is_passed_over(String value) {
        assertTrue(page("Cookie", "palermo_language=" + value, "Accept-Language", "es").contains("lang=\"es\""));
    }

    @Test
    void an_unknown_address_is_a_page_too() {
        var answer = outside.get(Protocol.HTTP_1_1, "/unknown", BROWSER);
        assertEquals(404, answer.status());
        assertTrue(answer.body().toString().contains("This page does not exist"));
    }

    @Test
    void an_answer_to_head_has_no_body() {
        var answer = outside.send(Protocol.HTTP_1_1, HttpMethod.HEAD, "/unknown", null, BROWSER);
        assertEquals(404, answer.status());
        assertEquals(0, answer.body().length());
    }

    @Test
    void files_of_pages_and_operations_get_a_problem() {
        assertEquals("broken-answer", outside.get(Protocol.HTTP_1_1, "/portal/cut", "Accept", "text/css,*/*;q=0.1").problem());
        assertEquals("broken-answer", outside.get(Protocol.HTTP_1_1, "/portal/cut").problem());
        assertEquals("no-token", outside.get(Protocol.HTTP_1_1, ECHO, BROWSER).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar", "ru", "zh"})
    void every_language_has_every_word(String language) throws IOException {
        var english = words("en");
        var other = words(language);
        assertEquals(english.stringPropertyNames(), other.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertFalse(other.getProperty(key).isBlank(), key);
            assertEquals(english.getProperty(key).contains("{0}"), other.getProperty(key).contains("{0}"), key);
        }
    }

    private String page(String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(BROWSER, 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        Outside.Answer answer = outside.get(Protocol.HTTP_1_1, "/portal/cut", all);
        return answer.body().toString(StandardCharsets.UTF_8);
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var text = RefusalPagesTest.class.getResourceAsStream("/pages/" + language + ".properties")) {
            words.load(new InputStreamReader(text, StandardCharsets.UTF_8));
        }
        return words;
    }
}
