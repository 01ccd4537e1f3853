package org.palermo.referral.caserecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;

/// Seals the content of a record for its id and edition, so that it opens in no other.
@ApplicationScoped
class SealedParticulars {
    private final ObjectMapper json;

    SealedParticulars(ObjectMapper json) {
        this.json = json;
    }

    /// Seals only what is kept in the person's file.
    byte[] seal(DataKey key, UUID record, int edition, Particulars said) {
        try {
            return key.seal(place(record, edition), json.writeValueAsString(said.kept()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record can't be written", e);
        }
    }

    Particulars open(DataKey key, CaseRecord record) {
        return open(key, record.kind, record.id, record.edition, record.particulars);
    }

    Particulars open(DataKey key, RecordKind kind, UUID record, int edition, byte[] sealed) {
        try {
            return json.readValue(key.open(place(record, edition), sealed), kind.type());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored record can't be read", e);
        }
    }

    private static String place(UUID record, int edition) {
        return "record." + record + "." + edition;
    }
}
