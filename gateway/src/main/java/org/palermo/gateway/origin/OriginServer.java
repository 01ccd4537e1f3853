package org.palermo.gateway.origin;

import org.palermo.gateway.route.Origin;
import org.palermo.gateway.route.Route;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/// One origin: its address, its connections and its breaker.
///
/// @param requests connections for requests with a deadline
/// @param streams connections for imports and exports
/// @param live connections for live answers
public record OriginServer(Origin origin, String host, int port, boolean ssl, Pool requests, Pool streams, Pool live,
        Breaker breaker) {

    public Pool pool(Route.Patience patience) {
        return switch (patience) {
            case DEADLINE -> requests;
            case STREAM -> streams;
            case LIVE -> live;
        };
    }

    /// @param waitMillis for a connection, a new one or one that other requests use. It must be more than opening a new one may take:
    ///         otherwise an origin that can't be reached looks like a busy one.
    public RequestOptions request(HttpMethod method, String uri, long waitMillis) {
        return new RequestOptions().setHost(host).setPort(port).setSsl(ssl).setMethod(method).setURI(uri)
                .setConnectTimeout(waitMillis);
    }
}
