package org.palermo.gateway;

import io.vertx.core.buffer.Buffer;

/// What a caller sends, on its way to an origin.
///
/// @param whole body that has come; null when there is none or it streams
/// @param share of the memory for such; null when it takes none
/// @param limit in bytes, of one that streams
record SentBody(Buffer whole, BodyBudget.Share share, boolean streams, long limit) {

    static final SentBody NONE = new SentBody(null, null, false, 0);

    static SentBody streaming(long limit) {
        return new SentBody(null, null, true, limit);
    }

    /// @param body null when none came
    static SentBody read(Buffer body, BodyBudget.Share share) {
        return new SentBody(body, share, false, 0);
    }

    /// It is in the origin's hands, or nobody wants it.
    void done() {
        if (share != null) {
            share.giveBack();
        }
    }
}
