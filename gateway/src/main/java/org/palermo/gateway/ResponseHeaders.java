package org.palermo.gateway;

import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// What reaches the outside of an origin's answer.
final class ResponseHeaders {

    /// What tells an attacker what to try, and what only we may say.
    private static final Set<String> OURS = Set.of("server", "x-powered-by", "via", "alt-svc", "x-request-id");

    private ResponseHeaders() {
    }

    static void prepare(MultiMap headers, Call call) {
        HopByHop.removeNominated(headers);
        var data = call.route().pages() == Route.Pages.DATA;
        Headers.removeIf(headers, name -> HopByHop.is(name) || OURS.contains(name) || data && name.equals("set-cookie"));
        if (data && call.route().access() == Route.Access.AUTHENTICATED && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        SecurityHeaders.add(headers, call.route().pages(), call.caller().https());
    }
}
