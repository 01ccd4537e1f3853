package org.palermo.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;

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

    private Outside.Answer post(Protocol protocol, String token) {
        return outside.send(protocol, HttpMethod.POST, IMPORTS, Buffer.buffer("{}"), "Authorization", "Bearer " + token);
    }
}
