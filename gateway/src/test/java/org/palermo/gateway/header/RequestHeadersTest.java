package org.palermo.gateway.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RequestHeadersTest extends GatewayTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @ParameterizedTest
    @EnumSource
    void headers_that_claim_an_identity_never_pass(Protocol protocol) {
        var answer = outside.get(protocol, ECHO, tokenAnd("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/evil", "X-Forwarded-User", "authority",
                "Forwarded", "for=203.0.113.9", "X-Real-IP", "203.0.113.9", "X-User-Id", "1", "X-Auth-Request-Groups", "auditor",
                "X-Remote-User", "authority", "Remote-User", "authority", "X-SSL-Client-CN", "authority",
                "X-Original-URL", "/events", "X-Rewrite-URL", "/events", "X-HTTP-Method-Override", "DELETE",
                "X_Forwarded_For", "203.0.113.9", "X-Palermo-Agency", "1"));
        assertEquals(200, answer.status());
        assertEquals("127.0.0.1", answer.seen("X-Forwarded-For"));
        assertEquals("http", answer.seen("X-Forwarded-Proto"));
        assertEquals(base.getAuthority(), answer.seen("X-Forwarded-Host"));
        assertEquals(Integer.toString(base.getPort()), answer.seen("X-Forwarded-Port"));
        for (var claim : new String[] {"X-Forwarded-Prefix", "X-Forwarded-User", "Forwarded", "X-Real-IP", "X-User-Id",
                "X-Auth-Request-Groups", "X-Remote-User", "Remote-User", "X-SSL-Client-CN", "X-Original-URL", "X-Rewrite-URL",
                "X-HTTP-Method-Override", "X_Forwarded_For", "X-Palermo-Agency"}) {
            assertNull(answer.seen(claim), claim);
        }
        assertFalse(answer.body().toString().contains("203.0.113.9"));
    }

    @Test
    void headers_that_connection_names_are_dropped() throws IOException {
        var answer = outside.raw("GET " + PUBLIC_ECHO + " HTTP/1.1\r\nHost: localhost\r\nConnection: close, X-Mine, X-Request-Id\r\n"
                + "X-Mine: 1\r\nKeep-Alive: timeout=5\r\nTE: trailers\r\nProxy-Connection: keep-alive\r\nX-Kept: 1\r\n"
                + "Proxy-Authorization: Basic eDp5\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        for (var header : new String[] {"\"x-mine\"", "\"keep-alive\"", "\"te\"", "\"proxy-connection\"", "\"proxy-authorization\"",
                "\"connection\"", "203.0.113.9"}) {
            assertFalse(answer.contains(header), header + " in " + answer);
        }
        assertTrue(answer.contains("\"x-kept\"") && answer.contains("\"x-request-id\""), answer);
    }

    @Test
    void values_outside_of_ascii_pass_unchanged() throws IOException {
        var answer = outside.raw("GET " + PUBLIC_ECHO + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Name: Zo\u00eb of Tromsoe\r\n\r\n");
        // In UTF-8, like the echo of the origin.
        assertTrue(answer.contains("\"Zo\u00c3\u00ab of Tromsoe\""), answer);
    }

    /// The caller of a connection is remembered only while requests name the same host.
    @Test
    void each_request_of_a_connection_says_its_own_host_and_through_a_proxy_its_own_address() throws IOException {
        try (var own = new Wire(base, "127.0.0.1")) {
            var hosts = own.send(ask("localhost", "198.51.100.1") + ask("127.0.0.1", "198.51.100.2")).answer();
            assertTrue(hosts.contains("\"x-forwarded-host\":[\"localhost\"]") && hosts.contains("\"x-forwarded-host\":[\"127.0.0.1\"]"), hosts);
            assertFalse(hosts.contains("198.51.100."), hosts);
        }
        try (var proxy = new Wire(base, "127.0.0.99")) {
            var callers = proxy.send(ask("localhost", "198.51.100.1") + ask("localhost", "198.51.100.2")).answer();
            assertTrue(callers.contains("\"x-forwarded-for\":[\"198.51.100.1\"]") && callers.contains("\"x-forwarded-for\":[\"198.51.100.2\"]"), callers);
        }
    }

    private static String ask(String host, String forwardedFor) {
        return "GET " + PUBLIC_ECHO + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-For: " + forwardedFor + "\r\n\r\n";
    }

    @ParameterizedTest
    @EnumSource
    void exactly_one_traceparent(Protocol protocol) {
        assertEquals(TRACE, outside.get(protocol, PUBLIC_ECHO, "traceparent", TRACE).seen("traceparent"));
        for (var sent : new String[][] {{}, {"traceparent", "nonsense", "tracestate", "a=b"},
                {"traceparent", TRACE, "traceparent", TRACE.replace('7', '8')},
                {"traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01"}}) {
            var answer = outside.get(protocol, PUBLIC_ECHO, sent);
            assertTrue(answer.seen("traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"), answer.seen("traceparent"));
            assertNull(answer.seen("tracestate"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void request_id_of_the_caller_when_harmless(Protocol protocol) {
        var answer = outside.get(protocol, PUBLIC_ECHO, "X-Request-Id", "phone-7.2026_11");
        assertEquals("phone-7.2026_11", answer.seen("X-Request-Id"));
        assertEquals("phone-7.2026_11", answer.headers().get("X-Request-Id"));
    }

    @ParameterizedTest
    @EnumSource
    void request_id_of_our_own_otherwise(Protocol protocol) {
        for (var sent : new String[] {"sevense", "with space in it", "x".repeat(65), "{jndi:ldap}/aaaa", "one@of:these"}) {
            var answer = outside.get(protocol, PUBLIC_ECHO, "X-Request-Id", sent);
            assertNotEquals(sent, answer.seen("X-Request-Id"));
            assertEquals(answer.headers().get("X-Request-Id"), answer.seen("X-Request-Id"));
            assertEquals(1, answer.headers().getAll("X-Request-Id").size());
            assertTrue(answer.seen("X-Request-Id").matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        }
    }

    @Test
    void a_token_is_not_passed_to_public_data() {
        var answer = outside.get(Protocol.HTTP_1_1, PUBLIC_ECHO, "Authorization", "Bearer nonsense");
        assertEquals(200, answer.status());
        assertNull(answer.seen("Authorization"));
    }

    /// A browser sends each as a header of its own over HTTP/2.
    @ParameterizedTest
    @EnumSource
    void several_headers_with_cookies_reach_the_portal_as_one(Protocol protocol) {
        var answer = outside.get(protocol, "/portal/echo", "Cookie", "a=1", "X-Between", "b", "Cookie", "c=2; d=3", "Cookie", "e=4");
        assertEquals("a=1; c=2; d=3; e=4", answer.seen("Cookie"));
        assertNull(outside.get(protocol, PUBLIC_ECHO, "Cookie", "a=1", "Cookie", "c=2").seen("Cookie"));
    }

    @Test
    void cookies_reach_the_portal_and_no_service() {
        assertEquals("session=1", outside.get(Protocol.HTTP_1_1, "/portal/echo", "Cookie", "session=1").seen("Cookie"));
        assertNull(outside.get(Protocol.HTTP_1_1, PUBLIC_ECHO, "Cookie", "session=1").seen("Cookie"));
    }
}
