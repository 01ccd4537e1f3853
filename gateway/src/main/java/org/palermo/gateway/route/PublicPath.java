package org.palermo.gateway.route;

import java.util.Optional;

/// The path of a request, or empty when two readers could read it differently.
///
/// The gateway decides by the path, and the origin reads it again. Anything that one of the two might decode, shorten or
/// cut (dot segments, empty segments, encoded dots and slashes, backslashes, `;` parameters, a percent sign that is
/// encoded once more, an overlong form of any of these) could bypass the route table. So it is refused rather than
/// normalised. Encoded letters, digits, hyphens and underscores are refused too: `/strea%6d` is another row of the table
/// than `/stream`, and the same path for the origin. No path of the suite has a letter outside of ASCII.
public final class PublicPath {

    private static final boolean[] IN_A_URI = inAUri();

    private PublicPath() {
    }

    /// @param uri the request target as it was sent
    public static Optional<String> of(String uri) {
        var query = uri.indexOf('?');
        var path = query < 0 ? uri : uri.substring(0, query);
        return path.startsWith("/") && !ambiguous(path) && (query < 0 || isQuery(uri, query + 1))
                ? Optional.of(path) : Optional.empty();
    }

    /// The route table does not use the query, so it only has to be valid (RFC 3986, 3.4).
    private static boolean isQuery(String uri, int start) {
        for (int i = start; i < uri.length(); i++) {
            var c = uri.charAt(i);
            if (neverInAUri(c) || c == '%' && escaped(uri, i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean neverInAUri(char c) {
        return c >= IN_A_URI.length || !IN_A_URI[c];
    }

    /// A table, because it is used for each character of each target.
    private static boolean[] inAUri() {
        var allowed = new boolean[0x7f];
        for (char c = '!'; c < allowed.length; c++) {
            allowed[c] = "\"#<>\\^`{|}".indexOf(c) < 0;
        }
        return allowed;
    }

    private static boolean ambiguous(String path) {
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (neverInAUri(c) || c == ';') {
                return true;
            }
            if (c == '%' && ambiguousEscape(path, i)) {
                return true;
            }
            if (c == '/' && emptyOrDots(path, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the segment that starts here is `.` or `..`, or is empty and not the last.
    private static boolean emptyOrDots(String path, int start) {
        var slash = path.indexOf('/', start);
        var end = slash < 0 ? path.length() : slash;
        return switch (end - start) {
            case 0 -> slash >= 0;
            case 1 -> path.charAt(start) == '.';
            case 2 -> path.charAt(start) == '.' && path.charAt(start + 1) == '.';
            default -> false;
        };
    }

    private static boolean ambiguousEscape(String path, int percent) {
        var decoded = escaped(path, percent);
        return decoded <= ' ' || decoded >= 0x7f || "./\\%;#?".indexOf(decoded) >= 0 || neverEscaped(decoded);
    }

    /// No client escapes these. It is different with the other two characters that need no escape (RFC 3986, 2.3): the dot is
    /// ambiguous anyway, and Java's `URLEncoder` escapes the tilde.
    private static boolean neverEscaped(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /// The byte that is escaped here, or -1 when it is not an escape.
    private static int escaped(String uri, int percent) {
        if (percent + 2 >= uri.length()) {
            return -1;
        }
        var high = Character.digit(uri.charAt(percent + 1), 16);
        var low = Character.digit(uri.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
