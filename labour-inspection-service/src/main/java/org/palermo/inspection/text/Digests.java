package org.palermo.inspection.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Recognises a submission that comes again without keeping it. The digest is keyed (HMAC-SHA-256, the key outside of
/// the database): a plain hash of a name and a date of birth could be found by trying.
@ApplicationScoped
public class Digests {
    private static final String ALGORITHM = "HmacSHA256";

    private final ObjectMapper json;
    private final SecretKeySpec key;

    Digests(ObjectMapper json, @ConfigProperty(name = "palermo.inspection.digest-key") Optional<String> secret) {
        this.json = json;
        this.key = new SecretKeySpec(("palermo.inspection:" + secret.orElse("")).getBytes(java.nio.charset.StandardCharsets.UTF_8), ALGORITHM);
    }

    public byte[] of(Object submission) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(json.writeValueAsBytes(submission));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("A submission can't be digested", e);
        }
    }
}
