package org.palermo.gateway.proxy;

import org.palermo.gateway.limit.BodyBudget;

import io.vertx.core.buffer.Buffer;

/// The body of a request on its way to an origin.
///
/// @param whole body that has been read; null when there is none or it streams
/// @param share of the memory for such a body; null when it takes none
/// @param limit in bytes, of a body that streams
record SentBody(Buffer whole, BodyBudget.Share share, boolean streams, long limit) {

    static final SentBody NONE = new SentBody(null, null, false, 0);

    static SentBody streaming(long limit) {
        return new SentBody(null, null, true, limit);
    }

    /// @param body null when none came
    static SentBody read(Buffer body, BodyBudget.Share share) {
        return new SentBody(body, share, false, 0);
    }

    /// The origin has the body, or it is no longer needed.
    void done() {
        if (share != null) {
            share.giveBack();
        }
    }
}
