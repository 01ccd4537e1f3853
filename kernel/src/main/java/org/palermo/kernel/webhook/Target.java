package org.palermo.kernel.webhook;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Decides where a request may go. The name is looked up for each request, and all its addresses must be public. The
/// request then goes to the checked address, so changing the name in between has no effect.
@ApplicationScoped
class Target {
    private static final int MOST_AT_ONCE = 16;

    private final boolean openToLoopback;
    private final String environment;
    private final Names names;
    private final WorkerExecutor lookUps;

    @Inject
    Target(WebhookConfig config, @ConfigProperty(name = "palermo.environment", defaultValue = "local") String environment, Vertx vertx) {
        this(config.openToLoopback(), environment, vertx, InetAddress::getAllByName);
    }

    Target(boolean openToLoopback, String environment, Vertx vertx, Names names) {
        this.names = names;
        this.openToLoopback = openToLoopback;
        this.environment = environment;
        // Of its own: with a name server that does not answer, look-ups would keep all threads that tokens are checked on.
        this.lookUps = vertx.createSharedWorkerExecutor("webhook-names", MOST_AT_ONCE);
    }

    void refuseInProduction(@Observes StartupEvent start) {
        if (openToLoopback && environment.equals("production")) {
            throw new IllegalStateException("palermo.webhooks.open-to-loopback is for tests and is refused in production.");
        }
    }

    /// @param written the address as the caller wrote it
    /// @return what it must be, or null when it is valid
    String flaw(String written) {
        try {
            URI url = new URI(written);
            if (!"https".equals(url.getScheme()) && !(openToLoopback && "http".equals(url.getScheme()))) {
                return "must begin with https://";
            }
            if (url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
                return "must be a host and a path, without user, query or fragment";
            }
            if (url.getPort() >= 0 && url.getPort() != 443 && !openToLoopback) {
                return "must be at port 443";
            }
            return isNumber(url.getHost()) && !openToLoopback ? "must name a host, not an address" : null;
        } catch (URISyntaxException e) {
            return "must be a URL";
        }
    }

    /// @return the address for the request
    /// @throws Closed when the name has an address that is not public, or none
    Uni<InetAddress> lookUp(String host) {
        // Not in order: a name that gets no answer delays no other one.
        return lookUps.executeBlocking(() -> List.of(names.addresses(host)), false)
                .onFailure().transform(unknown -> new Closed("UNKNOWN_HOST"))
                .map(addresses -> {
                    if (!addresses.stream().allMatch(this::mayReach)) {
                        throw new Closed("ADDRESS_NOT_PUBLIC");
                    }
                    return addresses.getFirst();
                });
    }

    private boolean mayReach(InetAddress address) {
        return PublicAddress.is(address) || openToLoopback && address.isLoopbackAddress();
    }

    private static boolean isNumber(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+|0x[0-9a-fA-F.x]+");
    }

    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /// A request that must not be sent.
    static final class Closed extends RuntimeException {
        Closed(String reason) {
            super(reason, null, false, false);
        }
    }
}
