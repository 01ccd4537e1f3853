package org.palermo.referral.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// The encrypted particulars of a document. They may name the person, and a hash recognises a file that somebody else has.
///
/// @param sha256 of the file as it was sent, in hexadecimal; null until it has come
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentParticulars(String name, String why, String sha256) {

    DocumentParticulars with(String hash) {
        return new DocumentParticulars(name, why, hash);
    }

    byte[] seal(DataKey key, UUID document, ObjectMapper json) {
        try {
            return key.seal(place(document), json.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document's particulars can't be written", e);
        }
    }

    static DocumentParticulars open(DataKey key, UUID document, byte[] sealed, ObjectMapper json) {
        try {
            return json.readValue(key.open(place(document), sealed), DocumentParticulars.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document's particulars can't be read", e);
        }
    }

    private static String place(UUID document) {
        return "document." + document;
    }
}
