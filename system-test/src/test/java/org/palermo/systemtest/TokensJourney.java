package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// False tokens, at the gateway and at each service itself: a service never trusts that somebody else has checked a token.
@Order(80)
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensJourney {

    private static final int RSA_BITS = 2048;
    private static final int JUNK_KEYS = 20;
    private static final Duration AFTER_SKEW = Duration.ofSeconds(14);

    /// When a token names an unknown key, the keys are fetched at most once in ten seconds, so that junk tokens cost
    /// nothing.
    private static final Duration NEW_KEY_WITHIN = Duration.ofSeconds(75);

    private final Suite suite;
    private RealmKey key;

    TokensJourney(Suite suite) {
        this.suite = suite;
    }

    @AfterAll
    void removeKey() {
        if (key != null) {
            key.close();
        }
    }

    /// One key for all tests. When this method returns, every verifier knows the key, without a restart, and even after a
    /// burst of tokens with unknown keys.
    private RealmKey key() throws GeneralSecurityException {
        if (key == null) {
            key = RealmKey.add(suite.local("a key of the realm"));
            var burst = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
            for (var verifier : Verifier.all(suite)) {
                var jwt = Jwt.of(suite.tokens().of(verifier.account()));
                for (int i = 0; i < JUNK_KEYS; i++) {
                    verifier.refuses(jwt.signed("junk-" + i, burst));
                }
                Awaitility.await("the new key at " + verifier).atMost(NEW_KEY_WITHIN).pollInterval(Duration.ofMillis(500))
                        .until(() -> verifier.ask(key.sign(Jwt.of(suite.tokens().of(verifier.account())))).status() == 200);
            }
        }
        return key;
    }

    @TestFactory
    Stream<DynamicTest> a_real_token_is_taken() {
        return Verifier.all(suite).stream().map(verifier -> dynamicTest(verifier.name(), () -> verifier.accepts(suite.tokens().of(verifier.account()))));
    }

    /// Tokens that are signed without a key of the realm, or that are real but not access tokens of the realm.
    @TestFactory
    Stream<DynamicTest> a_forged_token_is_refused() throws GeneralSecurityException {
        var tests = new ArrayList<DynamicTest>();
        for (var verifier : Verifier.all(suite)) {
            forgeries(verifier.account()).forEach((what, token) ->
                    tests.add(dynamicTest(what + " at " + verifier, () -> verifier.refuses(token))));
        }
        return tests.stream();
    }

    private Map<String, String> forgeries(String account) throws GeneralSecurityException {
        var real = suite.tokens().of(account);
        var jwt = Jwt.of(real);
        var keyId = jwt.header().get("kid").asText();
        var granted = suite.tokens().grant(account).json();
        var own = KeyPairGenerator.getInstance("RSA");
        own.initialize(RSA_BITS);
        var ownKey = own.generateKeyPair().getPrivate();
        var forged = new LinkedHashMap<String, String>();
        forged.put("algorithm none", jwt.unsigned("none"));
        forged.put("algorithm NONE", jwt.unsigned("NONE"));
        forged.put("algorithm none, signature kept", jwt.unsigned("none") + real.split("\\.")[2]);
        forged.put("no signature", jwt.unsigned("RS256"));
        forged.put("wrong key under the real key id", jwt.signed(keyId, ownKey));
        forged.put("wrong key under an unknown key id", jwt.signed("no-such-key", ownKey));
        forged.put("claims changed under the real signature", changedClaims(real));
        forged.put("ID token", granted.get("id_token").asText());
        forged.put("refresh token", granted.get("refresh_token").asText());
        forged.put("garbage", "garbage");
        forged.put("garbage in three parts", "a.b.c");
        forged.put("the token twice", real + "." + real);
        publicKeyForms(realmKey(keyId)).forEach((form, secret) -> forged.put("HS256 with the public key as " + form, mac(jwt, secret)));
        suite.local().ifPresent(local -> forged.put("a real token of the master realm", RealmKey.masterToken(local)));
        return forged;
    }

    private static String changedClaims(String real) {
        var parts = real.split("\\.");
        var changed = Jwt.of(real).with("groups", List.of("competent-authority", "mechanism-administrator")).unsigned("RS256").split("\\.");
        return parts[0] + "." + changed[1] + "." + parts[2];
    }

    private static String mac(Jwt jwt, byte[] secret) {
        try {
            return jwt.authenticated(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In each form in which a careless library may hold it.
    private static Map<String, byte[]> publicKeyForms(JsonNode jwk) throws GeneralSecurityException {
        var decoder = Base64.getUrlDecoder();
        var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(
                new BigInteger(1, decoder.decode(jwk.get("n").asText())), new BigInteger(1, decoder.decode(jwk.get("e").asText()))));
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key.getEncoded());
        var pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        return Map.of(
                "DER", key.getEncoded(),
                "PEM", pem.getBytes(StandardCharsets.US_ASCII),
                "PEM with a last line end", (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                "Base64 in one line", Base64.getEncoder().encode(key.getEncoded()),
                "modulus", decoder.decode(jwk.get("n").asText()),
                "JWK", jwk.toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode realmKey(String keyId) {
        for (var key : suite.anonymously().get("/auth/realms/palermo/protocol/openid-connect/certs").expect(200).json().get("keys")) {
            if (key.get("kid").asText().equals(keyId)) {
                return key;
            }
        }
        throw new AssertionError("the realm does not publish the key that it signs with");
    }

    /// A real signature, but an audience that no path for people accepts.
    @Test
    void the_token_of_an_event_sender_opens_no_other_operation() {
        var sender = suite.tokens().ofClient("shelter-events", suite.local("a sender's secret").secret("client.shelter-events"));
        for (var verifier : Verifier.all(suite)) {
            var answer = verifier.ask(sender).expectProblem();
            // The referral service accepts this audience, for /events only. On other paths it refuses the role.
            assertEquals(verifier.name().equals("referral-service") ? 403 : 401, answer.status(), verifier.name());
        }
    }

    /// Signed with a key of the realm, so that only the one claim is wrong.
    @Test
    void a_validly_signed_token_with_one_wrong_claim_is_refused() throws GeneralSecurityException {
        var signer = key();
        for (var verifier : Verifier.all(suite)) {
            var jwt = Jwt.of(suite.tokens().of(verifier.account()));
            verifier.accepts(signer.sign(jwt));
            for (var wrong : wrongClaims(jwt).entrySet()) {
                assertEquals(401, verifier.ask(signer.sign(wrong.getValue())).expectProblem().status(), wrong.getKey() + " at " + verifier);
            }
        }
    }

    private Map<String, Jwt> wrongClaims(Jwt jwt) {
        var now = Instant.now().getEpochSecond();
        var wrong = new LinkedHashMap<String, Jwt>();
        wrong.put("expired", jwt.with("exp", now - AFTER_SKEW.toSeconds()).with("iat", now - 400));
        wrong.put("no end", jwt.without("exp"));
        wrong.put("not yet valid", jwt.with("nbf", now + 60));
        wrong.put("wrong audience", jwt.with("aud", "account"));
        wrong.put("audience that only begins like ours", jwt.with("aud", List.of("palermo-other", "palermo.evil")));
        wrong.put("no audience", jwt.without("aud"));
        wrong.put("wrong issuer", jwt.with("iss", "http://localhost/auth/realms/palermo"));
        wrong.put("issuer of the master realm", jwt.with("iss", suite.base() + "/auth/realms/master"));
        wrong.put("no issuer", jwt.without("iss"));
        wrong.put("ID token's type", jwt.with("typ", "ID"));
        wrong.put("refresh token's type", jwt.with("typ", "Refresh"));
        wrong.put("no type", jwt.without("typ"));
        wrong.put("no subject", jwt.without("sub"));
        return wrong;
    }

    /// A verified token is remembered, but no longer than it is valid.
    @Test
    void a_cached_token_expires_too() throws GeneralSecurityException {
        var signer = key();
        var shortLived = new LinkedHashMap<Verifier, String>();
        for (var verifier : Verifier.all(suite)) {
            var jwt = Jwt.of(suite.tokens().of(verifier.account()));
            var token = signer.sign(jwt.with("exp", Instant.now().getEpochSecond() + 2));
            verifier.accepts(token);
            shortLived.put(verifier, token);
        }
        Awaitility.await("all have ended").atMost(AFTER_SKEW.plusSeconds(6)).pollInterval(Duration.ofSeconds(1))
                .until(() -> shortLived.entrySet().stream().allMatch(e -> e.getKey().ask(e.getValue()).status() == 401));
        shortLived.forEach(Verifier::refuses);
    }
}
