package org.palermo.local.suite;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;

/// The key pair for the data of a suspected victim on the way from inspection to the mechanism: the referral service has
/// the private half, inspection encrypts with the public half (RFC 7517, RFC 7518 4.6).
public final class IntakeKeys {

    private static final int COORDINATE_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, List<Map<String, String>>>> KEYS = new TypeReference<>() {};

    private IntakeKeys() {}

    /// Creates the pair once. An existing pair stays: data that was encrypted for it may still be in transit.
    public static void make(Home home) throws IOException {
        make(home.in("keys"));
    }

    /// Creates what is missing, and never replaces a private half: it alone opens what is in transit.
    ///
    /// @param folder for both files
    /// @return whether a file was created
    /// @throws Failure when only the public half exists, or when the private half is damaged
    public static boolean make(Path folder) throws IOException {
        var secret = folder.resolve("intake-private.jwks");
        var open = folder.resolve("intake-public.jwks");
        if (Files.exists(secret) && Files.exists(open)) {
            return false;
        }
        if (Files.exists(open)) {
            throw new Failure(("The private half of the intake keys is missing at %s, and reports may be encrypted for %s. "
                    + "Put it back, or move the public half away.").formatted(secret, open));
        }
        if (!Files.exists(secret)) {
            write(secret, List.of(pair()));
        }
        write(open, read(secret).stream().map(IntakeKeys::publicHalf).toList());
        return true;
    }

    private static void write(Path file, List<Map<String, String>> keys) throws IOException {
        Secrets.writePrivately(file, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(Map.of("keys", keys))));
    }

    /// The cause is dropped, because it may contain parts of the file.
    private static List<Map<String, String>> read(Path secret) throws IOException {
        try {
            var keys = JSON.readValue(Files.readAllBytes(secret), KEYS).get("keys");
            if (keys != null && !keys.isEmpty()) {
                return keys;
            }
        } catch (JacksonException damaged) {
            // It is reported below.
        }
        throw new Failure("The intake keys at %s are damaged; they were left as they are.".formatted(secret));
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
