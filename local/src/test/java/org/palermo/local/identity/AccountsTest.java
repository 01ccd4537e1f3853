package org.palermo.local.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.palermo.local.Checkout;

class AccountsTest {

    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "authority", "rapporteur", "auditor", "administrator", "responder", "border", "coordinator", "other-coordinator",
            "shelter", "other-shelter", "ngo", "other-ngo", "inspector", "other-inspector", "chief", "agency-administrator",
            "regional", "provider", "guardian", "lawyer", "prosecutor", "data-protection"));

    @Test
    void the_accounts_are_named_after_their_roles() throws IOException {
        var names = new TreeSet<String>();
        Accounts.all().forEach(account -> names.add(account.name()));
        assertEquals(NAMES, names);
    }

    @Test
    void each_has_the_password_that_up_prints() throws IOException {
        Accounts.all().forEach(account -> assertEquals("palermo-" + account.name(), account.password()));
    }

    @Test
    void every_role_of_people_has_an_account_and_every_account_a_role_of_the_realm() throws IOException {
        var given = new HashSet<String>();
        Accounts.all().forEach(account -> given.addAll(account.roles()));
        var roles = new HashSet<String>();
        RealmFile.production(Checkout.root()).at("/roles/realm").forEach(role -> roles.add(role.get("name").asText()));
        roles.remove("event-sender");
        assertEquals(roles, given);
    }

    @Test
    void the_border_officer_is_of_an_immigration_body_and_the_regional_coordinator_of_two_regions() throws IOException {
        for (var user : RealmFile.sample().get("users")) {
            var name = user.get("username").asText();
            if (name.equals("border")) {
                assertEquals("IMMIGRATION", user.at("/attributes/agency_kind/0").asText());
            }
            var regions = user.at("/attributes/regions").toString();
            assertEquals(name.equals("regional") ? "[\"GB-ENG-NE\",\"ZZ-N\"]" : "[\"GB\",\"ZZ\"]", regions, name);
            assertTrue(user.at("/attributes/agency/0").asText().matches("00000000-0000-7000-8000-0000000000\\d\\d"), name);
        }
    }
}
