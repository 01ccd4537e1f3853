package org.palermo.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.ProxyRequest;

/// What a caller sends, on its way to an origin.
///
/// @param request made before the body is read: the library can't make it of one that has ended
/// @param whole body that has come; null when it streams
/// @param share of the memory for such; null when it takes none
/// @param limit in bytes, of one that streams
record SentBody(ProxyRequest request, Buffer whole, BodyBudget.Share share, long limit) {

    static SentBody none(ProxyRequest request) {
        return new SentBody(request, IncomingBody.NONE, null, 0);
    }

    static SentBody streaming(ProxyRequest request, long limit) {
        return new SentBody(request, null, null, limit);
    }

    SentBody read(Buffer body, BodyBudget.Share itsShare) {
        return new SentBody(request, body, itsShare, 0);
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
