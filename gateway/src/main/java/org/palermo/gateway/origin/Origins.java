package org.palermo.gateway.origin;

import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.config.OriginAddresses;
import org.palermo.gateway.header.HeaderBytes;
import org.palermo.gateway.route.Origin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;

/// The origins, each with its own connections: a slow origin uses up only its own.
@Singleton
public class Origins {

    private final Map<Origin, OriginServer> servers = new EnumMap<>(Origin.class);

    @Inject
    Origins(Vertx vertx, GatewayConfig config, OriginAddresses addresses, MeterRegistry metrics) {
        for (var origin : Origin.values()) {
            var server = server(vertx, config, origin, origin.address(addresses));
            servers.put(origin, server);
            Gauge.builder("palermo.gateway.breaker.open", server, s -> s.breaker().open() ? 1 : 0)
                    .tag("origin", origin.name().toLowerCase(Locale.ROOT)).register(metrics);
        }
    }

    public OriginServer of(Origin origin) {
        return servers.get(origin);
    }

    private static OriginServer server(Vertx vertx, GatewayConfig config, Origin origin, URI address) {
        var ssl = "https".equals(address.getScheme());
        var port = address.getPort() < 0 ? (ssl ? 443 : 80) : address.getPort();
        var host = Optional.ofNullable(address.getHost())
                .orElseThrow(() -> new IllegalArgumentException("No host in the address of " + origin));
        var rule = config.breaker();
        Pool.Client client = (connections, waiting) -> client(vertx, config, connections, waiting);
        return new OriginServer(origin, host, port, ssl,
                new Pool(vertx, Pool.shared(config.pool().requests()), config.pool().waiting(), client),
                new Pool(vertx, Pool.uncut(config.pool().streams()), config.pool().waiting(), client),
                new Pool(vertx, Pool.uncut(config.pool().live()), config.pool().waiting(), client),
                new Breaker(rule.failures(), rule.pause(), System::nanoTime));
    }

    private static HttpClient client(Vertx vertx, GatewayConfig config, int connections, int waiting) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) config.connect().toMillis())
                // Shorter than the keep-alive of the origins, so that a request seldom meets a connection that is just
                // being closed.
                .setKeepAliveTimeout(20)
                .setTcpNoDelay(true)
                .setMaxHeaderSize(32 * 1024)
                // Only our traceparent is sent.
                .setTracingPolicy(TracingPolicy.IGNORE);
        var pool = new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(waiting);
        return vertx.httpClientBuilder().with(options).with(pool)
                // Failures during a request reach the request itself; a broken idle connection needs no handling.
                .withConnectHandler(connection -> HeaderBytes.on(connection.exceptionHandler(broken -> { })))
                .build();
    }
}
