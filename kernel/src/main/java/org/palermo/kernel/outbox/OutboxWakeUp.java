package org.palermo.kernel.outbox;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `LISTEN` on a connection of its own, which reconnects by itself, even when the database was away at the start; the
/// relay also looks regularly and finds events that were missed meanwhile. It checks the database's certificate where the
/// pool does.
@ApplicationScoped
class OutboxWakeUp {
    private static final long RECONNECT_MILLIS = 1000;

    private final Vertx vertx;
    private final String url;
    private final String user;
    private final String password;
    private final Optional<String> authority;
    private PgSubscriber subscriber;
    private volatile boolean closed;

    OutboxWakeUp(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "quarkus.datasource.reactive.trust-certificate-pem.certs") Optional<String> authority) {
        this.vertx = vertx;
        this.url = url;
        this.user = user;
        this.password = password;
        this.authority = authority;
    }

    void onNotification(String channel, Runnable action) {
        PgConnectOptions options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", "")).setUser(user).setPassword(password);
        authority.ifPresent(file -> options.setSslMode(SslMode.VERIFY_FULL)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setPemTrustOptions(new PemTrustOptions().addCertPath(file)));
        subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(retries -> RECONNECT_MILLIS);
        subscriber.channel(channel).handler(payload -> action.run());
        connect();
    }

    /// The subscriber reconnects by itself only after its first connection; until then this tries.
    private void connect() {
        subscriber.connect().onFailure(away -> {
            if (!closed) {
                vertx.setTimer(RECONNECT_MILLIS, ignored -> connect());
            }
        });
    }

    void close() {
        closed = true;
        if (subscriber != null) {
            subscriber.close();
        }
    }
}
