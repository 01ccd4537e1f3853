package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;

/// Clients, client scopes, their mappers, and the roles that each may put into a token.
final class RealmClients {

    private final AdminApi api;

    RealmClients(AdminApi api) {
        this.api = api;
    }

    void sync(ObjectNode realm) throws IOException, InterruptedException {
        keep("/client-scopes", "name", realm.withArray("clientScopes"));
        var scopes = RealmSync.byName(api.get("/client-scopes"), "name");
        defaults(realm.withArray("defaultDefaultClientScopes"), scopes);
        roles(realm.withArray("scopeMappings"), scopes);
        keep("/clients", "clientId", realm.withArray("clients"));
        var clients = RealmSync.byName(api.get("/clients?max=1000"), "clientId");
        for (var client : realm.withArray("clients")) {
            scopesOf(client, clients.get(client.get("clientId").asText()), scopes);
        }
        clientRoles(realm.path("clientScopeMappings"), clients);
    }

    /// The roles of another client that a client's tokens may contain: those of the realm's own administration.
    private void clientRoles(JsonNode mappings, Map<String, JsonNode> clients) throws IOException, InterruptedException {
        for (var owner : mappings.properties()) {
            var id = clients.get(owner.getKey()).get("id").asText();
            var all = RealmSync.byName(api.get("/clients/" + id + "/roles"), "name");
            for (var mapping : owner.getValue()) {
                var wanted = new ArrayList<String>();
                mapping.get("roles").forEach(role -> wanted.add(role.asText()));
                var holder = clients.get(mapping.get("client").asText()).get("id").asText();
                Roles.sync(api, "/clients/" + holder + "/scope-mappings/clients/" + id, wanted, all);
            }
        }
    }

    /// Creates missing items and changes existing ones, with their mappers.
    private void keep(String path, String key, JsonNode wanted) throws IOException, InterruptedException {
        var present = RealmSync.byName(api.get(path + "?max=1000"), key);
        for (var item : wanted) {
            var known = present.get(item.get(key).asText());
            if (known == null) {
                api.post(path, item);
                continue;
            }
            var mine = path + "/" + known.get("id").asText();
            var settings = ((ObjectNode) item.deepCopy()).put("id", known.get("id").asText());
            settings.remove("protocolMappers");
            api.put(mine, settings);
            mappers(mine + "/protocol-mappers/models", item.path("protocolMappers"), known.path("protocolMappers"));
        }
    }

    private void mappers(String path, JsonNode wanted, JsonNode present) throws IOException, InterruptedException {
        var known = RealmSync.byName(present, "name");
        for (var mapper : wanted) {
            var old = known.remove(mapper.get("name").asText());
            if (old == null) {
                api.post(path, mapper);
            } else if (!old.path("config").equals(mapper.path("config"))
                    || !old.path("protocolMapper").equals(mapper.path("protocolMapper"))) {
                api.put(path + "/" + old.get("id").asText(), ((ObjectNode) mapper.deepCopy()).put("id", old.get("id").asText()));
            }
        }
        // A mapper that is not in the file would put an unwanted claim into tokens.
        for (var extra : known.values()) {
            api.delete(path + "/" + extra.get("id").asText(), null);
        }
    }

    private void defaults(JsonNode names, Map<String, JsonNode> scopes) throws IOException, InterruptedException {
        var present = RealmSync.byName(api.get("/default-default-client-scopes"), "name");
        for (var name : names) {
            if (!present.containsKey(name.asText())) {
                api.put("/default-default-client-scopes/" + scopes.get(name.asText()).get("id").asText());
            }
        }
    }

    private void roles(JsonNode mappings, Map<String, JsonNode> scopes) throws IOException, InterruptedException {
        var all = RealmSync.byName(api.get("/roles"), "name");
        for (var mapping : mappings) {
            var path = "/client-scopes/" + scopes.get(mapping.get("clientScope").asText()).get("id").asText() + "/scope-mappings/realm";
            var wanted = new ArrayList<String>();
            mapping.get("roles").forEach(role -> wanted.add(role.asText()));
            Roles.sync(api, path, wanted, all);
        }
    }

    private void scopesOf(JsonNode client, JsonNode present, Map<String, JsonNode> scopes) throws IOException, InterruptedException {
        for (var kind : new String[] {"default", "optional"}) {
            var field = kind + "ClientScopes";
            var path = "/clients/" + present.get("id").asText() + "/" + kind + "-client-scopes/";
            var wanted = names(client.path(field));
            var known = names(present.path(field));
            for (var name : wanted) {
                if (!known.contains(name)) {
                    api.put(path + scopes.get(name).get("id").asText());
                }
            }
            for (var name : known) {
                if (!wanted.contains(name)) {
                    api.delete(path + scopes.get(name).get("id").asText(), null);
                }
            }
        }
    }

    private static ArrayList<String> names(JsonNode list) {
        var names = new ArrayList<String>();
        if (list instanceof ArrayNode array) {
            array.forEach(name -> names.add(name.asText()));
        }
        return names;
    }
}
