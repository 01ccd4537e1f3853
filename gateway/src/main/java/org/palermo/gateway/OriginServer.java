package org.palermo.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/// One origin: its address, its connections and its breaker.
///
/// @param requests connections for requests with a deadline
/// @param streams connections for imports and exports
/// @param live connections for live answers
record OriginServer(Origin origin, String host, int port, boolean ssl, Pool requests, Pool streams, Pool live,
        Breaker breaker) {

    Pool pool(Route.Patience patience) {
        return switch (patience) {
            case DEADLINE -> requests;
            case STREAM -> streams;
            case LIVE -> live;
        };
    }

    RequestOptions request(HttpMethod method, String uri, long connectMillis) {
        return new RequestOptions().setHost(host).setPort(port).setSsl(ssl).setMethod(method).setURI(uri)
                .setConnectTimeout(connectMillis);
    }
}
