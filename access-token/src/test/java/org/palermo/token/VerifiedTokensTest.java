package org.palermo.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;

import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;

class VerifiedTokensTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void the_same_token_is_verified_once() throws ParseException {
        var key = Issuer.rsa("RS256");
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var demands = server.demands();
            var token = Issuer.sign(key, Issuer.claims(clock.instant()));
            assertTrue(factory.remembered(token).isEmpty());
            var principal = factory.parse(token, demands);
            assertSame(principal, factory.parse(token, demands));
            assertSame(principal, factory.remembered(token).orElseThrow());
        }
    }

    @Test
    void a_token_ends_ten_seconds_after_its_exp_though_it_was_remembered() throws ParseException {
        var key = Issuer.rsa("RS256");
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var token = Issuer.sign(key, Issuer.claims(clock.instant()));
            factory.parse(token, server.demands());
            clock.forward(Duration.ofSeconds(305));
            assertTrue(factory.remembered(token).isPresent());
            clock.forward(Duration.ofSeconds(6));
            assertFalse(factory.remembered(token).isPresent());
        }
    }

    @Test
    void a_token_remembered_for_one_audience_is_not_accepted_for_another() throws ParseException {
        var key = Issuer.rsa("RS256");
        try (var server = new KeyServer(key)) {
            var factory = new AccessTokenFactory(clock);
            var token = Issuer.sign(key, Issuer.claims(clock.instant()));
            factory.parse(token, server.demands());
            var events = server.demands();
            events.setExpectedAudience(Set.of("palermo-events-referral"));
            assertThrows(ParseException.class, () -> factory.parse(token, events));
        }
    }

    @Test
    void never_more_than_the_capacity_and_used_tokens_stay() {
        var tokens = new VerifiedTokens(100, clock);
        var principal = principal();
        var end = clock.instant().plusSeconds(300);
        tokens.remember("used", principal, end);
        for (int i = 0; i < 10_000; i++) {
            tokens.remember("token-" + i, principal, end);
            assertTrue(tokens.find("used").isPresent());
        }
        assertTrue(tokens.size() <= 101, () -> tokens.size() + " are kept");
        assertEquals(0, tokens.find("token-0").stream().count());
    }

    /// Tokens are compared by their last characters first, and then as a whole.
    @Test
    void two_tokens_with_the_same_end_are_told_apart() {
        var tokens = new VerifiedTokens(100, clock);
        var end = clock.instant().plusSeconds(300);
        var signature = ".sameSignature".repeat(4);
        tokens.remember("a" + signature, principal(), end);
        assertTrue(tokens.find("b" + signature).isEmpty());
        assertTrue(tokens.find("a" + signature).isPresent());
    }

    private static JWTCallerPrincipal principal() {
        var claims = new JwtClaims();
        claims.setSubject("somebody");
        return new DefaultJWTCallerPrincipal(claims);
    }
}
