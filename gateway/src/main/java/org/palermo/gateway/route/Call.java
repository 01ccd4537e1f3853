package org.palermo.gateway.route;

import org.palermo.gateway.connection.Caller;

import io.vertx.core.http.HttpServerRequest;

/// One request.
///
/// @param route null when no row matches
/// @param started from `System.nanoTime()`
public record Call(HttpServerRequest request, String id, Caller caller, Route route, long started) {

    /// Whether the request has no deadline; it still ends when nothing moves.
    public boolean streams() {
        return route.patience() != Route.Patience.DEADLINE;
    }
}
