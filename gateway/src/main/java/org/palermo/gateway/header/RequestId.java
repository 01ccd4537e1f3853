package org.palermo.gateway.header;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// The id of a request in every log of the suite: the caller's `X-Request-Id` when it is harmless in a log, else a new
/// one.
public final class RequestId {

    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private RequestId() {
    }

    public static String of(MultiMap headers) {
        var sent = headers.getAll(HEADER);
        return sent.size() == 1 && harmless(sent.getFirst()) ? sent.getFirst() : fresh();
    }

    /// 8 to 64 letters, digits, dots, underscores and hyphens.
    private static boolean harmless(String id) {
        for (int i = 0; i < id.length(); i++) {
            var c = id.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-')) {
                return false;
            }
        }
        return id.length() >= 8 && id.length() <= 64;
    }

    /// A UUIDv7, so that ids sort by time. Not a secret: a fast random source is enough.
    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }
}
