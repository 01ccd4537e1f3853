package org.palermo.gateway;

import io.vertx.core.buffer.Buffer;

/// What a caller sends, on its way to an origin.
///
/// @param whole body that has come; null when it streams
/// @param share of the memory for such; null when it takes none
/// @param limit in bytes, of one that streams
record SentBody(Buffer whole, BodyBudget.Share share, long limit) {

    static final SentBody NONE = new SentBody(IncomingBody.NONE, null, 0);

    static SentBody streaming(long limit) {
        return new SentBody(null, null, limit);
    }

    static SentBody read(Buffer body, BodyBudget.Share share) {
        return new SentBody(body, share, 0);
    }

    boolean streams() {
        return whole == null;
    }

    /// It is in the origin's hands, or nobody wants it.
    void done() {
        if (share != null) {
            share.giveBack();
        }
    }
}
