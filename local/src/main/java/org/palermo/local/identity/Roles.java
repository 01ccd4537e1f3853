package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/// Sets the realm roles of an account or a client scope in the admin API to a list.
final class Roles {

    private Roles() {}

    /// @param all the roles of the realm by name; Keycloak needs whole roles, not names
    static void sync(AdminApi api, String path, Collection<String> wanted, Map<String, JsonNode> all)
            throws IOException, InterruptedException {
        var present = RealmSync.byName(api.get(path), "name");
        var missing = RealmFile.JSON.createArrayNode();
        wanted.stream().filter(name -> !present.containsKey(name)).map(all::get).forEach(missing::add);
        var extra = RealmFile.JSON.createArrayNode();
        present.values().stream().filter(role -> !wanted.contains(role.get("name").asText())).forEach(extra::add);
        if (!missing.isEmpty()) {
            api.post(path, missing);
        }
        if (!extra.isEmpty()) {
            api.delete(path, extra);
        }
    }
}
