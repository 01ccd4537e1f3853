package org.palermo.gateway;

import java.util.Locale;
import java.util.Optional;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// What is refused before anyone asks where it wants to go: requests that two parsers could frame differently, and
/// targets that an origin would cut off without a word.
final class Admission {

    /// An origin's HTTP server takes 4,096 bytes of request line and answers longer ones with nothing.
    private static final int LONGEST_TARGET = 4_000;

    private Admission() {
    }

    static Optional<Problem> refusal(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            return Optional.of(Problems.HTTP_VERSION);
        }
        if (request.uri().length() > LONGEST_TARGET) {
            return Optional.of(Problems.LONG_TARGET);
        }
        var headers = request.headers();
        var encodings = headers.getAll("Transfer-Encoding");
        var chunked = encodings.size() == 1 && encodings.getFirst().equals("chunked");
        if (!encodings.isEmpty() && !chunked) {
            return Optional.of(Problems.BAD_FRAMING);
        }
        var lengths = headers.getAll("Content-Length");
        if (lengths.size() > 1 || chunked && !lengths.isEmpty() || !lengths.isEmpty() && !number(lengths.getFirst())) {
            return Optional.of(Problems.BAD_FRAMING);
        }
        if (headers.getAll("Authorization").size() > 1 || headers.getAll("Host").size() > 1) {
            return Optional.of(Problems.BAD_FRAMING);
        }
        if (headers.getAll("Upgrade").stream().anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).contains("websocket"))) {
            return Optional.of(Problems.UPGRADE);
        }
        return Optional.empty();
    }

    private static boolean number(String length) {
        return !length.isEmpty() && length.length() < 19 && length.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
