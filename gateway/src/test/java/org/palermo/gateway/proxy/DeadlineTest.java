package org.palermo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;

/// In these tests the limits are 2 s in total and 1 s of silence. `drip` takes 2.8 s, a drop each 200 ms.
@QuarkusTest
class DeadlineTest extends GatewayTest {
    private static final int CALLERS = 12;

    @ParameterizedTest
    @EnumSource
    void timeout_504_when_nothing_comes(Protocol protocol) {
        var answer = outside.get(protocol, "/api/nrm/v1/never", token());
        assertEquals(504, answer.status());
        assertEquals("timeout", answer.problem());
    }

    @ParameterizedTest
    @EnumSource
    void broken_off_when_an_answer_takes_longer_than_the_deadline(Protocol protocol) {
        assertThrows(CompletionException.class, () -> outside.get(protocol, "/api/nrm/v1/drip", token()));
    }

    /// A request on a row that does not stream keeps its deadline, whatever it asks for.
    @ParameterizedTest
    @EnumSource
    void broken_off_though_events_are_asked_for(Protocol protocol) {
        assertThrows(CompletionException.class, () -> outside.get(protocol, "/api/nrm/v1/drip", tokenAnd("Accept", "text/event-stream")));
    }

    @ParameterizedTest
    @EnumSource
    void broken_off_when_a_stream_falls_silent(Protocol protocol) {
        assertThrows(CompletionException.class,
                () -> outside.get(protocol, "/api/nrm/v1/notices/stream?stall", token()));
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_a_stream_as_long_as_something_moves(Protocol protocol) {
        var answer = outside.get(protocol, "/api/nrm/v1/notices/stream?drip", token());
        assertEquals(200, answer.status());
        assertTrue(answer.body().toString().endsWith("data: 1\n\n"));
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_a_slow_import(Protocol protocol) {
        var answer = outside.stream(protocol, "/api/inspection/v1/visits/imports", Buffer.buffer("row\n"), 13, 200, token());
        assertEquals(200, answer.status());
        assertEquals(52, answer.json().getInteger("bodyBytes"));
    }

    /// Each takes longer than the deadline to send the announced body; ten failures of an origin open its breaker here.
    @Test
    void ok_200_after_callers_who_were_too_slow_themselves() throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var slow = Collections.nCopies(CALLERS, (Callable<Integer>) () -> outside
                    .stream(Protocol.values()[0], "/api/nrm/v1/cases", Buffer.buffer("x"), 20, 200, token()).status());
            for (var answer : callers.invokeAll(slow)) {
                assertEquals(408, answer.get());
            }
        }
        assertEquals(200, outside.get(Protocol.values()[0], "/api/nrm/v1/cases", token()).status());
    }
}
