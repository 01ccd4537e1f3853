package org.palermo.inspection.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.protection.KeyedHashes;

/// Recognises a submission that comes again without keeping it. The digest is keyed: a plain hash of a name and a date of
/// birth could be found by trying.
@ApplicationScoped
public class Digests {
    private static final String SUBMISSION = "inspection.submission";

    private final ObjectMapper json;
    private final KeyedHashes hashes;

    Digests(ObjectMapper json, KeyedHashes hashes) {
        this.json = json;
        this.hashes = hashes;
    }

    public byte[] of(Object submission) {
        try {
            return hashes.hash(SUBMISSION, json.writeValueAsBytes(submission));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A submission can't be digested");
        }
    }
}
