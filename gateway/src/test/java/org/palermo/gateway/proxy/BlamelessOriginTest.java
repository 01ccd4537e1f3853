package org.palermo.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.OriginBehaviour;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/// Ten failures open the breaker of an origin in these tests. What a caller sends, and a caller who leaves, must not
/// count.
@QuarkusTest
class BlamelessOriginTest extends GatewayTest {

    @ParameterizedTest
    @CsvSource({"5", "50"})
    void invalid_400_malformed_headers_and_other_callers_are_served(int times) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening();
            for (int i = 0; i < times; i++) {
                request(frames, 2 * i + 1, "/portal/echo", "x-a", i % 2 == 0 ? "b\nc" : "b\u0000c");
            }
            var answers = wire.send(frames.bytes()).until(came -> count("\"status\":400", came) == times && count("urn:palermo:problem:gateway:bad-header", came) == times);
            assertEquals(times, count("urn:palermo:problem:gateway:bad-header", answers), answers);
            assertEquals(times, count("\"status\":400", answers), answers);
        }
        served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-a|b\r\nx-b: c", "x-a|b\rc", "x-a|b\u0001", "x-a|b\u007f", "x a|b", "x(a|b", "x-a:|b", "x\u0001|b", "x\u00e9|b"})
    void refused_over_h2c_each_time(String field) throws IOException {
        for (int i = 0; i < 12; i++) {
            var answer = overHttp2("/auth/realms/palermo/echo", field.substring(0, field.indexOf('|')), field.substring(field.indexOf('|') + 1));
            assertFalse(answer.contains("bodyBytes") || answer.contains("\"status\":502"), answer);
        }
        served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: b\u0001c", "X-A: b\u0000c", "X A: b", "X(A: b", "X-A: \u007f", "X\u00e9: b", ": b"})
    void invalid_400_over_http_1_each_time(String header) throws IOException {
        for (int i = 0; i < 12; i++) {
            var answer = outside.raw("GET /portal/echo HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("urn:palermo:problem:gateway:bad-header"), answer);
        }
        served();
    }

    @ParameterizedTest
    @EnumSource
    void refused_heads_that_an_origin_would_refuse(Protocol protocol) throws IOException {
        for (int i = 0; i < 12; i++) {
            var padding = "a".repeat(18 * 1024);
            var answer = protocol == Protocol.H2C ? overHttp2("/portal/echo", "x-a", padding)
                    : outside.raw("GET /portal/echo HTTP/1.1\r\nHost: localhost\r\nX-A: " + padding + "\r\nConnection: close\r\n\r\n");
            assertFalse(answer.contains("bodyBytes") || answer.contains("502"), answer);
        }
        served();
    }

    /// Callers leave before their body has arrived, and before the answer.
    @Test
    void callers_who_leave() throws IOException {
        for (int i = 0; i < 15; i++) {
            leave("POST /portal/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab");
            leave("POST /portal/never HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab");
            leave("GET /portal/never HTTP/1.1\r\nHost: localhost\r\n\r\n");
            leave("POST /api/nrm/v1/visits/imports?never HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nAuthorization: Bearer " + Tokens.accepted() + "\r\n\r\nab");
        }
        served();
    }

    /// The gateway has the whole answer and its caller has not: the connection to the origin already serves another
    /// request. How much of an answer is in that state depends on the system's buffers, so the test uses answers of
    /// several sizes.
    @Test
    void a_caller_who_leaves_during_an_answer_breaks_off_no_other_answer() throws IOException {
        var leaving = new ArrayList<Wire>();
        var others = new ArrayList<Wire>();
        try {
            for (int kib = 96; kib < 608; kib += 16) {
                leaving.add(new Wire(base, "127.0.0.16", 4_096).send("GET /portal/page?kib=" + kib + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            for (var wire : leaving) {
                assertTrue(wire.first(2_000).startsWith("HTTP/1.1 200 "));
            }
            var before = OriginBehaviour.late.get();
            for (int i = 0; i < 16; i++) {
                others.add(new Wire(base, "127.0.0.17").send("GET /portal/late HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(2)).until(() -> OriginBehaviour.late.get() == before + others.size());
            close(leaving);
            for (var wire : others) {
                assertTrue(wire.first(2_000).startsWith("HTTP/1.1 200 "));
            }
        } finally {
            close(leaving);
            close(others);
        }
        served();
    }

    private static void close(List<Wire> wires) throws IOException {
        for (var wire : wires) {
            wire.close();
        }
    }

    private void leave(String request) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            wire.send(request).bytes(20);
        }
    }

    private void served() {
        for (var protocol : Protocol.values()) {
            assertEquals(200, outside.get(protocol, "/portal/echo").status());
            assertEquals(200, outside.get(protocol, "/auth/realms/palermo/echo").status());
            assertEquals(200, outside.send(protocol, HttpMethod.POST, ECHO, Buffer.buffer("{}"), token()).status());
        }
    }

    private String overHttp2(String path, String name, String value) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            return new String(wire.send(request(Frames.opening(), 1, path, name, value).bytes()).bytes(50), StandardCharsets.ISO_8859_1);
        }
    }

    private static Frames request(Frames frames, int stream, String path, String name, String value) {
        return frames.request(stream, true, ":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", path, name, value);
    }

    private static int count(String part, String answers) {
        return answers.split(Pattern.quote(part), -1).length - 1;
    }
}
