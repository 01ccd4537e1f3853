package org.palermo.gateway.limit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

import jakarta.inject.Inject;

/// The limits are five live answers and eight transfers of a subject and service, 64 transfers of an address, and 256
/// connections of an event loop for each kind.
@QuarkusTest
class OpenStreamsTest extends GatewayTest {

    private static final String LIVE = "/api/nrm/v1/notices/stream?drip";

    @Inject
    MeterRegistry metrics;

    private final List<Wire> open = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (var wire : open) {
            wire.close();
        }
    }

    @Test
    void too_many_429_the_sixth_live_answer_of_one_account() throws IOException {
        var subject = "listener";
        for (int i = 0; i < 5; i++) {
            listen(subject, i);
        }
        for (var protocol : Protocol.values()) {
            var refused = outside.get(protocol, LIVE, bearer(subject));
            assertEquals(429, refused.status());
            assertEquals("too-many-live", refused.problem());
            assertTrue(refused.json().getString("detail").contains("at most 5 live answers"), refused.body().toString());
            assertTrue(Integer.parseInt(refused.headers().get("Retry-After")) >= 1);
        }
        // Another service, other requests of the same caller, and other callers are not affected.
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/api/inspection/v1/notices/stream?echo", bearer(subject)).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, bearer(subject)).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/notices/stream?echo", token()).status());

        open.removeFirst().close();
        await().atMost(Duration.ofSeconds(10)).until(() -> outside.get(Protocol.H2C, "/api/nrm/v1/notices/stream?echo", bearer(subject)).status() == 200);
    }

    /// A caller who leaves frees a stream over either protocol, and so does one whose answer is complete.
    @Test
    void ok_200_one_after_another_without_limit() {
        for (int i = 0; i < 12; i++) {
            for (var protocol : Protocol.values()) {
                assertEquals(200, outside.get(protocol, "/api/nrm/v1/notices/stream?echo", bearer("often")).status());
            }
        }
        for (int i = 0; i < 12; i++) {
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                var request = Outside.await(outside.open(Protocol.H2C, HttpMethod.GET, LIVE, bearer("often")));
                var status = Outside.await(request.send()).statusCode();
                request.reset();
                return status == 200;
            });
        }
    }

    /// The request behind the stream is half sent when its caller leaves.
    @Test
    void ok_200_after_callers_left_who_were_still_sending_a_request_behind_their_stream() throws IOException {
        leaveFive("hasty", "POST /portal/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nab", 100);
    }

    /// More than 64 KiB wait behind the stream, and the last request is half sent.
    @Test
    void ok_200_after_the_gateway_closed_streams_behind_which_too_much_waited() throws IOException {
        var longHead = "GET /portal/echo HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(15_000) + "\r\n\r\n";
        var half = "POST /portal/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40000\r\n\r\n" + "a".repeat(30_000);
        leaveFive("wordy", longHead.repeat(3) + half, 10_000);
    }

    @Test
    void ok_200_other_callers_beside_hundreds_of_listeners() throws IOException {
        for (int i = 0; i < 300; i++) {
            open.add(new Wire(base, "127.0.0." + (51 + i / 90)).send("GET " + LIVE + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("ear-" + i / 5) + "\r\n\r\n"));
        }
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token()).status());
        assertEquals(200, outside.get(Protocol.H2C, "/api/nrm/v1/cases/exports?echo", token()).status());
        assertEquals(200, outside.send(Protocol.HTTP_1_1, HttpMethod.POST, "/api/inspection/v1/visits/imports", Buffer.buffer("{}"), token()).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/portal/echo").status());
    }

    @Test
    void too_many_429_the_ninth_transfer_of_one_account() throws IOException {
        var subject = "carrier";
        for (int i = 0; i < 8; i++) {
            answered(new Wire(base, "127.0.0.55"), "GET /api/nrm/v1/cases/exports?drip HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of(subject) + "\r\n\r\n");
        }
        var refused = outside.send(Protocol.HTTP_1_1, HttpMethod.PUT, "/api/nrm/v1/htcds/files/7/pieces", Buffer.buffer("{}"), bearer(subject));
        assertEquals(429, refused.status());
        assertEquals("too-many-transfers", refused.problem());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/cases/exports?echo", token()).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, bearer(subject)).status());
    }

    /// They read nothing of answers that are no streams. A quarter of the connections for such answers is left to them.
    @Test
    void broken_off_answers_that_an_address_does_not_read_and_others_are_served() throws IOException {
        var before = brokenOff();
        for (int i = 0; i < 90; i++) {
            open.add(new Wire(base, "127.0.0.57", 4_096).send("GET /portal/huge HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> brokenOff() > before);
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/portal/echo").status());
        assertEquals(200, outside.get(Protocol.H2C, "/portal/echo").status());
    }

    private double brokenOff() {
        return metrics.counter("palermo.gateway.broken.off", "why", "not-read").count();
    }

    private void listen(String subject, int i) throws IOException {
        answered(new Wire(base, "127.0.0.56"), live(subject));
        assertEquals(i + 1, open.size());
    }

    /// As many streams as one account may have, each with more behind it on its connection. All must be given back.
    private void leaveFive(String subject, String behind, int silenceMillis) throws IOException {
        for (int i = 0; i < 5; i++) {
            try (var wire = new Wire(base, "127.0.0.58")) {
                var answer = wire.send(live(subject)).first(10_000);
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                sendAll(wire, behind);
                wire.bytes(silenceMillis);
            }
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/notices/stream?echo", bearer(subject)).status() == 200);
    }

    private static void sendAll(Wire wire, String bytes) throws IOException {
        try {
            wire.send(bytes);
        } catch (SocketException closed) {
            // The gateway may close the connection before everything is sent.
        }
    }

    private static String live(String subject) {
        return "GET " + LIVE + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of(subject) + "\r\n\r\n";
    }

    private void answered(Wire wire, String request) throws IOException {
        open.add(wire);
        var answer = wire.send(request).first(10_000);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    private static String[] bearer(String subject) {
        return new String[] {"Authorization", "Bearer " + Tokens.of(subject)};
    }
}
