package org.palermo.gateway.route;

/// `/x` matches itself, `/x/**` matches /x and everything below, `/x/**/end` matches /x/end and everything below /x that
/// ends in /end.
record PathPattern(String prefix, boolean below, String end) {

    static PathPattern of(String pattern) {
        var stars = pattern.indexOf("/**");
        return stars < 0
                ? new PathPattern(pattern, false, "")
                : new PathPattern(pattern.substring(0, stars), true, pattern.substring(stars + 3));
    }

    boolean matches(String path) {
        if (!below) {
            return path.equals(prefix);
        }
        if (!path.startsWith(prefix)) {
            return false;
        }
        var rest = path.length() - prefix.length();
        if (rest == 0) {
            return end.isEmpty();
        }
        return path.charAt(prefix.length()) == '/' && rest >= end.length() && path.endsWith(end);
    }
}
