package org.palermo.portal.protection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Stops the start when a secret that the portal needs for serving is missing. A process that only migrates the database
/// gets no such secrets.
class ServingSecrets {

    void check(@Observes StartupEvent start, PortalKey key,
            @ConfigProperty(name = "palermo.portal.client-secret") Optional<String> clientSecret,
            @ConfigProperty(name = "quarkus.init-and-exit", defaultValue = "false") boolean migratesOnly) {
        if (!migratesOnly) {
            key.cipher("palermo portal start 1");
            clientSecret.orElseThrow(() -> new IllegalStateException("PALERMO_PORTAL_CLIENT_SECRET is missing"));
        }
    }
}
