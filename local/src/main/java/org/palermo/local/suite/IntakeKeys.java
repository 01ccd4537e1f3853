package org.palermo.local.suite;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.local.Home;
import org.palermo.local.Secrets;

/// The key pair for the data of a suspected victim on the way from inspection to the mechanism: the referral service has
/// the private half, inspection encrypts with the public half (RFC 7517, RFC 7518 4.6).
public final class IntakeKeys {

    private static final int COORDINATE_BYTES = 32;

    private IntakeKeys() {}

    /// Creates the pair once. An existing pair stays: data that was encrypted for it may still be in transit.
    public static void make(Home home) throws IOException {
        make(home.in("keys"));
    }

    /// @param folder in which both files are created, unless they exist
    /// @return whether they were created
    public static boolean make(Path folder) throws IOException {
        var secret = folder.resolve("intake-private.jwks");
        var open = folder.resolve("intake-public.jwks");
        if (Files.exists(secret) && Files.exists(open)) {
            return false;
        }
        var pair = pair();
        var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
        Secrets.writePrivately(open, out -> out.write(json.writeValueAsBytes(Map.of("keys", List.of(publicHalf(pair))))));
        Secrets.writePrivately(secret, out -> out.write(json.writeValueAsBytes(Map.of("keys", List.of(pair)))));
        return true;
    }

    private static Map<String, String> pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            var jwk = new LinkedHashMap<String, String>();
            jwk.put("kty", "EC");
            jwk.put("crv", "P-256");
            jwk.put("use", "enc");
            jwk.put("alg", "ECDH-ES+A256KW");
            jwk.put("kid", UUID.randomUUID().toString());
            jwk.put("x", coordinate(point.getAffineX()));
            jwk.put("y", coordinate(point.getAffineY()));
            jwk.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
            return jwk;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static Map<String, String> publicHalf(Map<String, String> pair) {
        var half = new LinkedHashMap<>(pair);
        half.remove("d");
        return half;
    }

    /// Always 32 bytes: BigInteger drops leading zeros and adds one for the sign.
    private static String coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[COORDINATE_BYTES];
        var length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
