package org.palermo.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/// A burst of three imports in these tests.
@QuarkusTest
class RateLimitTest extends GatewayTest {

    private static final String IMPORTS = "/api/nrm/v1/providers/imports";

    @ParameterizedTest
    @EnumSource
    void too_many_429_of_one_subject_does_not_affect_others(Protocol protocol) {
        var greedy = Tokens.of("greedy-" + protocol);
        // Another token of the same subject counts together with the first.
        var again = Tokens.of("greedy-" + protocol);
        for (int i = 0; i < 3; i++) {
            assertEquals(200, post(protocol, greedy).status());
        }
        var refused = post(protocol, again);
        assertEquals(429, refused.status());
        assertEquals("too-many-requests", refused.problem());
        assertTrue(Integer.parseInt(refused.headers().get("Retry-After")) >= 1);
        assertEquals("\"imports\";q=3", refused.headers().get("RateLimit-Policy"));
        assertTrue(refused.headers().get("RateLimit").startsWith("\"imports\";r=0;t="));

        assertEquals(200, post(protocol, Tokens.accepted()).status());
        assertEquals(200, outside.get(protocol, ECHO, "Authorization", "Bearer " + greedy).status());
    }

    /// Five at once of one address; the portal, which is a trusted proxy, names those of its readers.
    @Test
    void too_many_429_complaints_of_one_address() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertTrue(complain("203.0.113.77").startsWith("HTTP/1.1 200"));
        }
        var refused = complain("203.0.113.77");
        assertTrue(refused.startsWith("HTTP/1.1 429"), refused);
        assertTrue(refused.contains("\"complaints\";q=5"), refused);
        assertTrue(complain("203.0.113.78").startsWith("HTTP/1.1 200"));
    }

    /// Ten at once; who has sent many tips can still complain.
    @Test
    void too_many_429_tips_of_one_address() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertTrue(tell("public-tips", "203.0.113.79").startsWith("HTTP/1.1 200"));
        }
        var refused = tell("public-tips", "203.0.113.79");
        assertTrue(refused.startsWith("HTTP/1.1 429"), refused);
        assertTrue(refused.contains("\"tips\";q=10"), refused);
        assertTrue(complain("203.0.113.79").startsWith("HTTP/1.1 200"));
        assertTrue(tell("public-tips", "203.0.113.80").startsWith("HTTP/1.1 200"));
    }

    private String complain(String reader) throws IOException {
        return tell("public-complaints", reader);
    }

    private String tell(String what, String reader) throws IOException {
        try (var portal = new Wire(base, "127.0.0.99")) {
            return portal.send(("POST /api/inspection/v1/" + what + " HTTP/1.1~Host: localhost~X-Forwarded-For: " + reader
                    + "~Content-Length: 2~Connection: close~~{}").replace("~", "\r\n")).answer();
        }
    }

    private Outside.Answer post(Protocol protocol, String token) {
        return outside.send(protocol, HttpMethod.POST, IMPORTS, Buffer.buffer("{}"), "Authorization", "Bearer " + token);
    }
}
