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

/// Until the keys came once nobody is refused for want of them, and nobody is sent here.
class FirstFetchTest {

    private final PublicJsonWebKey key = Issuer.rsa("RS256");
    private final MovableClock clock = new MovableClock();

    @Test
    void ready_when_a_server_that_was_down_has_come_and_from_then_on() throws Exception {
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
    void whoever_asks_while_nobody_listens_is_told_when_to_ask_again() throws Exception {
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

    /// Without keys at first, such an application would refuse every token until its next start.
    @Test
    void what_is_no_set_of_keys_is_a_failure_and_no_start() throws ParseException {
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
    void a_server_that_never_answers_holds_nobody_up_for_long() throws Exception {
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var demands = server.demands();
            server.neverAnswer();
            var token = token();
            var first = CompletableFuture.supplyAsync(() -> took(factory, token, demands));
            await().atMost(Duration.ofSeconds(10)).until(() -> server.asked.get() == 1);
            assertTrue(took(factory, token, demands).toMillis() < 1_500, "who came later waited for it");
            assertTrue(first.get().toMillis() < 4_500, "the one who asks gave up late");
            server.serve(key);
            clock.forward(Duration.ofSeconds(1));
            factory.parse(token(), demands);
        }
    }

    /// Who waits holds a thread that tokens of known keys want.
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
            // Each would wait for half a second, were nobody refused at once.
            assertTrue(held.toSeconds() < 30, "they held threads for " + held);
        }
    }

    /// Whatever else is wrong with a token is found without a key, and nobody is asked for one.
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

    /// Below those that the system gives to connections: it stays free until it is used.
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
