package org.palermo.gateway.authentication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The name in a Basic sign-in of a phone: the subject of its inspector. The secret is checked by the service; here the name only
/// serves to refuse a suspended account and one that is no inspector's any more, and nothing is granted by it.
public final class BasicSignIn {

    private static final String SCHEME = "basic ";
    private static final int LONGEST = 400;

    private BasicSignIn() {
    }

    /// Empty without a readable sign-in.
    public static Optional<Bearer> claimed(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(SCHEME.length()).trim()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 1 ? Optional.empty()
                    : Optional.of(new Bearer(pair.substring(0, colon), Instant.now().getEpochSecond(), true, null));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
