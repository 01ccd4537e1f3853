package org.palermo.referral.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/// An account in the identity provider.
///
/// @param username what she signs in with
/// @param unused whether she still has to set her first password
record Account(UUID id, String username, String givenName, String familyName, String email, UUID agency, boolean enabled, boolean unused) {
    static final String FIRST_PASSWORD = "UPDATE_PASSWORD";

    static Account of(JsonObject user) {
        JsonArray agencies = user.getJsonObject("attributes", new JsonObject()).getJsonArray("agency", new JsonArray());
        return new Account(UUID.fromString(user.getString("id")), user.getString("username"), user.getString("firstName"),
                user.getString("lastName"), user.getString("email"), agencies.isEmpty() ? null : UUID.fromString(agencies.getString(0)),
                user.getBoolean("enabled", false), user.getJsonArray("requiredActions", new JsonArray()).contains(FIRST_PASSWORD));
    }

    /// An organisation's machines have accounts as well, which Keycloak names so.
    boolean isPerson() {
        return username.indexOf('@') >= 0 || !username.startsWith("service-account-");
    }

    PersonState state() {
        if (!enabled) {
            return PersonState.SUSPENDED;
        }
        return unused ? PersonState.INVITED : PersonState.ACTIVE;
    }
}
