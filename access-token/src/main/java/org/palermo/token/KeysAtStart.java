package org.palermo.token;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/// Fetches the signing keys when the application starts, and tries again until it has them. Before that the application is
/// not ready, so no request arrives that could cause a fetch.
@Singleton
class KeysAtStart {

    private final SigningKeys keys;
    private volatile Thread fetching;

    @Inject
    KeysAtStart(AccessTokenFactory factory, JWTAuthContextInfo demands) {
        this.keys = factory.keys(demands);
    }

    void start(@Observes StartupEvent started) {
        fetching = Thread.ofVirtual().name("signing-keys").start(this::fetch);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (fetching != null) {
            fetching.interrupt();
        }
    }

    private void fetch() {
        try {
            while (!keys.areHere()) {
                Thread.sleep(pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        try {
            keys.fetch();
            return Duration.ZERO;
        } catch (FetchFailed e) {
            return Duration.ofSeconds(e.retryAfterSeconds());
        }
    }
}
