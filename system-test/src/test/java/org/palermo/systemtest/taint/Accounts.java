package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.palermo.systemtest.suite.Answer;

/// The sample's accounts with their roles.
record Accounts(Map<String, Set<String>> roles) {

    static Accounts of(Path checkout) throws IOException {
        var realm = Answer.JSON.readTree(checkout.resolve("local/src/main/resources/sample/realm.json").toFile());
        var roles = new LinkedHashMap<String, Set<String>>();
        for (var user : realm.get("users")) {
            if (!user.has("serviceAccountClientId")) {
                roles.put(user.get("username").asText(), names(user.path("realmRoles")));
            }
        }
        return new Accounts(roles);
    }

    private static Set<String> names(JsonNode list) {
        var names = new TreeSet<String>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    Set<String> all() {
        return roles.keySet();
    }

    /// The first account whose role may call an operation; nobody's if the sample has none, as for the phones of inspectors.
    String first(Operation operation) {
        return whoMay(operation).stream().findFirst().orElse(Callers.NOBODY);
    }

    /// The accounts whose role may call an operation.
    List<String> whoMay(Operation operation) {
        return roles.entrySet().stream()
                .filter(account -> operation.roles().isEmpty() || !Collections.disjoint(account.getValue(), operation.roles()))
                .map(Map.Entry::getKey).toList();
    }
}
