package org.palermo.gateway;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.impl.ContextInternal;

/// The connections to one origin, a part for each event loop. One that belongs to another loop would wake that loop up to
/// send and ours to read, which was a tenth of what a request costs.
final class Pool {

    private static final int LEAST = 16;

    private final Map<EventExecutor, HttpClient> clients = new IdentityHashMap<>();

    /// @param connections how many a loop has, of how many loops
    /// @param client makes one for so many connections, of how many waiting for one
    Pool(Vertx vertx, IntUnaryOperator connections, int waiting, Client client) {
        vertx.nettyEventLoopGroup().forEach(loop -> clients.put(loop, null));
        int loops = clients.size();
        clients.replaceAll((loop, none) -> client.of(connections.applyAsInt(loops), Math.ceilDiv(waiting, loops)));
    }

    /// An even part of so many, but enough for a loop that gets more to do than its even part.
    static IntUnaryOperator shared(int connections) {
        return loops -> Math.max(Math.ceilDiv(connections, loops), Math.min(connections, LEAST));
    }

    /// So many for each loop: who listens keeps a connection for hours, and no loop knows how many of them it will get.
    static IntUnaryOperator uncut(int connections) {
        return loops -> connections;
    }

    /// Of the event loop that asks, and no other thread may.
    HttpClient here() {
        return clients.get(ContextInternal.current().nettyEventLoop());
    }

    @FunctionalInterface
    interface Client {
        HttpClient of(int connections, int waiting);
    }
}
