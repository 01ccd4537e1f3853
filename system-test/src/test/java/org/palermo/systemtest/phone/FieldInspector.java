package org.palermo.systemtest.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.systemtest.RealmKey;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.Suite;

/// An inspector of the sample's inspectorate with an account of her own, so that her phone holds nothing of other journeys.
///
/// @param subject of her account
record FieldInspector(Suite suite, String username, String subject) {

    private static final String REALM = "/auth/admin/realms/palermo";
    private static final String PASSWORD = "a-password-of-her-own";
    private static final String INSPECTORATE = "00000000-0000-7000-8000-000000000040";

    /// Creates the account and joins the team, at the desk.
    static FieldInspector create(Suite suite, String name) {
        var local = suite.local("an account for one journey");
        var keycloak = new Calls(local.inside(Port.KEYCLOAK), RealmKey.masterToken(local));
        var username = name.toLowerCase() + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        var account = Answer.JSON.valueToTree(Map.of(
                "username", username, "email", username, "emailVerified", true, "enabled", true, "firstName", name, "lastName", "Field",
                "credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)),
                "attributes", Map.of("agency", List.of(INSPECTORATE), "agency_kind", List.of("LABOUR_INSPECTORATE"),
                        "regions", List.of("GB", "ZZ"))));
        var subject = keycloak.post(REALM + "/users", account.toString()).expect(201).header("Location").replaceAll(".*/", "");
        JsonNode role = keycloak.get(REALM + "/roles/inspector").expect(200).json();
        keycloak.post(REALM + "/users/" + subject + "/role-mappings/realm", "[" + role + "]").expect(204);
        var inspector = new FieldInspector(suite, username, subject);
        inspector.calls().post(Phone.API + "/team", "{\"name\": \"%s\", \"visitsPerWeek\": 20}".formatted(name)).expect(200);
        return inspector;
    }

    /// A token of a new sign-in, over a good network. Keycloak signs in one account once at a time.
    synchronized String token() {
        return suite.tokens().tryGrant(username, PASSWORD).expect(200).json().get("access_token").asText();
    }

    /// Calls with a new token, over a good network.
    Calls calls() {
        return new Calls(suite.base(), token());
    }
}
