package org.palermo.kernel.etag;

import java.time.Duration;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestResponse;

/// An answer that anybody may keep for a while, and after it ask whether it still holds.
public final class PublicAnswer {
    private static final String WEAK = "W/";

    private PublicAnswer() {}

    /// @param tag its `ETag`, with its quotes; weak (`W/"…"`) where answers that mean the same differ in their bytes
    /// @param kept how long nobody needs to ask again
    /// @param known the `If-None-Match` header, or null
    /// @return the answer, or 304 without it
    public static <T> RestResponse<T> of(T answer, String tag, Duration kept, String known) {
        RestResponse.ResponseBuilder<T> response = isKnown(tag, known)
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(answer);
        return response.header("ETag", tag).header("Cache-Control", "public, max-age=" + kept.toSeconds()).build();
    }

    private static boolean isKnown(String tag, String known) {
        return known != null && Arrays.stream(known.split(",")).map(String::strip).anyMatch(t -> t.equals("*") || bare(t).equals(bare(tag)));
    }

    private static String bare(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
