package org.palermo.kernel.etag;

import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/// An answer that anybody may cache for a while, and then ask whether it is still current.
public final class PublicAnswer {

    private PublicAnswer() {}

    /// @param tag its `ETag`, with its quotes; weak (`W/"…"`) where equal answers may differ in their bytes
    /// @param kept how long the answer may be cached without asking again
    public static <T> RestResponse<T> of(T answer, String tag, Duration kept) {
        return RestResponse.ResponseBuilder.ok(answer)
                .header("ETag", tag)
                .header("Cache-Control", "public, max-age=" + kept.toSeconds())
                .build();
    }
}
