package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The accounts of the file: sample accounts and service accounts. Others are not touched.
final class RealmUsers {

    private static final List<String> FIELDS = List.of("enabled", "firstName", "lastName", "email", "emailVerified", "attributes");

    private final AdminApi api;

    RealmUsers(AdminApi api) {
        this.api = api;
    }

    void sync(ObjectNode realm) throws IOException, InterruptedException {
        var roles = RealmSync.byName(api.get("/roles"), "name");
        for (var user : realm.withArray("users")) {
            sync(user, roles);
        }
    }

    private void sync(JsonNode wanted, Map<String, JsonNode> roles) throws IOException, InterruptedException {
        var name = wanted.get("username").asText();
        var present = find(name);
        if (present == null) {
            api.post("/users", wanted);
            present = find(name);
        } else if (differs(wanted, present)) {
            api.put("/users/" + present.get("id").asText(), changed(wanted, present));
        }
        var names = new ArrayList<String>();
        wanted.path("realmRoles").forEach(role -> names.add(role.asText()));
        var mappings = "/users/" + present.get("id").asText() + "/role-mappings";
        // An account without roles in the file keeps Keycloak's default roles.
        if (wanted.has("realmRoles")) {
            Roles.sync(api, mappings + "/realm", names, roles);
        }
        for (var owner : wanted.path("clientRoles").properties()) {
            clientRoles(mappings, owner.getKey(), owner.getValue());
        }
    }

    private void clientRoles(String mappings, String client, JsonNode wanted) throws IOException, InterruptedException {
        var id = RealmSync.byName(api.get("/clients?clientId=" + AdminApi.encode(client)), "clientId").get(client).get("id").asText();
        var names = new ArrayList<String>();
        wanted.forEach(role -> names.add(role.asText()));
        Roles.sync(api, mappings + "/clients/" + id, names, RealmSync.byName(api.get("/clients/" + id + "/roles"), "name"));
    }

    private JsonNode find(String name) throws IOException, InterruptedException {
        var found = api.get("/users?exact=true&username=" + AdminApi.encode(name));
        return found.isEmpty() ? null : found.get(0);
    }

    private static boolean differs(JsonNode wanted, JsonNode present) {
        for (var field : FIELDS) {
            if (wanted.has(field) && !wanted.get(field).equals(present.path(field))) {
                return true;
            }
        }
        return false;
    }

    /// A password that someone has changed is kept: setting it again would also cost a hash for each account at every
    /// start.
    private static ObjectNode changed(JsonNode wanted, JsonNode present) {
        var changed = (ObjectNode) present.deepCopy();
        for (var field : FIELDS) {
            if (wanted.has(field)) {
                changed.set(field, wanted.get(field).deepCopy());
            }
        }
        return changed;
    }
}
