package org.palermo.gateway.header;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// Headers that apply to one connection only (RFC 9110, 7.6.1): a fixed few, and those that `Connection` names. If they
/// were passed on, a request could delete a header further inside by naming it, and an answer would break HTTP/2 clients,
/// for which `Connection` and `Keep-Alive` are malformed.
final class HopByHop {

    /// In lower case.
    static final Set<String> ALWAYS = Set.of("connection", "keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "proxy-authentication-info", "te", "trailer",
            "transfer-encoding", "upgrade", "http2-settings");

    private HopByHop() {
    }

    /// The headers that `Connection` names, in lower case; usually none beyond the fixed few.
    static Set<String> nominated(MultiMap headers) {
        var values = headers.getAll(HttpHeaders.CONNECTION);
        if (values.isEmpty() || values.size() == 1 && "keep-alive".equalsIgnoreCase(values.getFirst())) {
            return Set.of();
        }
        return values.stream().flatMap(value -> Stream.of(value.split(","))).map(name -> name.trim().toLowerCase(Locale.ROOT))
                // The length frames the message; without it the body would be another message.
                .filter(name -> !name.equals("content-length")).collect(Collectors.toUnmodifiableSet());
    }
}
