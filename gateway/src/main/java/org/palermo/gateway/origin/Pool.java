package org.palermo.gateway.origin;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.impl.ContextInternal;

/// The connections to one origin, a part for each event loop. A connection of another loop would have to wake that loop to
/// send, and ours to read, which was a tenth of the cost of a request.
public final class Pool {

    private static final int LEAST = 16;

    private final Map<EventExecutor, HttpClient> clients = new IdentityHashMap<>();
    private final int each;

    /// @param connections how many a loop has, given the number of loops
    /// @param client creates a client for a number of connections and of waiting requests
    Pool(Vertx vertx, IntUnaryOperator connections, int waiting, Client client) {
        vertx.nettyEventLoopGroup().forEach(loop -> clients.put(loop, null));
        int loops = clients.size();
        each = connections.applyAsInt(loops);
        clients.replaceAll((loop, none) -> client.of(each, Math.ceilDiv(waiting, loops)));
    }

    /// How many each event loop has.
    public int connections() {
        return each;
    }

    /// An equal share for each loop, with a minimum for a loop that gets more than its share of the work.
    static IntUnaryOperator shared(int connections) {
        return loops -> Math.max(Math.ceilDiv(connections, loops), Math.min(connections, LEAST));
    }

    /// The full number for each loop: a listener keeps a connection for hours, and a loop does not know how many listeners
    /// it will get.
    static IntUnaryOperator uncut(int connections) {
        return loops -> connections;
    }

    /// The client of the current event loop; no other thread may call it.
    public HttpClient here() {
        return clients.get(ContextInternal.current().nettyEventLoop());
    }

    @FunctionalInterface
    interface Client {
        HttpClient of(int connections, int waiting);
    }
}
