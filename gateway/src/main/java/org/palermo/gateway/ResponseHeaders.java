package org.palermo.gateway;

import java.util.Set;

import io.vertx.core.MultiMap;

/// What reaches the outside of an origin's answer.
final class ResponseHeaders {

    /// What tells an attacker what to try, and what only we may say.
    private static final Set<String> OURS = Set.of("server", "x-powered-by", "via", "alt-svc", RequestId.HEADER);

    private ResponseHeaders() {
    }

    static void prepare(MultiMap headers, Call call) {
        HopByHop.remove(headers);
        OURS.forEach(headers::remove);
        if (call.route().pages() == Route.Pages.DATA) {
            headers.remove("Set-Cookie");
            if (call.route().access() == Route.Access.AUTHENTICATED && !headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        }
        SecurityHeaders.add(headers, call.route().pages(), call.caller().https());
    }
}
