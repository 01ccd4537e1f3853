package org.palermo.portal.referral;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.portal.gateway.Stage;
import org.palermo.portal.gateway.referral.ReferralReceipt;
import org.palermo.portal.protection.PortalKey;
import org.palermo.portal.protection.RowCipher;

/// Seals the part of a draft that only its author may read, as stored in the database.
@ApplicationScoped
class DraftSeal {
    private static final Logger LOG = Logger.getLogger(DraftSeal.class);

    private final RowCipher cipher;

    DraftSeal(PortalKey key) {
        cipher = key.cipher("palermo portal referral drafts 1");
    }

    byte[] seal(String subject, Draft draft) {
        JsonObject plain = new JsonObject().put("typed", new JsonObject(Map.copyOf(draft.typed().words())))
                .put("child", draft.typed().child());
        if (draft.isTaken()) {
            plain.put("receipt", receipt(draft.receipt()));
        }
        return cipher.seal(plain.toBuffer().getBytes(), row(subject, draft.id()));
    }

    /// Empty when the value was sealed for another row or with a key that no longer exists: then there is no draft.
    Optional<Draft> open(String subject, UUID id, byte[] sealed, Instant savedAt, Instant endsAt) {
        try {
            JsonObject plain = new JsonObject(Buffer.buffer(cipher.open(sealed, row(subject, id))));
            JsonObject receipt = plain.getJsonObject("receipt");
            return Optional.of(new Draft(id, typed(plain.getJsonObject("typed"), plain.getBoolean("child", false)),
                    receipt == null ? null : receipt(receipt), savedAt, endsAt));
        } catch (IllegalStateException e) {
            LOG.error("A draft can't be opened with the portal's key");
            return Optional.empty();
        }
    }

    private static TypedReferral typed(JsonObject words, boolean child) {
        return new TypedReferral(words.stream().collect(Collectors.toMap(Map.Entry::getKey, word -> texts((JsonArray) word.getValue()))),
                child);
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }

    private static JsonObject receipt(ReferralReceipt receipt) {
        JsonObject stored = new JsonObject().put("id", receipt.id().toString()).put("reference", receipt.reference())
                .put("taken", receipt.taken().name()).put("receivedAt", receipt.receivedAt().toString());
        return receipt.ageCorrection() == null ? stored : stored.put("ageCorrection", receipt.ageCorrection().name());
    }

    private static ReferralReceipt receipt(JsonObject stored) {
        return new ReferralReceipt(UUID.fromString(stored.getString("id")), stored.getString("reference"),
                Stage.valueOf(stored.getString("taken")), Instant.parse(stored.getString("receivedAt")),
                stored.getString("ageCorrection") == null ? null
                        : ReferralReceipt.AgeCorrection.valueOf(stored.getString("ageCorrection")));
    }

    private static byte[] row(String subject, UUID id) {
        return (id + " " + subject).getBytes(StandardCharsets.UTF_8);
    }
}
