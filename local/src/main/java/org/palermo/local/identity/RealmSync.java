package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings an existing realm in line with the file, at every start: Keycloak's own import skips an existing realm.
/// Additions of users (accounts, clients of NGOs) stay.
public final class RealmSync {

    /// Parts with an address of their own in the admin API, which are not settings of the realm.
    private static final List<String> APART =
            List.of("roles", "clientScopes", "defaultDefaultClientScopes", "defaultOptionalClientScopes", "clients",
                    "scopeMappings", "clientScopeMappings", "users", "requiredActions", "authenticationFlows", "authenticatorConfig",
                    "components");

    private final AdminApi api;
    private final ObjectNode realm;

    private RealmSync(AdminApi api, ObjectNode realm) {
        this.api = api;
        this.realm = realm;
    }

    /// @param auth   Keycloak's internal address, with /auth
    /// @param secret of the launcher's client
    public static void run(String auth, String secret, ObjectNode realm) throws IOException, InterruptedException {
        var api = new AdminApi(auth, secret);
        var sync = new RealmSync(api, realm);
        new RealmFlows(api, realm.withArray("authenticatorConfig")).sync(realm.withArray("authenticationFlows"));
        sync.settings();
        sync.requiredActions();
        sync.userProfile();
        sync.roles();
        new RealmClients(api).sync(realm);
        new RealmUsers(api).sync(realm);
    }

    private void settings() throws IOException, InterruptedException {
        var settings = realm.deepCopy();
        settings.remove(APART);
        api.put("", settings);
    }

    private void requiredActions() throws IOException, InterruptedException {
        var present = byName(api.get("/authentication/required-actions"), "alias");
        for (var action : realm.withArray("requiredActions")) {
            var alias = action.get("alias").asText();
            if (!present.containsKey(alias)) {
                var registration = RealmFile.JSON.createObjectNode();
                registration.put("providerId", alias).put("name", action.path("name").asText());
                api.post("/authentication/register-required-action", registration);
            }
            api.put("/authentication/required-actions/" + AdminApi.encode(alias), action);
        }
    }

    /// In the file the profile is a component that contains JSON as text, as Keycloak exports it.
    private void userProfile() throws IOException, InterruptedException {
        var text = realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0");
        api.put("/users/profile", RealmFile.JSON.readTree(text.asText()));
    }

    private void roles() throws IOException, InterruptedException {
        var present = byName(api.get("/roles"), "name");
        for (var role : realm.at("/roles/realm")) {
            var name = role.get("name").asText();
            if (!present.containsKey(name)) {
                api.post("/roles", role);
            } else if (!present.get(name).path("description").equals(role.path("description"))) {
                api.put("/roles/" + AdminApi.encode(name), role);
            }
        }
    }

    static Map<String, JsonNode> byName(JsonNode items, String key) {
        var map = new HashMap<String, JsonNode>();
        items.forEach(item -> map.put(item.get(key).asText(), item));
        return map;
    }
}
