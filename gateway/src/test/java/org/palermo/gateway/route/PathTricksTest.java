package org.palermo.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PathTricksTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/q/health", "/q/metrics", "/q/openapi", "/auth/admin", "/auth/admin/master/console",
            "/auth/realms/master", "/auth/realms/palermo2/account", "/auth/", "/auth", "/auth/metrics", "/api", "/api/nrm/v2/cases",
            "/portalx", "/hsdsx", "/docs/", "/docs/index.html", "/META-INF/resources/webjars/swagger-ui/5.34.1/index.html",
            "/webjars/swagger-ui/5.34.1/index.html", "/favicon.ico", "/EVENTS", "/Portal"})
    void not_found_404_paths_without_a_row(String path) {
        for (var protocol : Protocol.values()) {
            var answer = outside.get(protocol, path, token());
            assertEquals(404, answer.status());
            assertEquals("not-found", answer.problem());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//events", "/./q/health", "/portal/../events", "/portal/..", "/portal//events",
            "/auth/realms/palermo/../master", "/auth/realms/palermo/%2e%2e/master", "/auth/realms/palermo/%2E./master",
            "/auth/realms/palermo%2f..%2fmaster", "/portal/..%2fevents", "/portal/%5c..%5cevents",
            "/portal;/../events", "/portal/a;b", "/portal/%3b/x", "/portal/%252e%252e/events", "/portal/%00",
            "/portal/%0d%0aX:1", "/portal/.", "/portal/a/./b", "/portal/%23",
            "/portal/%3fa", "/portal/%c0%ae%c0%ae/events", "/portal/..%c0%afevents", "/portal/%e0%80%ae%e0%80%ae/events",
            "/portal/%ef%bc%8e%ef%bc%8e/events", "/portal/%ef%bc%8f..", "/portal/%85", "/%c0%afevents", "/portal/%u002e%u002e/events",
            "/api/nrm/v1/notices/strea%6d", "/api/nrm/v1/notices/strea%6D", "/api/inspection/v1/public%2dtips", "/portal/%5f",
            "/portal/%30", "/portal/%41", "/%65vents"})
    void invalid_400_ambiguous_paths(String path) throws IOException {
        var answer = outside.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:ambiguous-path"), answer);
    }

    /// What the portal and other clients escape in the segment of a path.
    @ParameterizedTest
    @ValueSource(strings = {"/portal/echo/%7Ea", "/portal/echo/a%2Bb", "/portal/echo/a%3Ab", "/portal/echo/%28a%29",
            "/portal/echo/a%2Cb%40c"})
    void ok_200_escapes_that_clients_write(String path) throws IOException {
        var answer = outside.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains(path), answer);
    }

    /// The query decides nothing here.
    @Test
    void ok_200_any_escape_in_a_query() throws IOException {
        var answer = outside.raw("GET /portal/echo?a=%61%2d%2e%2F HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal\\..\\events", "/portal/%zz", "/portal/%2", "/portal/%", "/portal?a=%zz", "/portal?a=%", "/portal?a#b",
            "/portal?a=\u00e9", "/portal?a=<b>", "/portal?a=\"", "/portal/\u00c0\u00ae\u00c0\u00ae/events", "/portal/{x}", "/portal?a=^"})
    void invalid_400_invalid_uris(String path) throws IOException {
        var answer = outside.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:ambiguous-path") || answer.contains("urn:palermo:problem:gateway:unreadable"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: \r\n", "Host: localhost/evil\r\n", "Host: a@evil.example\r\n", "Host: localhost, evil.example\r\n",
            "Host: localhost:port\r\n", "Host: localhost\r\nHost: localhost\r\n", "Host: localhost evil\r\n", "Host: <script>\r\n"})
    void invalid_400_no_host_or_more_than_one(String host) throws IOException {
        var answer = outside.raw("GET /portal/echo HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:"), answer);
    }

    @Test
    void too_long_414_targets_that_an_origin_would_cut_off() {
        for (var protocol : Protocol.values()) {
            var answer = outside.get(protocol, "/portal/" + "a".repeat(4_000), token());
            assertEquals(414, answer.status());
            assertEquals("long-target", answer.problem());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/portal", "http://localhost/events", "*", "portal"})
    void invalid_400_targets_that_are_no_path(String target) throws IOException {
        var answer = outside.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:ambiguous-path") || answer.contains("urn:palermo:problem:gateway:unreadable"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /hsds/v3.1/services", "TRACE /portal", "BREW /portal", "POST /docs", "PUT /"})
    void not_allowed_405_methods_that_no_row_takes(String line) throws IOException {
        var answer = outside.raw(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("\r\nAllow: "), answer);
    }
}
