package org.palermo.gateway.suite;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/// Valid tokens of the issuer of [TestSuite], and invalid ones.
public final class Tokens {

    private Tokens() {
    }

    public static String accepted() {
        return signed(claims -> { });
    }

    public static String of(String subject) {
        return signed(claims -> claims.setSubject(subject));
    }

    public static String signed(Consumer<JwtClaims> change) {
        return sign(key(), change);
    }

    public static String ofAnotherKey() {
        return of(anotherKey(key().getKeyId()));
    }

    public static String of(PublicJsonWebKey key) {
        return sign(key, claims -> { });
    }

    public static PublicJsonWebKey anotherKey(String id) {
        try {
            var other = RsaJwkGenerator.generateJwk(2048);
            other.setKeyId(id);
            return other;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String unsigned() {
        return compact(claims(claims -> { }), jws -> {
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setAlgorithmHeaderValue("none");
        });
    }

    public static String hmacWithPublicKey() {
        return compact(claims(claims -> { }), jws -> {
            jws.setKey(new HmacKey(key().getPublicKey().getEncoded()));
            jws.setKeyIdHeaderValue(key().getKeyId());
            jws.setAlgorithmHeaderValue("HS256");
        });
    }

    private static String sign(PublicJsonWebKey key, Consumer<JwtClaims> change) {
        return compact(claims(change), jws -> {
            jws.setKey(key.getPrivateKey());
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setAlgorithmHeaderValue("RS256");
        });
    }

    private static JwtClaims claims(Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(TestSuite.ISSUER);
        claims.setAudience("palermo");
        claims.setSubject(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.now());
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("typ", "Bearer");
        claims.setClaim("groups", List.of("ngo"));
        change.accept(claims);
        return claims;
    }

    private static String compact(JwtClaims claims, Consumer<JsonWebSignature> how) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        how.accept(jws);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey key() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(System.getProperty(TestSuite.SIGNING_KEY));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
