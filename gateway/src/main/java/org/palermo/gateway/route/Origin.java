package org.palermo.gateway.route;

import java.net.URI;
import java.util.function.Function;

import org.palermo.gateway.config.OriginAddresses;

/// The applications behind the gateway.
public enum Origin {
    PORTAL(OriginAddresses::portal),
    REFERRAL(OriginAddresses::referral),
    SHELTER(OriginAddresses::shelter),
    INSPECTION(OriginAddresses::inspection),
    KEYCLOAK(OriginAddresses::keycloak);

    private final Function<OriginAddresses, URI> address;

    Origin(Function<OriginAddresses, URI> address) {
        this.address = address;
    }

    public URI address(OriginAddresses addresses) {
        return address.apply(addresses);
    }
}
