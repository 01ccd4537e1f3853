package org.palermo.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

class KeyRotationTest {

    private final PublicJsonWebKey first = Issuer.rsa("RS256");
    private final PublicJsonWebKey second = Issuer.rsa("RS256");
    private final KeyServer server = new KeyServer(first);
    private final MovableClock clock = new MovableClock();
    private final AccessTokenFactory factory = new AccessTokenFactory(clock);
    private final JWTAuthContextInfo demands = server.demands();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void new_key_is_picked_up_at_its_first_token() throws ParseException {
        accepted(first);
        server.serve(first, second);
        accepted(second);
        accepted(first);
    }

    @Test
    void invented_key_ids_cause_one_fetch_in_ten_seconds_and_delay_a_rotation_by_no_more() throws ParseException {
        accepted(first);
        var before = server.asked.get();
        for (int i = 0; i < 200; i++) {
            var junk = Issuer.sign(first, "junk-" + i, Issuer.claims(Instant.now()));
            assertThrowsExactly(ParseException.class, () -> factory.parse(junk, demands));
        }
        assertEquals(before + 1, server.asked.get());

        server.serve(first, second);
        clock.forward(Duration.ofSeconds(10));
        accepted(second);
        assertEquals(before + 2, server.asked.get());
    }

    @Test
    void new_key_is_picked_up_after_the_clock_was_put_back() throws ParseException {
        accepted(first);
        var junk = Issuer.sign(first, "junk", Issuer.claims(Instant.now()));
        assertThrowsExactly(ParseException.class, () -> factory.parse(junk, demands));
        server.serve(first, second);
        clock.forward(Duration.ofHours(-2));
        accepted(second);
    }

    @Test
    void a_token_with_a_known_key_is_accepted_while_the_key_server_is_stopped() throws ParseException {
        var seen = Issuer.sign(first, Issuer.claims(Instant.now()));
        factory.parse(seen, demands);
        server.close();
        factory.parse(seen, demands);
        accepted(first);

        var unknown = Issuer.sign(second, Issuer.claims(Instant.now()));
        assertThrows(KeysUnreachable.class, () -> factory.parse(unknown, demands));
        accepted(first);
    }

    @Test
    void a_new_key_is_not_refused_while_the_keys_cannot_be_fetched() throws ParseException {
        accepted(first);
        server.answer(500, "");
        var rotated = Issuer.sign(second, Issuer.claims(Instant.now()));
        assertEquals(1, assertThrows(KeysUnreachable.class, () -> factory.parse(rotated, demands)).retryAfterSeconds());
        accepted(first);
        server.serve(first, second);
        clock.forward(Duration.ofSeconds(1));
        factory.parse(rotated, demands);
    }

    @Test
    void an_answer_without_keys_refuses_no_token_and_starts_a_pause() throws ParseException {
        accepted(first);
        var unknown = Issuer.sign(second, Issuer.claims(Instant.now()));
        for (var answer : KeyServer.WITHOUT_KEYS) {
            server.answer(200, answer);
            var before = server.asked.get();
            for (int i = 0; i < 5; i++) {
                assertThrows(KeysUnreachable.class, () -> factory.parse(unknown, demands), answer);
                accepted(first);
            }
            assertEquals(before + 1, server.asked.get(), answer);
            clock.forward(Duration.ofSeconds(3));
        }
        server.serve(first, second);
        factory.parse(unknown, demands);
        accepted(first);
    }

    @Test
    void an_answer_without_keys_does_not_remove_aged_keys() throws ParseException {
        demands.setJwksRefreshInterval(0);
        for (var answer : KeyServer.WITHOUT_KEYS) {
            server.serve(first);
            var another = new AccessTokenFactory(clock);
            another.parse(Issuer.sign(first, Issuer.claims(Instant.now())), demands);
            server.answer(200, answer);
            var before = server.asked.get();
            for (int i = 0; i < 2; i++) {
                var token = Issuer.sign(first, Issuer.claims(Instant.now()));
                assertDoesNotThrow(() -> another.parse(token, demands), answer);
            }
            assertEquals(before + 1, server.asked.get(), answer);
        }
    }

    /// A key that the issuer has removed is accepted until a fetch succeeds.
    @Test
    void after_a_failed_fetch_aged_keys_are_asked_for_again_within_a_minute() {
        assertEquals(1, demands.getJwksRetainCacheOnErrorDuration());
    }

    /// If aged keys were dropped, each token would cause a fetch.
    @Test
    void keys_that_have_aged_are_kept_while_the_key_server_is_stopped() throws ParseException {
        demands.setJwksRefreshInterval(0);
        accepted(first);
        var before = server.asked.get();
        accepted(first);
        assertTrue(server.asked.get() > before);
        server.close();
        accepted(first);
        accepted(first);
    }

    private void accepted(PublicJsonWebKey key) throws ParseException {
        factory.parse(Issuer.sign(key, Issuer.claims(Instant.now())), demands);
    }
}
