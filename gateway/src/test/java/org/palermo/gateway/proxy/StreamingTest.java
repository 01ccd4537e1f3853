package org.palermo.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Logged;
import org.palermo.gateway.suite.OriginBehaviour;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

@QuarkusTest
class StreamingTest extends GatewayTest {

    private static final String HUGE = "/api/nrm/v1/huge";

    @ParameterizedTest
    @EnumSource
    void ok_200_thirty_two_megabytes_piece_by_piece(Protocol protocol) {
        var bytes = new AtomicLong();
        Outside.await(outside.open(protocol, HttpMethod.GET, HUGE, token()).compose(request -> request.send()
                .compose(response -> {
                    response.handler(piece -> bytes.addAndGet(piece.length()));
                    return response.end();
                })));
        assertEquals((long) OriginBehaviour.HUGE_PIECES * OriginBehaviour.PIECE.length(), bytes.get());
    }

    @ParameterizedTest
    @EnumSource
    void the_first_event_arrives_before_the_last_is_sent(Protocol protocol) throws Exception {
        var first = new CompletableFuture<String>();
        var ended = new CompletableFuture<Void>();
        outside.open(protocol, HttpMethod.GET, "/api/nrm/v1/notices/stream?drip", token())
                .compose(request -> request.send()).onSuccess(response -> {
                    response.handler(piece -> first.complete(piece.toString()));
                    response.endHandler(end -> ended.complete(null));
                });
        assertTrue(first.get(10, TimeUnit.SECONDS).startsWith("data: 14"));
        assertTrue(!ended.isDone());
    }

    /// The JDK's client, which supports both protocols and logs nothing itself.
    @ParameterizedTest
    @EnumSource
    void a_caller_who_leaves_stops_the_origin_and_logs_nothing(HttpClient.Version version) throws Exception {
        var before = left();
        var request = HttpRequest.newBuilder(base.resolve(HUGE)).headers(token()).build();
        try (var logged = new Logged(); var client = HttpClient.newBuilder().version(version).build()) {
            for (int i = 0; i < 5; i++) {
                var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                assertEquals(version, response.version());
                assertEquals(0, response.body().read());
                response.body().close();
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> left() >= before + 5);
            assertEquals("", logged.textBut(SuspendedSubjects.class.getName(), "org.palermo.gateway.openapi"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_before_the_end_of_the_upload_arrives_and_ends_it(Protocol protocol) {
        var answer = outside.stream(protocol, "/api/inspection/v1/visits/imports?early", Buffer.buffer(new byte[16]), 10_000, 1, token());
        assertEquals(422, answer.status());
        assertEquals("early", answer.body().toString());
    }

    @Test
    void an_answer_before_the_end_of_a_long_upload_says_that_the_connection_ends() throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var head = List.of("POST /api/inspection/v1/visits/imports?early HTTP/1.1", "Host: localhost", "Content-Type: application/x-ndjson",
                    "Content-Length: 200000", "Authorization: Bearer " + Tokens.accepted());
            var answer = wire.send(String.join("\r\n", head) + "\r\n\r\n{").answer(3_000);
            assertTrue(answer.startsWith("HTTP/1.1 422 "), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
            assertTrue(wire.ended());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_caller_who_reads_nothing_is_disconnected(Protocol protocol) {
        var before = left();
        Outside.await(outside.open(protocol, HttpMethod.GET, "/api/nrm/v1/notices/stream?huge", token())
                .compose(request -> request.send().onSuccess(response -> response.exceptionHandler(gone -> { }).pause())));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(before + 1, left()));
    }

    private int left() {
        return Integer.parseInt(outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/left", token()).body().toString());
    }
}
