package org.palermo.gateway.header;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// The headers of an origin's answer that reach the caller.
public final class ResponseHeaders {

    /// Headers that would help an attacker, and headers that only the gateway may set.
    private static final Set<String> OURS = Set.of("server", "x-powered-by", "via", "alt-svc", "x-request-id");

    private static final Set<String> STAY = Stream.of(HopByHop.ALWAYS, OURS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private ResponseHeaders() {
    }

    /// @param answered by the origin, and checked by [HeaderSyntax]
    /// @param passed to the caller
    public static void pass(MultiMap answered, Call call, MultiMap passed) {
        var nominated = HopByHop.nominated(answered);
        var data = call.route().pages() == Route.Pages.DATA;
        for (var header : answered) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!STAY.contains(name) && !nominated.contains(name) && !(data && name.equals("set-cookie"))) {
                passed.add(header.getKey(), HeaderBytes.of(header.getValue()));
            }
        }
        if (data && call.route().access() == Route.Access.AUTHENTICATED && !passed.contains(HttpHeaders.CACHE_CONTROL)) {
            passed.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        SecurityHeaders.add(passed, call.route().pages(), call.caller().https());
    }
}
