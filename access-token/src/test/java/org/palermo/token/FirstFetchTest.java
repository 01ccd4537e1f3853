package org.palermo.token;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

/// Until the keys have been fetched once, no token is refused because its key is unknown, and the application is not
/// ready.
class FirstFetchTest {

    private final PublicJsonWebKey key = Issuer.rsa("RS256");
    private final MovableClock clock = new MovableClock();

    @Test
    void ready_once_the_key_server_is_up_and_from_then_on() throws Exception {
        var port = freePort();
        var factory = new AccessTokenFactory();
        var demands = KeyServer.demands(port);
        var health = new SigningKeysHealth(factory, demands);
        var start = new KeysAtStart(factory, demands);
        start.start(null);
        try {
            unreachable(factory, token(), demands);
            assertEquals(Status.DOWN, health.call().getStatus());
            assertEquals("signing-keys", health.call().getName());
            try (var server = new KeyServer(port, key)) {
                await().atMost(Duration.ofSeconds(10)).until(() -> health.call().getStatus() == Status.UP);
                factory.parse(token(), demands);
            }
            assertEquals(Status.UP, health.call().getStatus());
            factory.parse(token(), demands);
        } finally {
            start.stop(null);
        }
    }

    @Test
    void a_caller_is_told_when_to_retry_while_no_key_server_listens() throws Exception {
        var factory = new AccessTokenFactory(clock);
        var demands = KeyServer.demands(freePort());
        for (var seconds : new int[] {1, 2, 3, 3, 3}) {
            assertEquals(seconds, unreachable(factory, token(), demands).retryAfterSeconds());
            clock.forward(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void a_server_that_fails_is_asked_with_growing_pauses_however_many_tokens_come() throws ParseException {
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var demands = server.demands();
            server.answer(500, "");
            for (var asked = 1; asked < 5; asked++) {
                KeysUnreachable last = null;
                for (var i = 0; i < 50; i++) {
                    last = unreachable(factory, token(), demands);
                }
                assertEquals(asked, server.asked.get());
                clock.forward(Duration.ofSeconds(last.retryAfterSeconds()));
            }
            server.serve(key);
            factory.parse(token(), demands);
        }
    }

    /// An application that accepted such an answer as its first keys would refuse every token until its next start.
    @Test
    void an_answer_that_is_not_a_key_set_counts_as_a_failed_fetch() throws ParseException {
        try (var server = new KeyServer(key)) {
            for (var answer : KeyServer.WITHOUT_KEYS) {
                var factory = new AccessTokenFactory(clock);
                var demands = server.demands();
                var health = new SigningKeysHealth(factory, demands);
                server.answer(200, answer);
                unreachable(factory, token(), demands);
                assertEquals(Status.DOWN, health.call().getStatus(), answer);
                server.serve(key);
                clock.forward(Duration.ofSeconds(1));
                factory.parse(token(), demands);
                assertEquals(Status.UP, health.call().getStatus(), answer);
            }
        }
    }

    @Test
    void a_server_that_never_answers_delays_no_caller_for_long() throws Exception {
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var demands = server.demands();
            server.neverAnswer();
            var token = token();
            var first = CompletableFuture.supplyAsync(() -> took(factory, token, demands));
            await().atMost(Duration.ofSeconds(10)).until(() -> server.asked.get() == 1);
            assertTrue(took(factory, token, demands).toMillis() < 1_500, "a later caller waited for the fetch");
            assertTrue(first.get().toMillis() < 4_500, "the first caller gave up late");
            server.serve(key);
            clock.forward(Duration.ofSeconds(1));
            factory.parse(token(), demands);
        }
    }

    /// A waiting thread is not free for tokens with known keys.
    @Test
    void a_server_that_never_answers_holds_few_threads_however_many_tokens_come() throws Exception {
        try (var server = new KeyServer(key); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var factory = new AccessTokenFactory(clock);
            var demands = server.demands();
            server.neverAnswer();
            var tokens = IntStream.range(0, 100).mapToObj(i -> token()).toList();
            var all = tokens.stream().map(token -> CompletableFuture.supplyAsync(() -> took(factory, token, demands), threads)).toList();
            var held = Duration.ZERO;
            for (var one : all) {
                held = held.plus(one.get());
            }
            // If all waited, each would wait for half a second.
            assertTrue(held.toSeconds() < 30, "they held threads for " + held);
        }
    }

    /// Everything else that is wrong with a token is found without a key, so no keys are fetched.
    @Test
    void refused_without_any_fetch() {
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var demands = server.demands();
            var claims = Issuer.claims(Instant.now());
            for (var token : Set.of("", "a.b.c", "garbage", Issuer.unsigned(key, claims), Issuer.hmacWithPublicKey(key, claims))) {
                assertThrowsExactly(ParseException.class, () -> factory.parse(token, demands), token);
            }
            assertEquals(0, server.asked.get());
        }
    }

    private static Duration took(AccessTokenFactory factory, String token, JWTAuthContextInfo demands) {
        var begun = System.nanoTime();
        unreachable(factory, token, demands);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static KeysUnreachable unreachable(AccessTokenFactory factory, String token, JWTAuthContextInfo demands) {
        return assertThrows(KeysUnreachable.class, () -> factory.parse(token, demands));
    }

    private String token() {
        return Issuer.sign(key, Issuer.claims(clock.instant()));
    }

    /// A port below those that the system gives to connections, so that it stays free until the test uses it.
    private static int freePort() {
        return ThreadLocalRandom.current().ints(100, 20_000, 32_000).filter(FirstFetchTest::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
