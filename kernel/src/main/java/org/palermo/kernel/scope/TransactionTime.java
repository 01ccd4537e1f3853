package org.palermo.kernel.scope;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one time of a transaction: the database's clock, read by the scope statement, in UTC, in microseconds.
///
/// `PALERMO_CLOCK_FILE` may name a file with an ISO 8601 duration that is added to the time. It is read for each
/// transaction and passed to the database (`actor_time()`), so that a test can move all services through the years. A
/// production environment refuses it. Tokens, TLS, leases and rate limits use real time.
@ApplicationScoped
public class TransactionTime {
    private static final String NOW = "palermo.now";

    private final Optional<Path> clockFile;
    private final String environment;

    TransactionTime(
            @ConfigProperty(name = "palermo.clock.file") Optional<Path> clockFile,
            @ConfigProperty(name = "palermo.environment", defaultValue = "local") String environment) {
        this.clockFile = clockFile;
        this.environment = environment;
    }

    void refuseInProduction(@Observes StartupEvent start) {
        if (clockFile.isPresent() && environment.equals("production")) {
            throw new IllegalStateException("PALERMO_CLOCK_FILE moves the time of decisions and is refused in production.");
        }
    }

    /// @throws IllegalStateException outside of a scoped transaction
    public Instant now() {
        Context context = Vertx.currentContext();
        Instant now = context == null || !VertxContext.isDuplicatedContext(context) ? null : context.getLocal(NOW);
        if (now == null) {
            throw new IllegalStateException("No scoped transaction is open here");
        }
        return now;
    }

    /// @param epochMicros from the database, with the offset added
    Instant take(long epochMicros) {
        Instant now = Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
        if (VertxContext.isOnDuplicatedContext()) {
            Vertx.currentContext().putLocal(NOW, now);
        }
        return now;
    }

    /// How far the time of the next transaction is moved, in microseconds.
    long offsetMicros() {
        return TimeUnit.MICROSECONDS.convert(offset());
    }

    private Duration offset() {
        if (clockFile.isEmpty() || !Files.exists(clockFile.get())) {
            return Duration.ZERO;
        }
        try {
            String written = Files.readString(clockFile.get()).strip();
            return written.isEmpty() ? Duration.ZERO : Duration.parse(written);
        } catch (IOException e) {
            throw new UncheckedIOException("The clock file can't be read", e);
        }
    }
}
