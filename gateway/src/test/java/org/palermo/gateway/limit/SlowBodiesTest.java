package org.palermo.gateway.limit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

import jakarta.inject.Inject;

/// In these tests the limits are 2 s for a body, 100 connections of an address, 8 MiB of bodies in total, 1 MiB of a
/// subject and 4 MiB of an address; an origin has at most 64 connections for each event loop.
@QuarkusTest
class SlowBodiesTest extends GatewayTest {

    private static final String CASES = "/api/nrm/v1/cases";
    private static final Duration BEFORE_THEY_END = Duration.ofMillis(1_500);

    @Inject
    BodyBudget budget;

    private final List<Wire> slow = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (var wire : slow) {
            wire.close();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> budget.held() == 0);
    }

    @Test
    void ok_200_other_callers_beside_three_hundred_slow_bodies_without_an_account() throws IOException {
        for (int i = 0; i < 300; i++) {
            begin("127.0.0." + (41 + i / 100), i % 2 == 0 ? "/portal/sign-out" : "/auth/realms/palermo/protocol/openid-connect/token", 100, "");
        }
        assertServed();
    }

    @Test
    void ok_200_other_callers_beside_a_hundred_slow_bodies_of_one_account() throws IOException {
        var token = "Authorization: Bearer " + Tokens.of("slow") + "\r\n";
        for (int i = 0; i < 100; i++) {
            begin("127.0.0.44", CASES, 100, token);
        }
        assertServed();
    }

    /// A hundred bodies on one connection, all of them still to come.
    @Test
    void ok_200_other_callers_beside_hundreds_of_slow_bodies_over_h2c() throws IOException {
        for (int i = 0; i < 4; i++) {
            var wire = new Wire(base, "127.0.0.45");
            slow.add(wire);
            var frames = Frames.opening();
            for (int stream = 1; stream < 180; stream += 2) {
                frames.request(stream, false, ":method", stream % 4 == 1 ? "POST" : "GET", ":scheme", "http", ":authority", "localhost", ":path", "/portal/echo");
            }
            wire.send(frames.bytes());
        }
        assertServed();
    }

    @ParameterizedTest
    @EnumSource
    void too_slow_408_without_a_request_to_the_origin(Protocol protocol) {
        var answer = outside.stream(protocol, "/api/nrm/v1/failing", Buffer.buffer("x"), 20, 300, token());
        assertEquals(408, answer.status());
        assertEquals("too-slow", answer.problem());
    }

    @Test
    void too_many_429_of_one_account_and_others_go_on() throws IOException {
        var subject = "greedy";
        for (int i = 0; i < 4; i++) {
            begin("127.0.0.46", CASES, 200_000, "Authorization: Bearer " + Tokens.of(subject) + "\r\n").send("x".repeat(150_000));
        }
        await().atMost(BEFORE_THEY_END).until(() -> budget.held() == 1_024 * 1_024);
        var refused = post(CASES, Tokens.of(subject));
        assertEquals(429, refused.status());
        assertEquals("too-many-bodies-of-one", refused.problem());
        assertEquals(200, post(CASES, Tokens.accepted()).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, "Authorization", "Bearer " + Tokens.of(subject)).status());
    }

    /// One body too many in total: a request without a body is still answered.
    @Test
    void too_many_503_in_total_until_some_have_ended() throws IOException {
        for (int i = 0; i < 32; i++) {
            begin("127.0.0.47", CASES, 200_000, "Authorization: Bearer " + Tokens.of("many-" + i) + "\r\n").send("x".repeat(150_000));
        }
        await().atMost(BEFORE_THEY_END).until(() -> budget.held() == 8 * 1_024 * 1_024);
        var refused = post(CASES, Tokens.accepted());
        assertEquals(503, refused.status());
        assertEquals("too-many-bodies", refused.problem());
        assertTrue(Integer.parseInt(refused.headers().get("Retry-After")) >= 1);
        assertEquals(200, outside.get(Protocol.H2C, ECHO, token()).status());
        leave();
        assertEquals(200, post(CASES, Tokens.accepted()).status());
    }

    private void assertServed() {
        assertEquals(200, outside.send(Protocol.HTTP_1_1, HttpMethod.POST, "/portal/echo", Buffer.buffer("a=b")).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/portal/echo").status());
        assertTrue(budget.held() > 0, "the slow bodies are still held");
        for (var protocol : Protocol.values()) {
            assertEquals(200, outside.get(protocol, "/portal/echo").status());
            assertEquals(200, outside.send(protocol, HttpMethod.POST, "/portal/echo", Buffer.buffer("a=b")).status());
            assertEquals(200, outside.send(protocol, HttpMethod.POST, "/auth/realms/palermo/protocol/openid-connect/echo", Buffer.buffer("a=b")).status());
            assertEquals(200, outside.get(protocol, ECHO, token()).status());
            assertEquals(200, post(CASES, Tokens.accepted()).status());
        }
    }

    private Outside.Answer post(String path, String token) {
        return outside.send(Protocol.HTTP_1_1, HttpMethod.POST, path, Buffer.buffer("{}"), "Authorization", "Bearer " + token);
    }

    private Wire begin(String from, String path, int length, String more) throws IOException {
        var wire = new Wire(base, from);
        slow.add(wire);
        return wire.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Content-Length: " + length + "\r\n\r\nx");
    }
}
