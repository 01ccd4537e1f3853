package org.palermo.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// Headers that are about one connection and end with it (RFC 9110, 7.6.1): a fixed few, and whatever `Connection`
/// names. Left in, a request could have a header deleted further inside by naming it, and an answer breaks HTTP/2
/// clients, to whom `Connection` and `Keep-Alive` are malformed.
final class HopByHop {

    /// In lower case.
    static final Set<String> ALWAYS = Set.of("connection", "keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "proxy-authentication-info", "te", "trailer",
            "transfer-encoding", "upgrade", "http2-settings");

    private HopByHop() {
    }

    /// What `Connection` names, in lower case; mostly nothing beyond the fixed few.
    static Set<String> nominated(MultiMap headers) {
        var values = headers.getAll(HttpHeaders.CONNECTION);
        if (values.isEmpty() || values.size() == 1 && "keep-alive".equalsIgnoreCase(values.getFirst())) {
            return Set.of();
        }
        return values.stream().flatMap(value -> Stream.of(value.split(","))).map(name -> name.trim().toLowerCase(Locale.ROOT))
                // The length frames the message; a body without it would be another message.
                .filter(name -> !name.equals("content-length")).collect(Collectors.toUnmodifiableSet());
    }
}
