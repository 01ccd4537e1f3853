package org.palermo.gateway;

import io.vertx.core.http.HttpServerRequest;

/// One request on its way.
///
/// @param route null when no row fits
/// @param started from `System.nanoTime()`
record Call(HttpServerRequest request, String id, Caller caller, Route route, long started) {

    /// Live answers stream whatever their row says; who asks for them gives up the deadline, not the idle time.
    boolean streams() {
        return route.patience() == Route.Patience.STREAM
                || "text/event-stream".equals(request.getHeader("Accept"));
    }
}
