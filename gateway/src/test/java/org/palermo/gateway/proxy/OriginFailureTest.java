package org.palermo.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.problem.Telemetry;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Logged;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

@QuarkusTest
class OriginFailureTest extends GatewayTest {

    private static final String SHELTERS = "/api/shelter/v1/shelters";

    @ConfigProperty(name = "test.shelter.port")
    int shelterPort;

    @ParameterizedTest
    @EnumSource
    void bad_gateway_502_when_it_breaks_off_before_an_answer(Protocol protocol) {
        var answer = outside.get(protocol, "/api/nrm/v1/cut", token());
        assertEquals(502, answer.status());
        assertEquals("broken-answer", answer.problem());
    }

    /// An invalid header of the origin is no header here, and not the beginning of another one.
    @ParameterizedTest
    @EnumSource
    void bad_gateway_502_when_a_header_of_the_answer_is_malformed(Protocol protocol) {
        try (var logged = new Logged()) {
            for (var none : new String[] {"split", "zero", "no-token"}) {
                var answer = outside.get(protocol, "/api/nrm/v1/" + none, token());
                assertEquals(502, answer.status(), none);
                assertEquals("broken-answer", answer.problem());
                assertFalse(answer.headers().contains("X-Split") || answer.headers().contains("X-Kept"), none);
                assertEquals(200, outside.get(protocol, ECHO, token()).status());
            }
            // The line of Telemetry is the only one.
            assertEquals("", logged.textBut(Telemetry.class.getName(), SuspendedSubjects.class.getName(), "org.palermo.gateway.openapi"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void broken_off_when_the_origin_breaks_off_its_answer(Protocol protocol) {
        assertThrows(CompletionException.class, () -> outside.get(protocol, "/api/nrm/v1/cut-midway", token()));
    }

    @ParameterizedTest
    @EnumSource
    void ok_500_is_an_answer_and_opens_no_breaker(Protocol protocol) {
        for (int i = 0; i < 12; i++) {
            var answer = outside.get(protocol, "/api/nrm/v1/failing", token());
            assertEquals(500, answer.status());
            assertEquals("failed", answer.body().toString());
        }
    }

    /// The machine of the origin is away: nobody refuses a connection, and nobody accepts one.
    @Test
    @EnabledOnOs(OS.LINUX)
    void silent_502_then_breaker_open_503() throws IOException {
        var token = token();
        var waiting = new ArrayList<Socket>();
        // Linux drops what arrives at a full queue.
        try (var silent = new ServerSocket(shelterPort, 1, InetAddress.getLoopbackAddress())) {
            fill(silent, waiting);
            await().atMost(Duration.ofSeconds(20)).until(() -> unreachable(outside.get(Protocol.HTTP_1_1, SHELTERS, token)));
            await().atMost(Duration.ofSeconds(20)).until(() -> outside.get(Protocol.HTTP_1_1, SHELTERS, token).problem().equals("resting"));
            assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token).status());
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    private static void fill(ServerSocket silent, List<Socket> waiting) throws IOException {
        try {
            for (int i = 0; i < 10; i++) {
                var socket = new Socket();
                waiting.add(socket);
                socket.connect(silent.getLocalSocketAddress(), 300);
            }
        } catch (SocketTimeoutException full) {
            return;
        }
        throw new AssertionError("the queue does not fill");
    }

    private static boolean unreachable(Outside.Answer answer) {
        return answer.status() == 502 && answer.problem().equals("unreachable");
    }

    @Test
    void dead_502_then_breaker_open_503_then_back_200() {
        var token = token();
        var first = outside.get(Protocol.HTTP_1_1, SHELTERS, token);
        assertTrue(first.status() == 502 && first.problem().equals("unreachable") || first.status() == 503, first.toString());
        await().atMost(Duration.ofSeconds(20)).until(() -> outside.get(Protocol.HTTP_1_1, SHELTERS, token).status() == 503);
        var resting = outside.get(Protocol.HTTP_1_1, SHELTERS, token);
        assertEquals("resting", resting.problem());
        assertTrue(Integer.parseInt(resting.headers().get("Retry-After")) >= 1);
        // The other origins are not affected.
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token).status());

        var vertx = Vertx.vertx();
        try {
            Outside.await(vertx.createHttpServer().requestHandler(r -> r.response().end("back")).listen(shelterPort, "127.0.0.1"));
            await().atMost(Duration.ofSeconds(20)).until(() -> outside.get(Protocol.HTTP_1_1, SHELTERS, token).status() == 200);
            for (int i = 0; i < 20; i++) {
                assertEquals(200, outside.get(Protocol.H2C, SHELTERS, token).status());
            }
        } finally {
            Outside.await(vertx.close());
        }
    }
}
