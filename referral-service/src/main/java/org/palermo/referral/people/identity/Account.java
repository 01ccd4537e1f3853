package org.palermo.referral.people.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An account in the identity provider (Keycloak).
///
/// @param username the name used to sign in
/// @param agency null for an account without one, or whose attribute `agency` is no UUID
/// @param unused whether the first password has not been set yet
public record Account(
        UUID id, String username, String givenName, String familyName, String email, UUID agency, boolean enabled, boolean unused) {
    static final String FIRST_PASSWORD = "UPDATE_PASSWORD";

    static Account of(JsonObject user) {
        JsonArray agencies = user.getJsonObject("attributes", new JsonObject()).getJsonArray("agency", new JsonArray());
        return new Account(UUID.fromString(user.getString("id")), user.getString("username"), user.getString("firstName"),
                user.getString("lastName"), user.getString("email"), agencies.isEmpty() ? null : Uuids.of(agencies.getString(0)),
                user.getBoolean("enabled", false), user.getJsonArray("requiredActions", new JsonArray()).contains(FIRST_PASSWORD));
    }

    /// Given name and family name, as the account has them.
    public String name() {
        return Stream.of(givenName, familyName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /// Client systems of an organisation also have accounts; Keycloak gives them the prefix `service-account-`.
    public boolean isPerson() {
        return username.indexOf('@') >= 0 || !username.startsWith("service-account-");
    }
}
