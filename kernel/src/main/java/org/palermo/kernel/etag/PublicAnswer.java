package org.palermo.kernel.etag;

import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/// An answer that anybody may keep for a while, and after it ask whether it still holds.
public final class PublicAnswer {

    private PublicAnswer() {}

    /// @param tag its `ETag`, with its quotes; weak (`W/"…"`) where answers that mean the same differ in their bytes
    /// @param kept how long nobody needs to ask again
    public static <T> RestResponse<T> of(T answer, String tag, Duration kept) {
        return RestResponse.ResponseBuilder.ok(answer).header("ETag", tag).header("Cache-Control", "public, max-age=" + kept.toSeconds()).build();
    }
}
