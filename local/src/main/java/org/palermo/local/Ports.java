package org.palermo.local;

import java.util.LinkedHashMap;
import java.util.Map;

/// The ports of one installation, all on 127.0.0.1 and all counted from the public one, so that a
/// second installation beside the first needs one number only.
public record Ports(int publicPort) {

    public static final int DEFAULT = 8080;
    private static final int KEYCLOAK = 5;
    private static final int POSTGRES = 6;
    private static final int MANAGEMENT = 20;

    public Ports {
        if (publicPort < 1024 || publicPort > 65535 - KEYCLOAK - MANAGEMENT) {
            throw new Failure("The port has to be between 1024 and " + (65535 - KEYCLOAK - MANAGEMENT) + ".");
        }
    }

    public int of(Application application) {
        return publicPort + application.offset();
    }

    public int managementOf(Application application) {
        return of(application) + MANAGEMENT;
    }

    public int keycloak() {
        return publicPort + KEYCLOAK;
    }

    public int keycloakManagement() {
        return keycloak() + MANAGEMENT;
    }

    public int postgres() {
        return publicPort + POSTGRES;
    }

    /// What people type. `localhost` and not 127.0.0.1: browsers take cookies and OIDC redirects of
    /// plain HTTP from it.
    public String origin() {
        return "http://localhost:" + publicPort;
    }

    public String issuer() {
        return origin() + "/auth/realms/palermo";
    }

    public static String inside(int port) {
        return "http://127.0.0.1:" + port;
    }

    /// Keycloak's realm on the address that only this machine sees.
    public String realmInside() {
        return inside(keycloak()) + "/auth/realms/palermo";
    }

    /// Every port with the service that needs it, in the order in which they are checked.
    public Map<Integer, String> all() {
        var ports = new LinkedHashMap<Integer, String>();
        for (var application : Application.ALL) {
            if (!application.isLeftOut()) {
                ports.put(of(application), application.name());
                ports.put(managementOf(application), application.name() + " (management)");
            }
        }
        ports.put(keycloak(), "keycloak");
        ports.put(keycloakManagement(), "keycloak (management)");
        ports.put(postgres(), "postgres");
        return ports;
    }
}
