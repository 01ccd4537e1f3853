package org.palermo.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// What reaches an origin. Where the request comes from is said by us alone, and who the caller is by the token alone:
/// headers that claim either are removed, known ones by name and the rest of their families by prefix.
final class RequestHeaders {

    private static final Set<String> CLAIMS = Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip",
            "x-cluster-client-ip", "cf-connecting-ip", "fastly-client-ip", "remote-user", "remote-addr",
            "x-http-method-override", "x-http-method", "x-method-override", "expect");

    private static final List<String> FAMILIES = List.of("x-forwarded-", "x-auth-", "x-user", "x-remote-", "x-ssl-",
            "x-client-cert", "x-original-", "x-rewrite-", "x-envoy-", "x-palermo-", "ssl-client-", "proxy-");

    private RequestHeaders() {
    }

    static void prepare(MultiMap headers, Call call) {
        HopByHop.removeNominated(headers);
        // The services know tokens, not sessions: a cookie could only serve a forged request.
        var data = call.route().pages() == Route.Pages.DATA;
        // What is for everybody is asked by nobody in particular: a token that has ended must not close it, and one that
        // holds is nobody's business there.
        var nobody = data && call.route().access() == Route.Access.PUBLIC;
        Headers.removeIf(headers, name -> HopByHop.is(name) || isClaim(name) || data && name.equals("cookie") || nobody && name.equals("authorization"));
        writeFast(headers, HttpHeaders.AUTHORIZATION);
        var caller = call.caller();
        headers.set("X-Forwarded-For", caller.address());
        headers.set("X-Forwarded-Proto", caller.scheme());
        headers.set("X-Forwarded-Host", caller.host());
        headers.set("X-Forwarded-Port", Integer.toString(caller.port()));
        headers.set(RequestId.HEADER, call.id());
        TraceParent.exactlyOne(headers);
    }

    /// Netty copies bytes at once and a `String` a character at a time, and a token has a thousand.
    private static void writeFast(MultiMap headers, CharSequence name) {
        var value = headers.get(name);
        if (value != null) {
            headers.set(name, new AsciiString(value.getBytes(StandardCharsets.ISO_8859_1), false));
        }
    }

    /// A name with an underscore is the same as one with a hyphen to whatever reads headers as variables.
    private static boolean isClaim(String name) {
        return name.indexOf('_') >= 0 || CLAIMS.contains(name) || ofAFamily(name);
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
