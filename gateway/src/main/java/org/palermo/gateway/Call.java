package org.palermo.gateway;

import io.vertx.core.http.HttpServerRequest;

/// One request on its way.
///
/// @param route null when no row fits
/// @param started from `System.nanoTime()`
record Call(HttpServerRequest request, String id, Caller caller, Route route, long started) {

    /// Whether it has no deadline; something has to move all the same.
    boolean streams() {
        return route.patience() != Route.Patience.DEADLINE;
    }
}
