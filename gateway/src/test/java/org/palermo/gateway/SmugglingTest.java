package org.palermo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;

/// Requests that two readers would split in different places. `~` stands for a line end.
@QuarkusTest
class SmugglingTest extends GatewayTest {

    private static final String HIDDEN = "GET /portal/hidden HTTP/1.1~Host: localhost~~";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    /// Neither the gateway nor an origin may read what follows a request with an ambiguous end.
    @ParameterizedTest
    @ValueSource(strings = {
        // Both lengths.
        "Content-Length: 48~Transfer-Encoding: chunked~~0~~", "Transfer-Encoding: chunked~Content-Length: 4~~2d~",
        "Transfer-Encoding: chunked~Content-Length: 0~~0~~",
        // Transfer-Encoding that only some would read as chunked.
        "Transfer-Encoding: xchunked~~0~~", "Transfer-Encoding: chunked, identity~~0~~", "Transfer-Encoding: chunked, chunked~~0~~",
        "Transfer-Encoding: identity, chunked~~0~~", "Transfer-Encoding: Chunked~~0~~", "Transfer-Encoding: \"chunked\"~~0~~",
        "Transfer-Encoding: chunked;a=b~~0~~", "Transfer-Encoding : chunked~~0~~", "Transfer-Encoding\t: chunked~~0~~",
        "Transfer-Encoding:\u000bchunked~~0~~", "Transfer-Encoding: chunked\u0000~~0~~", "Transfer-Encoding:~ chunked~~0~~",
        "Transfer-Encoding: chunked~Transfer-Encoding: identity~~0~~", "Transfer-Encoding: identity~Transfer-Encoding: chunked~~0~~",
        "X: y\nTransfer-Encoding: chunked~~0~~", "X: y\rTransfer-Encoding: chunked~~0~~", "Transfer-Encoding: ~~0~~",
        "Transfer-Encoding: identity~Content-Length: 0~~",
        // Content-Length that only some would read as that number.
        "Content-Length: 0~Content-Length: 0~~", "Content-Length: 0, 0~~", "Content-Length: 0~Content-Length: 44~~", "Content-Length: +0~~",
        "Content-Length: -0~~", "Content-Length: 0x0~~", "Content-Length: ~~", "Content-Length: 0 0~~", "Content-Length : 0~~",
        "Content-Length\t: 0~~", "Content-Length: \u000b0~~", "Content-Length: 0;~~", "Content-Length: 1e0~~", "Content-Length: \u0660~~",
        // Lines and names that only some would read as such.
        "X: a\u0000b~~", ": empty~~", "No colon~~", "X(Y: z~~", "X\u0001Y: z~~", "X\u00ffY: z~~", "Host: other~~", "Host : other~~",
        // Chunks with an ambiguous end.
        "Transfer-Encoding: chunked~~1;a\nx~0~~", "Transfer-Encoding: chunked~~1\nx\n0\n\n", "Transfer-Encoding: chunked~~1~xyz0~~",
        "Transfer-Encoding: chunked~~0x0~~", "Transfer-Encoding: chunked~~-1~x~0~~", "Transfer-Encoding: chunked~~+0~~",
        "Transfer-Encoding: chunked~~fffffffffffffffff~x~0~~", "Transfer-Encoding: chunked~~100000000~", "Transfer-Encoding: chunked~~zz~~0~~",
        "Transfer-Encoding: chunked~~;~~0~~"})
    void nothing_is_read_after_a_request_with_an_ambiguous_end(String rest) throws IOException {
        var answer = answer("POST /portal/echo HTTP/1.1~Host: localhost~" + rest + HIDDEN);
        assertFalse(answer.contains("hidden"), answer);
        assertFalse(answer.contains("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal/echo HTTP/1.0", "/portal/echo HTTP/1.2", "/portal/echo HTTP/2.0", "/portal/echo HTTP/0.9", "/portal/echo",
        "/portal/echo HTTP/1.1 HTTP/1.1", "/portal/echo http/1.1", "/portal/echo HTTP/11", "/portal/ech o HTTP/1.1", "/portal/\u000becho HTTP/1.1"})
    void no_other_version(String line) throws IOException {
        var answer = answer("GET " + line + "~Host: localhost~~" + HIDDEN);
        assertFalse(answer.contains("hidden"), answer);
        assertFalse(answer.contains(" 200 "), answer);
    }

    /// The framing is known to be bad, so the answer is a problem and the connection ends.
    @Test
    void refused_400_and_the_connection_ends() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var answer = wire.send("POST /portal HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n").answer();
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("urn:palermo:problem:gateway:bad-framing"), answer);
            assertTrue(wire.ended());
        }
    }

    /// A request without a host is refused first, and must not bypass this check.
    @Test
    void invalid_400_a_malformed_header_ends_the_connection_even_without_a_host() throws IOException {
        for (var host : new String[] {"", "Host: localhost\r\n"}) {
            try (var wire = new Wire(base, "127.0.0.1")) {
                var answer = wire.send("POST /portal/echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\0\r\n\r\n" + HIDDEN.replace("~", "\r\n")).answer();
                assertTrue(answer.contains("urn:palermo:problem:gateway:bad-header"), answer);
                assertEquals(1, statuses(answer), answer);
                assertTrue(wire.ended());
            }
        }
    }

    /// A folded line is part of the value before it, not a header of its own.
    @Test
    void a_folded_line_is_not_a_header() throws IOException {
        var answer = answer("GET /portal/echo HTTP/1.1~Host: localhost~X-A: b~\tX-Auth-Role: admin~ Content-Length: 9~Connection: close~~");
        assertTrue(answer.contains("HTTP/1.1 200"), answer);
        assertFalse(answer.contains("x-auth-role\""), answer);
        assertFalse(answer.contains("content-length\""), answer);
    }

    /// Trailers, chunk extensions and the headers that Connection names are dropped.
    @Test
    void chunk_details_reach_no_origin() throws IOException {
        var answer = answer("POST /portal/echo HTTP/1.1~Host: localhost~Transfer-Encoding: chunked~Trailer: X-Forwarded-For~Connection: close, X-Kept~X-Kept: a~~"
                + "1;ext=\"x\"~x~0~X-Forwarded-For: 6.6.6.6~Content-Length: 7~~");
        assertTrue(answer.contains("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("\"bodyBytes\":1"), answer);
        assertFalse(answer.contains("6.6.6.6") || answer.contains("x-kept") || answer.contains("ext"), answer);
    }

    @Test
    void a_body_is_never_a_request() throws IOException {
        var answer = answer("GET /portal/echo HTTP/1.1~Host: localhost~Content-Length: 48~~" + HIDDEN + "GET /portal/echo?second HTTP/1.1~Host: localhost~Connection: close~~");
        assertEquals(2, statuses(answer), answer);
        assertFalse(answer.contains("hidden"), answer);
    }

    @Test
    void each_of_several_pipelined_requests_is_checked() throws IOException {
        var answer = answer("GET /portal/echo HTTP/1.1~Host: localhost~~GET /events HTTP/1.1~Host: localhost~~"
                + "GET /auth/admin HTTP/1.1~Host: localhost~~GET /api/nrm/v1/cases HTTP/1.1~Host: localhost~Connection: close~~");
        var found = STATUS.matcher(answer).results().map(match -> match.group(1)).toList();
        assertEquals(java.util.List.of("200", "404", "404", "401"), found);
    }

    /// A connection that is upgraded to HTTP/2 meets the same checks.
    @Test
    void an_upgrade_to_h2c_leads_nowhere_else() throws IOException {
        var answer = answer("GET /events HTTP/1.1~Host: localhost~Connection: Upgrade, HTTP2-Settings~Upgrade: h2c~HTTP2-Settings: AAMAAABkAAQAAP__~~");
        assertTrue(answer.contains("urn:palermo:problem:gateway:not-found"), answer);
    }

    /// If our proxy passed on the upgrade, the caller itself would write the proxy's headers.
    @Test
    void an_upgrade_through_a_proxy_is_refused() throws IOException {
        var upgrade = "GET /portal/echo HTTP/1.1~Host: localhost~Connection: Upgrade, HTTP2-Settings~Upgrade: h2c~HTTP2-Settings: AAMAAABkAAQAAP__~~";
        assertTrue(answerTo("127.0.0.1", upgrade).contains("bodyBytes"));
        var refused = answerTo("127.0.0.99", upgrade);
        assertTrue(refused.contains("urn:palermo:problem:gateway:upgrade"), refused);
        assertFalse(refused.contains("bodyBytes"), refused);
        assertTrue(answerTo("127.0.0.99", "GET /portal/echo HTTP/1.1~Host: localhost~Connection: close~~").contains("bodyBytes"));
    }

    @Test
    void http_2_of_a_proxy_with_prior_knowledge_is_accepted() throws IOException {
        try (var wire = new Wire(base, "127.0.0.99")) {
            var frames = Frames.opening().request(1, true, ":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "/portal/echo");
            for (var one : frames.bytes()) {
                wire.send(new byte[] {one});
            }
            assertTrue(wire.until(came -> came.contains("bodyBytes")).contains("bodyBytes"));
        }
    }

    private String answer(String request) throws IOException {
        return answerTo("127.0.0.1", request);
    }

    private String answerTo(String address, String request) throws IOException {
        try (var wire = new Wire(base, address)) {
            return wire.send(request.replace("~", "\r\n")).answer();
        }
    }

    private static long statuses(String answer) {
        return STATUS.matcher(answer).results().count();
    }
}
