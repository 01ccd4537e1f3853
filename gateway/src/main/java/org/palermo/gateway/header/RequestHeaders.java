package org.palermo.gateway.header;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// The headers that reach an origin. Only the gateway states where a request comes from, and only the token states who the
/// caller is. Headers that claim either are dropped: known ones by name, the rest of their families by prefix.
public final class RequestHeaders {

    private static final Set<String> CLAIMS = Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip",
            "x-cluster-client-ip", "cf-connecting-ip", "fastly-client-ip", "remote-user", "remote-addr",
            "x-http-method-override", "x-http-method", "x-method-override", "expect");

    private static final List<String> FAMILIES = List.of("x-forwarded-", "x-auth-", "x-user", "x-remote-", "x-ssl-",
            "x-client-cert", "x-original-", "x-rewrite-", "x-envoy-", "x-palermo-", "ssl-client-", "proxy-");
    private static final String FIRST_LETTERS = FAMILIES.stream()
            .map(family -> family.substring(0, 1)).distinct()
            .collect(Collectors.joining());

    /// Headers that are written again: by the client of the origin, by the proxied request, and here.
    private static final Set<String> SAID_ANEW = Set.of("host", "content-length", "x-request-id", "traceparent");

    private static final Set<String> STAY = Stream.of(HopByHop.ALWAYS, CLAIMS, SAID_ANEW).flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final String COOKIE = "cookie";

    private static final CharSequence FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final CharSequence PORT = HttpHeaders.createOptimized("X-Forwarded-Port");

    private RequestHeaders() {
    }

    /// In one pass, because each lookup by name would hash the name for each request.
    ///
    /// @param sent by the caller, and checked by [HeaderSyntax]
    /// @param passed to the origin: all but the host and the headers of the body
    public static void pass(MultiMap sent, Call call, MultiMap passed) {
        var nominated = HopByHop.nominated(sent);
        var trace = nominated.contains(TraceParent.NAME) ? Optional.<String>empty() : TraceParent.of(sent);
        // The services use tokens, not sessions: a cookie could only serve a forged request.
        var data = call.route().pages() == Route.Pages.DATA;
        // Public data needs no token: an expired token must not cause a refusal there, and a valid one must not be passed
        // on.
        var nobody = data && call.route().access() == Route.Access.PUBLIC;
        CharSequence cookies = null;
        for (var header : sent) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            var stays = STAY.contains(name) || isClaim(name) || nominated.contains(name) || data && name.equals(COOKIE)
                    || nobody && name.equals("authorization") || trace.isEmpty() && name.equals("tracestate");
            if (stays) {
                continue;
            }
            if (name.equals(COOKIE)) {
                cookies = joined(cookies, header.getValue());
            } else {
                passed.add(header.getKey(), header.getValue());
            }
        }
        if (cookies != null) {
            passed.add(HttpHeaders.COOKIE, cookies.toString());
        }
        var caller = call.caller();
        passed.add(FOR, caller.address()).add(PROTO, caller.scheme()).add(HOST, caller.host()).add(PORT, Integer.toString(caller.port()));
        passed.add(RequestId.HEADER, call.id()).add(TraceParent.HEADER, trace.orElseGet(TraceParent::fresh));
    }

    /// Over HTTP/2 each cookie may be a header of its own; HTTP/1.1 has one header for all (RFC 9113, 8.2.3).
    private static CharSequence joined(CharSequence cookies, String next) {
        if (cookies == null) {
            return next;
        }
        var all = cookies instanceof StringBuilder several ? several : new StringBuilder(cookies);
        return all.append("; ").append(next);
    }

    /// A header with an underscore also counts as a claim, because software that turns headers into variables reads an
    /// underscore as a hyphen.
    private static boolean isClaim(String name) {
        return name.indexOf('_') >= 0 || FIRST_LETTERS.indexOf(name.charAt(0)) >= 0 && ofAFamily(name);
    }

    private static boolean ofAFamily(String name) {
        for (var family : FAMILIES) {
            if (name.startsWith(family)) {
                return true;
            }
        }
        return false;
    }
}
