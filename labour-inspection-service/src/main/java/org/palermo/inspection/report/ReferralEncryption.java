package org.palermo.inspection.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.lang.JoseException;
import org.palermo.kernel.problem.Problems;

/// Encrypts a referral to the mechanism's key (JWE, RFC 7516: ECDH-ES+A256KW and A256GCM). This service can't decrypt it.
@ApplicationScoped
class ReferralEncryption {
    private final MechanismKeys keys;
    private final ObjectMapper json;

    ReferralEncryption(MechanismKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 while there is no key; the transaction then writes nothing
    SuspectedVictimReferred seal(SuspectedVictimReferral claims) {
        EllipticCurveJsonWebKey key = keys.current().orElseThrow(() -> Problems.unavailable("report", "no-key",
                "The mechanism's key is not configured here, so nobody can be referred. Nothing was stored: call the mechanism."));
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW);
            jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            jwe.setKeyIdHeaderValue(key.getKeyId());
            jwe.setContentTypeHeaderValue("application/json");
            jwe.setKey(key.getPublicKey());
            jwe.setPlaintext(json.writeValueAsBytes(claims));
            return new SuspectedVictimReferred(jwe.getCompactSerialization());
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException("A referral can't be sealed");
        }
    }
}
