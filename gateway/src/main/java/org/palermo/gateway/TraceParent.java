package org.palermo.gateway;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// W3C Trace Context: exactly one `traceparent` reaches an origin. Two of them, as a tracing client behind a tracing
/// caller makes, are read as none by some services and as the first by others.
final class TraceParent {

    /// In lower case.
    static final String NAME = "traceparent";
    static final CharSequence HEADER = HttpHeaders.createOptimized(NAME);

    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {
    }

    /// The one that was sent, if it is one; without it `tracestate` has no meaning.
    static Optional<String> of(MultiMap headers) {
        var sent = headers.getAll(HEADER);
        return sent.size() == 1 && WELL_FORMED.matcher(sent.getFirst()).matches() ? Optional.of(sent.getFirst()) : Optional.empty();
    }

    static String fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong())
                + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
