package org.palermo.gateway.header;

import java.nio.charset.StandardCharsets;

import io.vertx.core.MultiMap;

/// Checks that every header is valid: its name a token, its value without control characters (RFC 9110, 5.1 and 5.5).
///
/// HTTP/2 can carry line ends and zeros in both, and HTTP/1.1 some of them. If they were written again as HTTP/1.1, they
/// would form another request or answer. Nothing else checks them, because Vert.x is told not to (in `Gateway`). So every
/// header, from a caller or an origin, must pass this check before it is passed on.
public final class HeaderSyntax {

    private static final boolean[] TOKEN = token();

    private HeaderSyntax() {
    }

    public static boolean holds(MultiMap headers) {
        for (var header : headers) {
            if (!isToken(header.getKey()) || !isText(header.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isText(String value) {
        // A native image is quick with bytes of an array, and slow with characters of a string.
        for (var octet : value.getBytes(StandardCharsets.ISO_8859_1)) {
            if (octet >= 0 && octet < ' ' && octet != '\t' || octet == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] token() {
        var allowed = new boolean[128];
        for (char c = '!'; c < 0x7f; c++) {
            allowed[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
        return allowed;
    }
}
