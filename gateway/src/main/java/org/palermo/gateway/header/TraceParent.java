package org.palermo.gateway.header;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// W3C Trace Context: exactly one `traceparent` reaches an origin. With two, which a tracing client behind a tracing
/// caller would send, some services use none and others the first.
final class TraceParent {

    /// In lower case.
    static final String NAME = "traceparent";
    static final CharSequence HEADER = HttpHeaders.createOptimized(NAME);

    private static final int LENGTH = 55;

    private TraceParent() {
    }

    /// The caller's `traceparent`, if it is valid; without it `tracestate` has no meaning.
    static Optional<String> of(MultiMap headers) {
        var sent = headers.getAll(HEADER);
        return sent.size() == 1 && wellFormed(sent.getFirst()) ? Optional.of(sent.getFirst()) : Optional.empty();
    }

    /// `00-`, the trace, `-`, the span, `-`, flags. A trace or span of only zeros is invalid.
    private static boolean wellFormed(String sent) {
        return sent.length() == LENGTH && sent.startsWith("00-") && sent.charAt(35) == '-' && sent.charAt(52) == '-'
                && digits(sent, 3, 35) > 0 && digits(sent, 36, 52) > 0 && digits(sent, 53, LENGTH) >= 0;
    }

    /// How many hexadecimal digits in lower case are not zero; -1 when there is any other character.
    private static int digits(String sent, int from, int to) {
        var some = 0;
        for (int i = from; i < to; i++) {
            var c = sent.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return -1;
            }
            some += c == '0' ? 0 : 1;
        }
        return some;
    }

    static String fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong())
                + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
