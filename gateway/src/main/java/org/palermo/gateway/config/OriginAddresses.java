package org.palermo.gateway.config;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Internal addresses of the origins: scheme, host and port. `PALERMO_ORIGIN_REFERRAL` and so on.
@ConfigMapping(prefix = "palermo.origin")
public interface OriginAddresses {

    /// The web portal.
    @WithDefault("http://127.0.0.1:8081")
    URI portal();

    /// referral-service.
    @WithDefault("http://127.0.0.1:8082")
    URI referral();

    /// shelter-capacity-service.
    @WithDefault("http://127.0.0.1:8083")
    URI shelter();

    /// labour-inspection-service.
    @WithDefault("http://127.0.0.1:8084")
    URI inspection();

    /// Keycloak, which serves under /auth.
    @WithDefault("http://127.0.0.1:8085")
    URI keycloak();
}
