package org.palermo.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/// Not ready before the signing keys were fetched once: until then no token can be verified. Afterwards always ready, even
/// when Keycloak is away, because the keys stay.
@Readiness
@Singleton
class SigningKeysHealth implements HealthCheck {

    private final SigningKeys keys;

    @Inject
    SigningKeysHealth(AccessTokenFactory factory, JWTAuthContextInfo demands) {
        this.keys = factory.keys(demands);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signing-keys").status(keys.areHere()).build();
    }
}
