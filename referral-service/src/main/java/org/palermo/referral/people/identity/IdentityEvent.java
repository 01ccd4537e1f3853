package org.palermo.referral.people.identity;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// Something that happened at the identity provider. It has no address of a machine and no name, which events have too.
///
/// @param at by the clock of the identity provider
/// @param person whose account; null when the event is of none
/// @param client the application in which it was done; null when not said
/// @param credential the kind of credential: `password`, `otp`, `recovery-authn-codes`; null when not said
public record IdentityEvent(UUID id, Instant at, String type, UUID person, String client, String credential) {
    public static final String PASSWORD = "password";
    public static final String SECOND_FACTOR = "otp";
    public static final String RECOVERY_CODES = "recovery-authn-codes";
    private static final String ACCOUNT_PAGES = "account-console";

    /// An event without an id gets one of its own content, the same each time. A part of another type than expected is left out.
    static IdentityEvent of(JsonObject event) {
        UUID id = Uuids.of(event.getString("id"));
        return new IdentityEvent(id == null ? UUID.nameUUIDFromBytes(event.encode().getBytes(StandardCharsets.UTF_8)) : id,
                Instant.ofEpochMilli(event.getValue("time") instanceof Number time ? time.longValue() : 0),
                String.valueOf(event.getString("type")), Uuids.of(event.getString("userId")), event.getString("clientId"),
                event.getValue("details") instanceof JsonObject details ? details.getString("credential_type") : null);
    }

    /// Whether she did it on the page of her account, where she had signed in before.
    public boolean isOnAccountPages() {
        return ACCOUNT_PAGES.equals(client);
    }
}
