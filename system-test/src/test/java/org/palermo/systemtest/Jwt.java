package org.palermo.systemtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.palermo.systemtest.suite.Answer;

/// Takes a token apart, changes it and puts it together again, as a forger would.
record Jwt(ObjectNode header, ObjectNode claims) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Jwt of(String token) {
        var parts = token.split("\\.");
        return new Jwt(part(parts[0]), part(parts[1]));
    }

    private static ObjectNode part(String encoded) {
        try {
            return (ObjectNode) Answer.JSON.readTree(Base64.getUrlDecoder().decode(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Jwt with(String claim, Object value) {
        return changed(copy -> copy.claims.set(claim, Answer.JSON.<JsonNode>valueToTree(value)));
    }

    Jwt withHeader(String name, Object value) {
        return changed(copy -> copy.header.set(name, Answer.JSON.<JsonNode>valueToTree(value)));
    }

    Jwt without(String claim) {
        return changed(copy -> copy.claims.remove(claim));
    }

    private Jwt changed(Consumer<Jwt> change) {
        var copy = new Jwt(header.deepCopy(), claims.deepCopy());
        change.accept(copy);
        return copy;
    }

    /// Signed as RS256, whatever signed the original.
    String signed(String keyId, PrivateKey key) throws GeneralSecurityException {
        var content = withHeader("alg", "RS256").withHeader("kid", keyId).content();
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + BASE64.encodeToString(signature.sign());
    }

    /// Authenticated as HS256, with these bytes as the shared secret.
    String authenticated(byte[] secret) throws GeneralSecurityException {
        var content = withHeader("alg", "HS256").content();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    String unsigned(String algorithm) {
        return withHeader("alg", algorithm).content() + ".";
    }

    private String content() {
        return encoded(header) + "." + encoded(claims);
    }

    private static String encoded(ObjectNode node) {
        try {
            return BASE64.encodeToString(Answer.JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
