package org.palermo.gateway.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;

@QuarkusTest
class ResponseHeadersTest extends GatewayTest {

    @ParameterizedTest
    @EnumSource
    void hop_by_hop_headers_of_an_origin_end_at_the_gateway(Protocol protocol) {
        var answer = outside.get(protocol, "/api/nrm/v1/mechanism/hop");
        assertEquals(200, answer.status());
        assertEquals("hop", answer.body().toString());
        assertEquals("yes", answer.headers().get("X-Kept"));
        for (var header : new String[] {"Connection", "X-Inside", "Keep-Alive", "Proxy-Authenticate", "Trailer", "Upgrade",
                "Server", "X-Powered-By"}) {
            assertNull(answer.headers().get(header), header);
        }
        assertFalse(answer.headers().getAll("X-Request-Id").contains("of-the-origin"));
        assertEquals(1, answer.headers().getAll("X-Request-Id").size());
    }

    @ParameterizedTest
    @EnumSource
    void answers_without_a_body_have_none(Protocol protocol) {
        var nothing = outside.get(protocol, "/api/nrm/v1/mechanism/nothing");
        assertEquals(204, nothing.status());
        assertNull(nothing.headers().get("Transfer-Encoding"));
        assertNull(nothing.headers().get("Content-Length"));
        var unchanged = outside.get(protocol, "/api/nrm/v1/mechanism/not-modified");
        assertEquals(304, unchanged.status());
        assertEquals("\"7\"", unchanged.headers().get("ETag"));
        var head = outside.send(protocol, HttpMethod.HEAD, PUBLIC_ECHO, null);
        assertEquals(200, head.status());
        assertTrue(Integer.parseInt(head.headers().get("Content-Length")) > 0);
        assertEquals(0, head.body().length());
    }

    @ParameterizedTest
    @EnumSource
    void data_may_load_run_and_frame_nothing(Protocol protocol) {
        var headers = outside.get(protocol, ECHO, token()).headers();
        assertTrue(headers.get("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("nosniff", headers.get("X-Content-Type-Options"));
        assertEquals("no-referrer", headers.get("Referrer-Policy"));
        assertEquals("same-origin", headers.get("Cross-Origin-Resource-Policy"));
        assertEquals("no-store", headers.get("Cache-Control"));
        assertNull(headers.get("Strict-Transport-Security"));
    }

    @Test
    void pages_of_the_portal_get_a_policy_unless_they_bring_one() {
        var headers = outside.get(Protocol.HTTP_1_1, "/portal/echo").headers();
        assertEquals(SecurityHeaders.PAGE_POLICY, headers.get("Content-Security-Policy"));
        assertTrue(headers.contains("Permissions-Policy"));
        var own = outside.get(Protocol.HTTP_1_1, "/portal/own-policy").headers();
        assertEquals("default-src 'none'", own.get("Content-Security-Policy"));
        assertEquals(1, own.getAll("Content-Security-Policy").size());
        assertEquals("session=1; Path=/portal", own.get("Set-Cookie"));
    }

    @Test
    void sign_in_pages_keep_their_own_policy() {
        var headers = outside.get(Protocol.HTTP_1_1, "/auth/realms/palermo/echo").headers();
        assertNull(headers.get("Content-Security-Policy"));
        assertNull(headers.get("X-Frame-Options"));
    }

    @Test
    void services_set_no_cookies() {
        assertNull(outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/mechanism/own-policy").headers().get("Set-Cookie"));
    }

    @Test
    void refusals_are_problems_with_the_same_headers() {
        var answer = outside.get(Protocol.HTTP_1_1, "/events");
        assertEquals("application/problem+json", answer.headers().get("Content-Type"));
        assertEquals("nosniff", answer.headers().get("X-Content-Type-Options"));
        assertTrue(answer.headers().contains("X-Request-Id"));
        assertEquals(404, answer.json().getInteger("status"));
        assertEquals("urn:palermo:problem:gateway:not-found", answer.json().getString("type"));
        assertFalse(answer.json().getString("title").isBlank());
        assertFalse(answer.json().getString("detail").isBlank());
    }
}
