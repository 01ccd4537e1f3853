package org.palermo.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

class RefusedTokensTest {

    private static final PublicJsonWebKey RS256 = Issuer.rsa("RS256");
    private static final PublicJsonWebKey PS256 = Issuer.rsa("PS256");
    private static final PublicJsonWebKey ES256 = Issuer.ec();
    private static final KeyServer SERVER = new KeyServer(RS256, PS256, ES256);

    private final AccessTokenFactory factory = new AccessTokenFactory();
    private final JWTAuthContextInfo demands = SERVER.demands();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void accepted_of_each_algorithm() throws ParseException {
        for (var key : Set.of(RS256, PS256, ES256)) {
            var claims = Issuer.claims(Instant.now());
            var principal = factory.parse(Issuer.sign(key, claims), demands);
            assertEquals("f2b0b0c2-0000-4000-8000-000000000001", principal.getSubject());
            assertEquals(Set.of("inspector"), principal.getGroups());
        }
    }

    @Test
    void accepted_within_the_clock_skew() throws ParseException {
        var token = signed(claims -> {
            claims.setIssuedAt(secondsFromNow(-305));
            claims.setExpirationTime(secondsFromNow(-5));
        });
        assertEquals("f2b0b0c2-0000-4000-8000-000000000001", factory.parse(token, demands).getSubject());
    }

    @Test
    void refused_none() {
        refused(Issuer.unsigned(RS256, Issuer.claims(Instant.now())));
    }

    @Test
    void refused_hmac_with_the_public_key_as_secret() {
        refused(Issuer.hmacWithPublicKey(RS256, Issuer.claims(Instant.now())));
    }

    @Test
    void refused_wrong_key() {
        refused(Issuer.sign(Issuer.rsa("RS256"), RS256.getKeyId(), Issuer.claims(Instant.now())));
    }

    @Test
    void refused_unknown_key() {
        refused(Issuer.sign(Issuer.rsa("RS256"), Issuer.claims(Instant.now())));
    }

    @Test
    void refused_no_key_id() {
        refused(Issuer.sign(RS256, null, Issuer.claims(Instant.now())));
    }

    @Test
    void refused_changed_claims() {
        var parts = signed(claims -> { }).split("\\.");
        var others = signed(claims -> claims.setStringListClaim("groups", "competent-authority")).split("\\.");
        refused(parts[0] + "." + others[1] + "." + parts[2]);
    }

    @Test
    void refused_expired() {
        refused(signed(claims -> {
            claims.setIssuedAt(secondsFromNow(-315));
            claims.setExpirationTime(secondsFromNow(-15));
        }));
    }

    @Test
    void refused_without_an_end() {
        refused(signed(claims -> claims.unsetClaim("exp")));
    }

    @Test
    void refused_not_yet_valid() {
        refused(signed(claims -> claims.setNotBefore(secondsFromNow(60))));
    }

    @Test
    void refused_wrong_issuer() {
        refused(signed(claims -> claims.setIssuer("https://palermo.example/auth/realms/master")));
    }

    @Test
    void refused_wrong_audience() {
        refused(signed(claims -> claims.setAudience("palermo-events-referral")));
    }

    @Test
    void refused_without_an_audience() {
        refused(signed(claims -> claims.unsetClaim("aud")));
    }

    @Test
    void refused_id_token() {
        refused(signed(claims -> claims.setClaim("typ", "ID")));
    }

    @Test
    void refused_refresh_token() {
        refused(signed(claims -> claims.setClaim("typ", "Refresh")));
    }

    @Test
    void refused_without_a_type() {
        refused(signed(claims -> claims.unsetClaim("typ")));
    }

    @Test
    void refused_type_that_is_not_text() {
        refused(signed(claims -> claims.setClaim("typ", 7)));
    }

    @Test
    void refused_without_a_subject() {
        refused(signed(claims -> claims.unsetClaim("sub")));
    }

    @Test
    void refused_blank_subject() {
        refused(signed(claims -> claims.setSubject(" ")));
    }

    @Test
    void refused_nonsense() {
        for (var token : Set.of("", ".", "..", "a.b.c", "Bearer", "null", "é.é.é")) {
            refused(token);
        }
    }

    @Test
    void lax_configuration_accepts_nothing() {
        lax(lax -> lax.setExpectedAudience(null));
        lax(lax -> lax.setExpectedAudience(Set.of()));
        lax(lax -> lax.setIssuedBy(null));
        lax(lax -> lax.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.HS256)));
        lax(lax -> lax.setSecretKeyContent("c2VjcmV0"));
    }

    private void refused(String token) {
        assertThrowsExactly(ParseException.class, () -> factory.parse(token, demands));
        assertEquals(0, factory.remembered(token).stream().count());
    }

    private void lax(Consumer<JWTAuthContextInfo> change) {
        var lax = SERVER.demands();
        change.accept(lax);
        var token = signed(claims -> { });
        assertThrows(IllegalStateException.class, () -> new AccessTokenFactory().parse(token, lax));
    }

    private static String signed(Consumer<JwtClaims> change) {
        var claims = Issuer.claims(Instant.now());
        change.accept(claims);
        return Issuer.sign(RS256, claims);
    }

    private static NumericDate secondsFromNow(int seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }
}
