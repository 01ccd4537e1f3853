package org.palermo.gateway.connection;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.config.GatewayConfig;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/// Finds the caller's address. A header counts only when a configured proxy sent it. Otherwise anyone could write
/// `X-Forwarded-For`, and limits by address would bind only honest callers.
@Singleton
public class Callers {

    private static final String FOR = "X-Forwarded-For";

    private final List<Network> trusted;

    @Inject
    Callers(GatewayConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    Callers(List<String> trusted) {
        this.trusted = trusted.stream().map(String::trim).map(Network::of).toList();
    }

    public Caller of(HttpServerRequest request) {
        var authority = request.authority();
        var host = authority == null ? "" : authority.toString();
        return Connections.of(request.connection()).map(connection -> connection.caller(host, asked -> of(request, asked)))
                .orElseGet(() -> of(request, host));
    }

    private Caller of(HttpServerRequest request, String host) {
        return of(request.connection().remoteAddress().hostAddress(), request.isSSL() ? "https" : "http", host, request.headers());
    }

    Caller of(String peer, String scheme, String host, MultiMap headers) {
        if (!trusts(peer)) {
            return new Caller(peer, scheme, host);
        }
        return new Caller(client(peer, headers),
                last(headers, "X-Forwarded-Proto").filter(s -> s.equals("https") || s.equals("http")).orElse(scheme),
                last(headers, "X-Forwarded-Host").filter(s -> !s.isBlank()).orElse(host));
    }

    /// The first address from the right that is not one of our proxies: anything left of it can be invented.
    private String client(String peer, MultiMap headers) {
        var hops = String.join(",", headers.getAll(FOR)).split(",");
        var client = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].trim();
            if (!Network.isAddress(hop)) {
                return client;
            }
            client = hop;
            if (!trusts(hop)) {
                return client;
            }
        }
        return client;
    }

    private static Optional<String> last(MultiMap headers, String name) {
        var all = headers.getAll(name);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var values = all.getLast().split(",");
        return values.length == 0 ? Optional.empty() : Optional.of(values[values.length - 1].trim());
    }

    boolean trusts(String address) {
        for (var network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
