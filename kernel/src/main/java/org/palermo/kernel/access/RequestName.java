package org.palermo.kernel.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a request is called where its answer is remembered. Two spellings of one path are one name: a trailing slash and the case of
/// letters do not count, and ids are in their canonical form, because `UUID` also reads ids without their leading zeros.
///
/// @param path as it was requested, e.g. `/api/shelter/v1/holds`
public record RequestName(String method, String path) {
    private static final int LONGEST_ID = 36;
    /// `/api/SERVICE/VERSION`, which the name leaves out.
    private static final int BASE = 3;

    /// The method and the path within the service, e.g. `POST /holds`.
    @Override
    public String toString() {
        long base = path.startsWith("/api/") ? BASE : 0;
        return method + Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).skip(base)
                .map(segment -> "/" + canonical(segment)).collect(Collectors.joining("", " ", ""));
    }

    private static String canonical(String segment) {
        try {
            return segment.length() <= LONGEST_ID ? UUID.fromString(segment).toString() : segment.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnId) {
            return segment.toLowerCase(Locale.ROOT);
        }
    }
}
