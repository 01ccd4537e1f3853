package org.palermo.inspection.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// The encrypted particulars of evidence. They may name a person or show a place, and a hash recognises a file that somebody else has.
///
/// @param sha256 of the file as it was sent, in hexadecimal; null until it has come
/// @param shownSha256 of the copy to show, in hexadecimal; null when there is none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceParticulars(
        String name, String description, Instant takenAt, BigDecimal latitude, BigDecimal longitude, String sha256, String shownSha256) {
    static final EvidenceParticulars NONE = new EvidenceParticulars(null, null, null, null, null, null, null);

    static EvidenceParticulars of(AddEvidence said) {
        return new EvidenceParticulars(said.name(), said.description(), said.takenAt(), said.latitude(), said.longitude(), null, null);
    }

    EvidenceParticulars with(String hash, String hashOfShown) {
        return new EvidenceParticulars(name, description, takenAt, latitude, longitude, hash, hashOfShown);
    }

    byte[] seal(DataKey key, UUID evidence, ObjectMapper json) {
        return sealed(key, "evidence." + evidence, this, json);
    }

    static EvidenceParticulars open(DataKey key, UUID evidence, byte[] sealed, ObjectMapper json) {
        return opened(key, "evidence." + evidence, sealed, EvidenceParticulars.class, json);
    }

    /// The encrypted particulars of an entry in the chain of custody.
    ///
    /// @param sha256 of the file at that time
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfCustody(String who, String note, String sha256) {
        static final OfCustody NONE = new OfCustody(null, null, null);

        byte[] seal(DataKey key, UUID entry, ObjectMapper json) {
            return sealed(key, "custody." + entry, this, json);
        }

        static OfCustody open(DataKey key, UUID entry, byte[] sealed, ObjectMapper json) {
            return opened(key, "custody." + entry, sealed, OfCustody.class, json);
        }
    }

    private static byte[] sealed(DataKey key, String place, Object particulars, ObjectMapper json) {
        try {
            return key.seal(place, json.writeValueAsString(particulars));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Particulars of evidence can't be written", e);
        }
    }

    private static <T> T opened(DataKey key, String place, byte[] sealed, Class<T> type, ObjectMapper json) {
        try {
            return json.readValue(key.open(place, sealed), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Particulars of evidence can't be read", e);
        }
    }
}
