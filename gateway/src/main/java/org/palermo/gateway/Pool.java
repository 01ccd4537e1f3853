package org.palermo.gateway;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntFunction;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.impl.ContextInternal;

/// The connections to one origin, an equal part for each event loop. One that belongs to another loop would wake that
/// loop up to send and ours to read, which was a tenth of what a request costs.
final class Pool {

    private final Map<EventExecutor, HttpClient> clients = new IdentityHashMap<>();

    /// @param connections of all loops together; each has one at least
    /// @param client makes one for as many connections
    Pool(Vertx vertx, int connections, IntFunction<HttpClient> client) {
        vertx.nettyEventLoopGroup().forEach(loop -> clients.put(loop, null));
        int each = Math.ceilDiv(connections, clients.size());
        clients.replaceAll((loop, none) -> client.apply(each));
    }

    /// Of the event loop that asks, and no other thread may.
    HttpClient here() {
        return clients.get(ContextInternal.current().nettyEventLoop());
    }
}
