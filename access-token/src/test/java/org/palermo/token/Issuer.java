package org.palermo.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/// An issuer with real keys that signs valid and invalid tokens.
final class Issuer {

    static final String NAME = "https://palermo.example/auth/realms/palermo";

    static PublicJsonWebKey rsa(String algorithm) {
        try {
            return named(RsaJwkGenerator.generateJwk(2048), algorithm);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicJsonWebKey ec() {
        try {
            return named(EcJwkGenerator.generateJwk(EllipticCurves.P256), "ES256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String jwks(PublicJsonWebKey... keys) {
        return "{\"keys\":[" + String.join(",", List.of(keys).stream()
                .map(key -> key.toJson(OutputControlLevel.PUBLIC_ONLY)).toList()) + "]}";
    }

    static JwtClaims claims(Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience("palermo", "account");
        claims.setSubject("f2b0b0c2-0000-4000-8000-000000000001");
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plusSeconds(300).getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("typ", "Bearer");
        claims.setClaim("groups", List.of("inspector"));
        return claims;
    }

    static String sign(PublicJsonWebKey key, JwtClaims claims) {
        return sign(claims, jws -> {
            jws.setKey(key.getPrivateKey());
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setAlgorithmHeaderValue(key.getAlgorithm());
        });
    }

    static String sign(PublicJsonWebKey key, String keyId, JwtClaims claims) {
        return sign(claims, jws -> {
            jws.setKey(key.getPrivateKey());
            jws.setKeyIdHeaderValue(keyId);
            jws.setAlgorithmHeaderValue(key.getAlgorithm());
        });
    }

    static String unsigned(PublicJsonWebKey key, JwtClaims claims) {
        return sign(claims, jws -> {
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setAlgorithmHeaderValue("none");
        });
    }

    /// The classic attack: the public key, which everyone has, is used as the secret of an HMAC.
    static String hmacWithPublicKey(PublicJsonWebKey key, JwtClaims claims) {
        return sign(claims, jws -> {
            jws.setKey(new HmacKey(key.getPublicKey().getEncoded()));
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setAlgorithmHeaderValue("HS256");
        });
    }

    private static String sign(JwtClaims claims, Consumer<JsonWebSignature> how) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setHeader("typ", "JWT");
        how.accept(jws);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, String algorithm) {
        key.setKeyId(UUID.randomUUID().toString());
        key.setAlgorithm(algorithm);
        key.setUse("sig");
        return key;
    }

    private Issuer() {
    }
}
