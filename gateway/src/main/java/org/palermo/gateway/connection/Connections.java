package org.palermo.gateway.connection;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.palermo.gateway.config.GatewayConfig;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Counts and limits connections: of each address, and of the whole process. A connection without a request in progress is
/// closed after a while (see [Connection]). The counted address is the other end of the connection. Trusted proxies may
/// have any number of connections, because each serves many people.
@Singleton
public class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    /// Netty creates [ConnectionHook] itself, so it can't be a bean.
    private static volatile Connections open;

    private final GatewayConfig.ConnectionRule rule;
    private final Callers callers;
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Counter refused;
    private final Counter idle;
    private final Counter unread;
    private final Counter pipelining;
    private volatile int port;

    @Inject
    Connections(GatewayConfig config, Callers callers, MeterRegistry metrics) {
        this(config.connections(), callers, metrics);
    }

    Connections(GatewayConfig.ConnectionRule rule, Callers callers, MeterRegistry metrics) {
        this.rule = rule;
        this.callers = callers;
        this.refused = metrics.counter("palermo.gateway.connections.closed", "why", "too-many");
        this.idle = metrics.counter("palermo.gateway.connections.closed", "why", "no-request");
        this.unread = metrics.counter("palermo.gateway.connections.closed", "why", "answers-not-read");
        this.pipelining = metrics.counter("palermo.gateway.connections.closed", "why", "requests-at-once");
        Gauge.builder("palermo.gateway.connections", all, AtomicInteger::get).register(metrics);
    }

    void open(@ObservesAsync HttpServerStart start) {
        if (!ConnectionHook.asked()) {
            LOG.error("Netty shows no connections (io.netty.bootstrap.extensions): slow heads and their number are not limited");
        }
        port = start.options().getPort();
        open = this;
    }

    @PreDestroy
    void close() {
        open = null;
    }

    static void watch(Channel channel) {
        var connections = open;
        if (connections != null) {
            channel.pipeline().addFirst(new Connection(connections));
        }
    }

    /// The connection of a request. Empty when Netty was not told to show connections.
    public static Optional<Connection> of(HttpConnection connection) {
        return connection instanceof ConnectionBase base
                ? Optional.ofNullable(base.channel().attr(Connection.KEY).get())
                : Optional.empty();
    }

    GatewayConfig.ConnectionRule rule() {
        return rule;
    }

    /// @return what to give to [#left], or null when the limit is reached
    String entered(InetSocketAddress peer) {
        var address = peer.getAddress().getHostAddress();
        var network = callers.trusts(address) ? "" : Network.of64(address);
        if (all.incrementAndGet() > rule.all()) {
            // It is not yet counted for its address.
            all.decrementAndGet();
            refused.increment();
            return null;
        }
        if (!network.isEmpty() && byNetwork.merge(network, 1, Integer::sum) > rule.perAddress()) {
            left(network);
            refused.increment();
            return null;
        }
        return network;
    }

    void left(String network) {
        all.decrementAndGet();
        byNetwork.computeIfPresent(network, (n, connected) -> connected == 1 ? null : connected - 1);
    }

    void closedIdle() {
        idle.increment();
    }

    void closedUnread() {
        unread.increment();
    }

    void closedPipelining() {
        pipelining.increment();
    }

    /// Probes and metrics collectors use another port, where connections are not limited.
    boolean concerns(InetSocketAddress local) {
        return local.getPort() == port;
    }
}
