package org.palermo.gateway;

import java.util.Optional;

/// The path of a request, or nothing when two readers could read it in two ways.
///
/// The gateway decides by the path and the origin reads it again. Whatever one of the two might decode, shorten or
/// cut (dot segments, empty segments, encoded dots and slashes, backslashes, `;` parameters, a percent sign that is
/// encoded once more) would be a way round the route table, so it is refused rather than normalised.
final class PublicPath {

    private PublicPath() {
    }

    /// @param uri the request target as it was sent
    static Optional<String> of(String uri) {
        var query = uri.indexOf('?');
        var path = query < 0 ? uri : uri.substring(0, query);
        return path.startsWith("/") && !ambiguous(path) ? Optional.of(path) : Optional.empty();
    }

    private static boolean ambiguous(String path) {
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\' || c == ';' || c == '#') {
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

    /// The segment that starts here is `.` or `..`, or empty and not the last.
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
        if (percent + 2 >= path.length()) {
            return true;
        }
        var high = Character.digit(path.charAt(percent + 1), 16);
        var low = Character.digit(path.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            return true;
        }
        var decoded = (char) (high * 16 + low);
        return decoded <= ' ' || decoded == 0x7f || "./\\%;#?".indexOf(decoded) >= 0;
    }
}
