package org.palermo.gateway;

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

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Who is connected, and how many times. An address has so many connections and the process so many in all; one on
/// which no request is under way is closed after a while (see [Connection]). What is counted is the address at the
/// other end of the wire: proxies that are trusted have as many connections as they like, since each is many people.
@Singleton
class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    /// Netty makes [ConnectionHook] by itself, so it can't be given a bean.
    private static volatile Connections open;

    private final GatewayConfig.ConnectionRule rule;
    private final Callers callers;
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Counter refused;
    private final Counter idle;
    private volatile int port;

    @Inject
    Connections(GatewayConfig config, Callers callers, MeterRegistry metrics) {
        this.rule = config.connections();
        this.callers = callers;
        this.refused = metrics.counter("palermo.gateway.connections.closed", "why", "too-many");
        this.idle = metrics.counter("palermo.gateway.connections.closed", "why", "no-request");
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

    /// The one that a request came on. There is none when Netty was not told to show connections.
    static Optional<Connection> of(HttpConnection connection) {
        return connection instanceof ConnectionBase base ? Optional.ofNullable(base.channel().attr(Connection.KEY).get()) : Optional.empty();
    }

    GatewayConfig.ConnectionRule rule() {
        return rule;
    }

    /// @return what to give to [#left], or null when there is no place for one more
    String entered(InetSocketAddress peer) {
        var address = peer.getAddress().getHostAddress();
        var network = callers.trusts(address) ? "" : Network.of64(address);
        if (all.incrementAndGet() > rule.all() || !network.isEmpty() && byNetwork.merge(network, 1, Integer::sum) > rule.perAddress()) {
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

    /// Probes and whoever collects metrics come to another port, and keep their connections as they like.
    boolean concerns(InetSocketAddress local) {
        return local.getPort() == port;
    }
}
