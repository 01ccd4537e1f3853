package org.palermo.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
    void junk_key_ids_ask_once_a_minute_and_delay_a_rotation_by_no_more() throws ParseException {
        accepted(first);
        var before = server.asked.get();
        for (int i = 0; i < 200; i++) {
            var junk = Issuer.sign(first, "junk-" + i, Issuer.claims(Instant.now()));
            assertThrows(ParseException.class, () -> factory.parse(junk, demands));
        }
        assertEquals(before + 1, server.asked.get());

        server.serve(first, second);
        clock.forward(Duration.ofSeconds(61));
        accepted(second);
        assertEquals(before + 2, server.asked.get());
    }

    @Test
    void stopped_key_server_stops_nobody_with_a_token_of_a_known_key() throws ParseException {
        var seen = Issuer.sign(first, Issuer.claims(Instant.now()));
        factory.parse(seen, demands);
        server.close();
        factory.parse(seen, demands);
        accepted(first);

        var unknown = Issuer.sign(second, Issuer.claims(Instant.now()));
        assertThrows(ParseException.class, () -> factory.parse(unknown, demands));
        accepted(first);
    }

    /// With nothing to keep them for, each token would ask for the keys.
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

    @Test
    void key_server_that_starts_late_is_found_at_the_next_token() throws ParseException {
        var late = server.demands();
        server.close();
        var token = Issuer.sign(first, Issuer.claims(Instant.now()));
        var started = Instant.now();
        assertThrows(ParseException.class, () -> factory.parse(token, late));
        assertTrue(Duration.between(started, Instant.now()).toSeconds() < 5);

        try (var again = new KeyServer(first)) {
            late.setPublicKeyLocation(again.demands().getPublicKeyLocation());
            assertEquals("f2b0b0c2-0000-4000-8000-000000000001", factory.parse(token, late).getSubject());
        }
    }

    private void accepted(PublicJsonWebKey key) throws ParseException {
        factory.parse(Issuer.sign(key, Issuer.claims(Instant.now())), demands);
    }
}
