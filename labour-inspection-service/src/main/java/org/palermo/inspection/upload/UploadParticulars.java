package org.palermo.inspection.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// What is sealed of an upload: its name may name a person, and a hash recognises a file that somebody else has.
///
/// @param name as the sender wrote it; null when none
/// @param type the media type that the sender states; null when none. Nothing trusts it
/// @param sha256 in hexadecimal; null until the file is whole
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadParticulars(String name, String type, String sha256) {

    UploadParticulars with(String hash) {
        return new UploadParticulars(name, type, hash);
    }

    byte[] seal(DataKey key, UUID upload, ObjectMapper json) {
        try {
            return key.seal(place(upload), json.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The particulars of an upload can't be written", e);
        }
    }

    static UploadParticulars open(DataKey key, UUID upload, byte[] sealed, ObjectMapper json) {
        try {
            return json.readValue(key.open(place(upload), sealed), UploadParticulars.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The particulars of an upload can't be read", e);
        }
    }

    private static String place(UUID upload) {
        return "upload." + upload;
    }

    @Override
    public String toString() {
        return "UploadParticulars[secret]";
    }
}
