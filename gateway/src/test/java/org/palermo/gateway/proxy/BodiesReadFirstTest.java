package org.palermo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

@QuarkusTest
class BodiesReadFirstTest extends GatewayTest {

    private static final String IMPORTS = "/api/inspection/v1/workplaces/imports";

    /// The origin gets the length, whether or not the caller knew it.
    @ParameterizedTest
    @EnumSource
    void ok_200_a_body_in_pieces_arrives_with_its_length(Protocol protocol) {
        var answer = outside.stream(protocol, ECHO, Buffer.buffer("0123456789"), 30, 10, token());
        assertEquals(300, answer.json().getInteger("bodyBytes"));
        assertEquals("300", answer.seen("Content-Length"));
        assertNull(answer.seen("Transfer-Encoding"));
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_no_body_at_all(Protocol protocol) {
        for (var method : new HttpMethod[] {HttpMethod.GET, HttpMethod.DELETE}) {
            var answer = outside.send(protocol, method, ECHO, null, token());
            assertEquals(0, answer.json().getInteger("bodyBytes"));
            assertNull(answer.seen("Transfer-Encoding"));
        }
        assertEquals("0", outside.send(protocol, HttpMethod.POST, ECHO, Buffer.buffer(), token()).seen("Content-Length"));
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_a_body_where_none_is_usual(Protocol protocol) {
        for (var method : new HttpMethod[] {HttpMethod.GET, HttpMethod.DELETE}) {
            assertEquals(4, outside.send(protocol, method, ECHO, Buffer.buffer("body"), token()).json().getInteger("bodyBytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST"})
    void ok_200_over_h2c_without_a_length(String method) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().request(1, false, ":method", method, ":scheme", "http", ":authority", "localhost", ":path", "/portal/echo").data(1, "body");
            // The answer may arrive in two frames.
            var answer = wire.send(frames.bytes()).until(came -> came.contains(":4}"));
            assertTrue(answer.contains(":4}"), answer);
        }
    }

    /// The first frame has no bytes, and nothing says how many will come.
    @ParameterizedTest
    @ValueSource(strings = {IMPORTS, ECHO})
    void ok_200_over_h2c_after_an_empty_frame(String path) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().request(1, false, ":method", "POST", ":scheme", "http", ":authority", "localhost", ":path", path,
                    "authorization", "Bearer " + Tokens.accepted()).part(1, "").part(1, "bo").part(1, "dy").data(1, "");
            var answer = wire.send(frames.bytes()).until(came -> came.contains("bodyBytes"));
            assertTrue(answer.contains("\"bodyBytes\":4"), answer);
        }
    }

    /// Several pieces in one packet, the next request behind them, a trailer between.
    @Test
    void ok_200_chunks_trailers_and_the_next_request() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var answer = wire.send("POST /portal/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\nX-Trailer: t\r\n\r\n"
                    + "GET /portal/echo?second HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").answer(2_000);
            assertTrue(answer.contains("\"bodyBytes\":7"), answer);
            assertTrue(answer.contains("/portal/echo?second"), answer);
            assertFalse(answer.contains("x-trailer"), answer);
        }
    }

    /// The gateway answers `Expect` when the caller may send: for an import, once its origin is connected.
    @ParameterizedTest
    @ValueSource(strings = {ECHO, IMPORTS})
    void continue_100_then_ok_200(String path) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var first = wire.send(expecting(path, Tokens.accepted())).first(10_000);
            assertTrue(first.startsWith("HTTP/1.1 100 "), first);
            var answer = wire.send("body").answer();
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"bodyBytes\":4"), answer);
            assertFalse(answer.contains("\"expect\""), answer);
        }
    }

    /// The caller may send the body anyway, so nothing more is read.
    @Test
    void unauthorised_401_and_no_100() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var answer = wire.send(expecting(ECHO, "a.b.c")).answer(3_000);
            assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
            assertTrue(answer.contains("Connection: close") || answer.contains("connection: close"), answer);
            assertTrue(wire.ended());
        }
    }

    private static String expecting(String path, String token) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }
}
