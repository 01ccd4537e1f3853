package org.palermo.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The ports of one installation, all on 127.0.0.1 and all counted from the public one, so a second installation needs
/// only one other number.
public record Ports(int publicPort) {

    public static final int DEFAULT = 8080;
    private static final int KEYCLOAK = 5;
    private static final int POSTGRES = 6;
    private static final int MAIL = 7;
    private static final int MANAGEMENT = 20;
    private static final int HIGHEST = 65535 - Application.PDF.offset() - MANAGEMENT;

    public Ports {
        if (publicPort < 1024 || publicPort > HIGHEST) {
            throw new Failure("The port must be between 1024 and " + HIGHEST + ".");
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

    /// Where Keycloak hands over its mails.
    public int mail() {
        return publicPort + MAIL;
    }

    /// The address that people type. It is `localhost` and not 127.0.0.1, because browsers accept cookies and OIDC
    /// redirects over plain HTTP for it.
    public String origin() {
        return "http://localhost:" + publicPort;
    }

    public String issuer() {
        return origin() + "/auth/realms/palermo";
    }

    public static String inside(int port) {
        return "http://127.0.0.1:" + port;
    }

    /// Keycloak's realm at the address that only this machine can reach.
    public String realmInside() {
        return inside(keycloak()) + "/auth/realms/palermo";
    }

    /// Every port with the service that uses it, in the order in which they are checked.
    ///
    /// @param pdf whether PDF files are made
    public Map<Integer, String> all(boolean pdf) {
        var ports = new LinkedHashMap<Integer, String>();
        var applications = pdf ? Stream.concat(Application.ALL.stream(), Stream.of(Application.PDF)) : Application.ALL.stream();
        applications.filter(application -> !application.isLeftOut()).forEach(application -> {
            ports.put(of(application), application.name());
            ports.put(managementOf(application), application.name() + " (management)");
        });
        ports.put(keycloak(), "keycloak");
        ports.put(keycloakManagement(), "keycloak (management)");
        ports.put(postgres(), "postgres");
        ports.put(mail(), "mail");
        return ports;
    }
}
