package org.palermo.referral.people.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A list of recovery codes, without the codes.
///
/// @param list its id at the identity provider
/// @param total how many codes it had
/// @param left how many were not used
public record RecoveryCodes(String list, Instant madeAt, int total, int left) {

    /// An account has one list: new codes replace the earlier ones.
    static Optional<RecoveryCodes> among(JsonArray credentials) {
        return credentials.stream().map(credential -> (JsonObject) credential)
                .filter(credential -> IdentityEvent.RECOVERY_CODES.equals(credential.getString("type")))
                .findFirst().map(RecoveryCodes::of);
    }

    private static RecoveryCodes of(JsonObject credential) {
        String data = credential.getString("credentialData");
        JsonObject counts = data == null ? new JsonObject() : new JsonObject(data);
        Long made = credential.getLong("createdDate");
        return new RecoveryCodes(credential.getString("id"), Instant.ofEpochMilli(made == null ? 0 : made),
                counts.getInteger("totalCodes", 0), counts.getInteger("remainingCodes", 0));
    }
}
