package org.palermo.gateway;

import java.net.URI;
import java.util.function.Function;

/// The applications behind the gateway.
enum Origin {
    PORTAL(OriginAddresses::portal),
    REFERRAL(OriginAddresses::referral),
    SHELTER(OriginAddresses::shelter),
    INSPECTION(OriginAddresses::inspection),
    KEYCLOAK(OriginAddresses::keycloak);

    private final Function<OriginAddresses, URI> address;

    Origin(Function<OriginAddresses, URI> address) {
        this.address = address;
    }

    URI address(OriginAddresses addresses) {
        return address.apply(addresses);
    }
}
