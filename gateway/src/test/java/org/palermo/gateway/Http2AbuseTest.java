package org.palermo.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;

/// Requests that would become something else when HTTP/2 is written as HTTP/1.1 (RFC 9113, 8.2 and 8.3). Fields are
/// separated by `|`.
@QuarkusTest
class Http2AbuseTest extends GatewayTest {

    private static final String RIGHT = ":method|POST|:scheme|http|:authority|localhost|:path|/portal/echo|";

    @Test
    void ok_200_a_request_that_is_right() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().request(1, false, split(RIGHT + "x-a|b")).data(1, "body");
            var answer = wire.send(frames.bytes()).until(came -> came.contains("\"bodyBytes\":4"));
            assertTrue(answer.contains("\"bodyBytes\":4"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // Line ends and zeros in names and values.
        "x-a|b\r\nx-auth-role: admin", "x-a|b\nx-auth-role: admin", "x-a|b\rx", "x-a|b\u0000", "x-a\r\nx-auth-role|b", "x-a: b\r\nx-b|c",
        // Headers that frame a message in HTTP/1.1 and are forbidden in HTTP/2.
        "transfer-encoding|chunked", "connection|keep-alive", "keep-alive|timeout=5", "proxy-connection|keep-alive", "upgrade|h2c", "te|gzip",
        "content-length|3", "content-length|5", "content-length|4|content-length|5", "content-length|+4", "content-length|4, 5", "content-length|x",
        // Names.
        "X-Upper|a", "x a|b", "x-a:|b", "|b", "x\u0001a|b",
        // Pseudo-headers twice, late, of an answer, unknown.
        ":path|/events", ":method|GET", ":authority|evil", ":status|200", ":x|y", "x-a|b|:path|/events", ":protocol|websocket",
        // The host in a second place.
        "host|evil.example", "host|localhost|host|localhost"})
    void refused_malformed_requests(String more) throws IOException {
        var answer = answer(RIGHT + more, "body");
        assertFalse(answer.contains("bodyBytes"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ":method|GET|:scheme|http|:authority|localhost", ":method|GET|:scheme|http|:authority|localhost|:path|", ":scheme|http|:authority|localhost|:path|/portal/echo",
        ":method|GET|:authority|localhost|:path|/portal/echo", ":method|GET|:scheme|http|:path|/portal/echo", ":method|GET|:scheme|http|:authority||:path|/portal/echo",
        ":method|GET|:scheme|http|:authority|a@localhost|:path|/portal/echo", ":method|GET|:scheme|http|:authority|local host|:path|/portal/echo",
        ":method|GET|:scheme|http|:authority|localhost/x|:path|/portal/echo", ":method|G T|:scheme|http|:authority|localhost|:path|/portal/echo",
        ":method|GET / HTTP/1.1\r\nx: |:scheme|http|:authority|localhost|:path|/portal/echo",
        ":method|GET|:scheme|http|:authority|localhost|:path|/portal/echo HTTP/1.1\r\nx: y", ":method|GET|:scheme|http|:authority|localhost|:path|/portal/echo x",
        ":method|GET|:scheme|http|:authority|localhost|:path|portal/echo", ":method|GET|:scheme|http|:authority|localhost|:path|http://localhost/portal/echo",
        ":method|GET|:scheme|http|:authority|localhost|:path|/portal/../portal/echo", ":method|GET|:scheme|http|:authority|localhost|:path|//portal/echo",
        ":method|GET|:scheme|http|:authority|localhost|:path|/portal/echo#x", ":method|GET|:scheme|http|:authority|localhost|:path|/portal/\u00e9cho",
        ":method|CONNECT|:authority|localhost:80"})
    void refused_ambiguous_requests(String fields) throws IOException {
        var answer = answer(fields, null);
        assertFalse(answer.contains("bodyBytes"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/q/health", "/auth/admin/", "/auth/realms/master/"})
    void not_found_404_the_same_as_over_http_1(String path) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().request(1, true, split(":method|GET|:scheme|http|:authority|localhost|:path|" + path));
            var answer = wire.send(frames.bytes()).until(came -> came.contains("urn:palermo:problem:gateway:not-found"));
            assertTrue(answer.contains("urn:palermo:problem:gateway:not-found"), answer);
        }
    }

    /// Requests that are cancelled at once cost the server more than the caller (CVE-2023-44487).
    @Test
    void a_flood_of_cancelled_requests_ends_the_connection() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening();
            for (int stream = 1; stream < 2_000; stream += 2) {
                frames.request(stream, true, (RIGHT + "x-a|b").split("\\|")).frame(Frames.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
            }
            sendAll(wire, frames);
            wire.bytes(10_000);
            assertTrue(wire.ended());
        }
    }

    /// A head that never ends (CVE-2024-27983 and its like).
    @Test
    void a_flood_of_continuations_ends_the_connection() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().frame(Frames.HEADERS, 0, 1, Frames.block((RIGHT + "x-a|b").split("\\|")));
            for (int i = 0; i < 20_000; i++) {
                frames.frame(Frames.CONTINUATION, 0, 1, Frames.block("x-b", "c"));
            }
            sendAll(wire, frames);
            wire.bytes(10_000);
            assertTrue(wire.ended());
        }
    }

    /// The gateway may close the connection before everything is sent.
    private static void sendAll(Wire wire, Frames frames) {
        try {
            wire.send(frames.bytes());
        } catch (IOException hungUp) {
            // The gateway has closed the connection, as the test expects.
        }
    }

    private String answer(String fields, String body) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().request(1, body == null, split(fields));
            if (body != null) {
                frames.data(1, body);
            }
            return new String(wire.send(frames.bytes()).bytes(600), StandardCharsets.ISO_8859_1);
        }
    }

    private static String[] split(String fields) {
        List<String> parts = new ArrayList<>(List.of(fields.split("\\|", -1)));
        return parts.toArray(String[]::new);
    }
}
