package org.palermo.inspection.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.protection.DataKey;

/// The encrypted particulars of an upload. Its name may name a person, and a hash recognises a file that somebody else has.
///
/// @param name as the sender wrote it; null when none
/// @param type the media type that the sender states; null when none. Nothing trusts it
/// @param sha256 in hexadecimal; null until the file is whole
/// @param picture JPEG or PNG, by its bytes, when there is a checked copy to show; null otherwise
/// @param shownSha256 of this copy, in hexadecimal; null when there is none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadParticulars(String name, String type, String sha256, FileType picture, String shownSha256) {

    /// Of a file that was removed.
    static final UploadParticulars NONE = new UploadParticulars(null, null, null, null, null);

    UploadParticulars with(UploadPieces.Checked checked) {
        return new UploadParticulars(name, type, checked.sha256(), checked.picture(), checked.shownSha256());
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
