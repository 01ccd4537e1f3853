package org.palermo.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import org.palermo.local.Home;
import org.palermo.local.Terminal;
import org.palermo.local.Versions;
import org.palermo.local.build.Maven;
import org.palermo.local.identity.Keycloak;

/// Keycloak's programs in a home: fetched and built once, and kept for later starts.
public final class KeycloakPrograms {

    private KeycloakPrograms() {}

    public static void prepare(Home home, Keycloak keycloak, Terminal terminal) throws IOException, InterruptedException {
        if (!keycloak.isUnpacked()) {
            var started = System.nanoTime();
            var version = Versions.of("keycloak");
            var zip = Maven.fetch(
                    "org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                    home.in("downloads"),
                    "keycloak-quarkus-dist-" + version + ".zip");
            keycloak.unpack(zip);
            Files.delete(zip);
            terminal.done("Keycloak fetched", started);
        }
        if (!keycloak.isBuilt()) {
            var started = System.nanoTime();
            terminal.line("… building Keycloak, only this once (about 20 s)");
            keycloak.build();
            terminal.done("Keycloak built", started);
        }
    }
}
