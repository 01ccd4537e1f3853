package org.palermo.gateway.connection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;

/// In these tests the limits are a second to the first request, 5 s to the next, 4 bytes a second, 1 s of patience and 100
/// connections of one address.
@QuarkusTest
class SlowCallersTest extends GatewayTest {

    private static final String HEAD = "GET /portal/echo HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
    private static final String IMPORTS = "/api/inspection/v1/workplaces/imports";

    @Test
    void cut_off_a_caller_who_connects_and_sends_nothing() throws IOException {
        try (var wire = new Wire(base, "127.0.0.11")) {
            wire.bytes(10_000);
            assertTrue(wire.ended());
        }
    }

    /// Over HTTP/1.1, before it is known which protocol it will be, and over HTTP/2 without a request.
    @ParameterizedTest
    @ValueSource(strings = {HEAD, "P", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000"})
    void cut_off_a_caller_who_sends_a_head_byte_by_byte(String beginning) throws Exception {
        try (var wire = new Wire(base, "127.0.0.12")) {
            wire.send(beginning);
            var started = System.nanoTime();
            while (!wire.ended()) {
                assertTrue(System.nanoTime() - started < 10_000_000_000L, "still connected");
                drip(wire, beginning.startsWith("GET") ? "a" : "");
                wire.bytes(200);
            }
        }
    }

    @Test
    void cut_off_a_slow_second_head_too() throws Exception {
        try (var wire = new Wire(base, "127.0.0.13")) {
            assertTrue(wire.send(HEAD + "a\r\n\r\n").answer().startsWith("HTTP/1.1 200"));
            wire.send(HEAD);
            var started = System.nanoTime();
            while (!wire.ended()) {
                assertTrue(System.nanoTime() - started < 15_000_000_000L, "still connected");
                drip(wire, "a");
                wire.bytes(300);
            }
            assertTrue(System.nanoTime() - started > 2_000_000_000L, "a connection may rest between two requests");
        }
    }

    @ParameterizedTest
    @EnumSource
    void too_slow_408_a_byte_now_and_then(Protocol protocol) {
        var answer = outside.stream(protocol, IMPORTS, Buffer.buffer("x"), 20, 500, token());
        assertEquals(408, answer.status());
        assertEquals("too-slow", answer.problem());
        // The failure did not count against the origin.
        assertEquals(200, outside.get(protocol, "/api/inspection/v1/visits", token()).status());
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_a_slow_steady_body_for_longer_than_the_patience(Protocol protocol) {
        var answer = outside.stream(protocol, IMPORTS, Buffer.buffer("xx"), 15, 300, token());
        assertEquals(200, answer.status());
        assertEquals(30, answer.json().getInteger("bodyBytes"));
    }

    /// Each answer would take memory here.
    @Test
    void cut_off_a_caller_who_goes_on_asking_and_reads_nothing() throws IOException {
        var questions = "GET /unknown HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20);
        try (var wire = new Wire(base, "127.0.0.18", 4_096)) {
            assertThrows(IOException.class, () -> {
                for (var end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); System.nanoTime() < end;) {
                    wire.send(questions);
                }
            });
        }
    }

    @Test
    void cut_off_a_caller_who_sends_forty_requests_behind_a_slow_one() throws IOException {
        try (var wire = new Wire(base, "127.0.0.19")) {
            var answer = wire.send(ask("/portal/never") + ask("/portal/echo").repeat(40)).bytes(10_000);
            assertEquals(0, answer.length, () -> new String(answer, StandardCharsets.ISO_8859_1));
            assertTrue(wire.ended());
        }
    }

    @Test
    void ok_200_thirty_requests_behind_a_slow_one() throws IOException {
        try (var wire = new Wire(base, "127.0.0.20")) {
            var last = "GET /portal/echo?last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            var answers = wire.send(ask("/portal/late") + ask("/portal/echo").repeat(29) + last).answer(5_000);
            assertEquals(31, answers.split("HTTP/1.1 200 ", -1).length - 1, answers);
        }
    }

    private static String ask(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    @Test
    void connections_are_limited_for_each_address() throws IOException {
        var greedy = new ArrayList<Wire>();
        try {
            for (int i = 0; i < 100; i++) {
                greedy.add(new Wire(base, "127.0.0.14"));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> refused("127.0.0.14"));
            assertFalse(refused("127.0.0.15"));
            greedy.removeFirst().close();
            await().atMost(Duration.ofSeconds(10)).until(() -> !refused("127.0.0.14"));
        } finally {
            for (var wire : greedy) {
                wire.close();
            }
        }
    }

    private boolean refused(String from) throws IOException {
        try (var wire = new Wire(base, from)) {
            drip(wire, HEAD + "a\r\nConnection: close\r\n\r\n");
            return wire.answer().isEmpty() && wire.ended();
        }
    }

    private static void drip(Wire wire, String bytes) throws IOException {
        try {
            wire.send(bytes);
        } catch (SocketException cutOff) {
            // The next read shows it.
        }
    }
}
