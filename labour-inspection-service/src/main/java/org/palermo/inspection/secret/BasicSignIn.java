package org.palermo.inspection.secret;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The name and the secret of a sign-in by HTTP Basic, not yet checked.
public record BasicSignIn(String name, String secret) {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 400;

    /// Empty when the request has no sign-in by Basic, or one that can't be read.
    public static Optional<BasicSignIn> of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] written = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String[] pair = new String(written, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 && pair[0].indexOf('\0') < 0 ? Optional.of(new BasicSignIn(pair[0], pair[1])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Contains no secret, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "BasicSignIn";
    }
}
