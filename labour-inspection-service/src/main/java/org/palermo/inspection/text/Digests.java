package org.palermo.inspection.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.protection.KeyedHashes;

/// Recognises a repeated submission without storing its content. The digest is keyed: with a plain hash of a name and a date of
/// birth, an attacker could try all of them.
@ApplicationScoped
public class Digests {
    private static final String SUBMISSION = "inspection.submission";

    private final ObjectMapper json;
    private final KeyedHashes hashes;

    Digests(ObjectMapper json, KeyedHashes hashes) {
        this.json = json;
        this.hashes = hashes;
    }

    /// @param submission an object that Jackson can write
    /// @return 32 bytes; equal for submissions with equal JSON
    /// @throws org.palermo.kernel.protection.KeysUnavailable before the hash key was opened
    public byte[] of(Object submission) {
        try {
            return hashes.hash(SUBMISSION, json.writeValueAsBytes(submission));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A submission can't be digested");
        }
    }
}
