package org.palermo.gateway;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// The name of a request in every log of the suite: the caller's `X-Request-Id` when there is one and it can do no
/// harm in a log, else a new one.
final class RequestId {

    static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {
    }

    static String of(MultiMap headers) {
        var sent = headers.getAll(HEADER);
        return sent.size() == 1 && HARMLESS.matcher(sent.getFirst()).matches() ? sent.getFirst() : fresh();
    }

    /// A UUIDv7, so that ids sort by time. Not a secret: a fast random source is enough.
    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }
}
