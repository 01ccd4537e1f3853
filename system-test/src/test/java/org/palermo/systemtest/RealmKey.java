package org.palermo.systemtest;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;

/// Adds a signing key of the test to the realm, so that a token can have one wrong claim under a valid signature. Keycloak
/// publishes the key and goes on signing with its own, which has a higher priority.
public final class RealmKey implements AutoCloseable {

    private static final String REALM = "/auth/admin/realms/palermo";
    private static final String NAME = "journey";

    private final LocalSuite suite;
    private final KeyPair pair;
    private final String id;
    private final String component;

    private RealmKey(LocalSuite suite, KeyPair pair, String id, String component) {
        this.suite = suite;
        this.pair = pair;
        this.id = id;
        this.component = component;
    }

    static RealmKey add(LocalSuite suite) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var before = keyIds(suite);
        var component = Answer.JSON.valueToTree(Map.of(
                "name", NAME, "providerId", "rsa", "providerType", "org.keycloak.keys.KeyProvider",
                "config", Map.of("priority", List.of("-1"), "enabled", List.of("true"), "active", List.of("true"),
                        "algorithm", List.of("RS256"), "privateKey", List.of(pem(pair.getPrivate())))));
        var made = administrator(suite).post(REALM + "/components", component.toString()).expect(201);
        var added = keyIds(suite);
        added.removeAll(before);
        return new RealmKey(suite, pair, added.getFirst(), made.header("Location").replaceAll(".*/", ""));
    }

    /// With a new token each time, because tokens of the master realm live for one minute.
    private static Calls administrator(LocalSuite suite) {
        return new Calls(suite.inside(Port.KEYCLOAK), masterToken(suite));
    }

    /// A real token of the master realm, issued to the launcher's own client.
    public static String masterToken(LocalSuite suite) {
        return new Calls(suite.inside(Port.KEYCLOAK), null)
                .form("/auth/realms/master/protocol/openid-connect/token", Map.of("grant_type", "client_credentials",
                        "client_id", "palermo-launcher", "client_secret", suite.secret("client.palermo-launcher")))
                .expect(200).json().get("access_token").asText();
    }

    private static List<String> keyIds(LocalSuite suite) {
        var ids = new ArrayList<String>();
        new Calls(URI.create(suite.inside(Port.KEYCLOAK).toString()), null)
                .get("/auth/realms/palermo/protocol/openid-connect/certs").expect(200).json().get("keys").forEach(key -> ids.add(key.get("kid").asText()));
        return ids;
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n-----END PRIVATE KEY-----";
    }

    String sign(Jwt token) throws GeneralSecurityException {
        return token.signed(id, pair.getPrivate());
    }

    @Override
    public void close() {
        administrator(suite).send("DELETE", REALM + "/components/" + component, new byte[0], Map.of()).expect(204);
    }
}
