package org.palermo.gateway;

import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// Headers that are about one connection and end with it (RFC 9110, 7.6.1): a fixed few, and whatever `Connection`
/// names. Left in, a request could have a header deleted further inside by naming it, and an answer breaks HTTP/2
/// clients, to whom `Connection` and `Keep-Alive` are malformed.
final class HopByHop {

    private static final Set<String> ALWAYS = Set.of("connection", "keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "proxy-authentication-info", "te", "trailer",
            "transfer-encoding", "upgrade", "http2-settings");

    private HopByHop() {
    }

    /// Removes what `Connection` names; the fixed few are for [#is(String)].
    static void removeNominated(MultiMap headers) {
        for (var value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var nominated : value.split(",")) {
                var name = nominated.trim().toLowerCase(Locale.ROOT);
                // The length frames the message; a body without it would be another message.
                if (!name.isEmpty() && !name.equals("content-length")) {
                    headers.remove(name);
                }
            }
        }
    }

    static boolean is(String lowerCaseName) {
        return ALWAYS.contains(lowerCaseName);
    }
}
