package org.palermo.gateway;

import io.vertx.core.MultiMap;

/// Whether every header is one: its name a token, its value without control characters (RFC 9110, 5.1 and 5.5).
///
/// HTTP/2 carries line ends and zeros in both. Said again as HTTP/1.1 they would be another request, so the client of an
/// origin gives up on them, and that must never look as if the origin had.
final class HeaderSyntax {

    private static final boolean[] TOKEN = token();

    private HeaderSyntax() {
    }

    static boolean holds(MultiMap headers) {
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
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
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
