package org.palermo.referral.onward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;

/// Seals a need, and how the sender is reached, for their referral, so that they open in no other.
@ApplicationScoped
class SealedNeeds {
    private final ObjectMapper json;

    SealedNeeds(ObjectMapper json) {
        this.json = json;
    }

    /// @return null for null
    byte[] seal(DataKey key, OnwardReferral referral, ReferredNeed need) {
        try {
            return need == null ? null : key.seal(referral.sealedPlace(), json.writeValueAsString(need));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A referral can't be written", e);
        }
    }

    /// @return null for a transfer
    ReferredNeed open(Optional<DataKey> key, OnwardReferral referral) {
        try {
            return referral.asked == null ? null
                    : json.readValue(key.orElseThrow(Problems::notFound).open(referral.sealedPlace(), referral.asked), ReferredNeed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored referral can't be read", e);
        }
    }

    /// @return null when nothing was said
    byte[] sealContact(DataKey key, OnwardReferral referral, String contact) {
        return contact == null ? null : key.seal(referral.sealedContactPlace(), contact);
    }

    /// @return null when nothing was said, and once the person is erased
    String openContact(Optional<DataKey> key, OnwardReferral referral) {
        return referral.contact == null ? null : key.map(own -> own.open(referral.sealedContactPlace(), referral.contact)).orElse(null);
    }
}
