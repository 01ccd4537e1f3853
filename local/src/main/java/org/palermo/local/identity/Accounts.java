package org.palermo.local.identity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The accounts of the sample, read from the file that is merged into the realm.
public final class Accounts {

    private Accounts() {}

    /// @param password known to everyone, because these accounts exist on one machine only
    public record Account(String name, List<String> roles, String password) {}

    public static List<Account> all() throws IOException {
        var accounts = new ArrayList<Account>();
        for (var user : RealmFile.sample().withArray("users")) {
            if (user.has("credentials")) {
                var roles = new ArrayList<String>();
                user.get("realmRoles").forEach(role -> roles.add(role.asText()));
                accounts.add(new Account(user.get("username").asText(), roles, user.at("/credentials/0/value").asText()));
            }
        }
        return accounts;
    }

    static Optional<Account> find(String name) throws IOException {
        return all().stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
