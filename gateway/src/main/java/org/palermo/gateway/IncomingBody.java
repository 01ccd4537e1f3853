package org.palermo.gateway;

import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.ContextInternal;

/// The body of an ordinary request, read whole before its origin hears of it: a caller who sends slowly then keeps some
/// memory here, which is bounded, and no connection of an origin, of which there are few. All of it runs on the event loop
/// of the caller's connection.
final class IncomingBody {

    private final HttpServerRequest request;
    private final BodyBudget.Share share;
    private final long limit;
    private final Promise<Buffer> whole = Promise.promise();
    private Buffer read;
    private boolean copied;
    private ScheduledFuture<?> deadline;
    private boolean over;

    IncomingBody(HttpServerRequest request, BodyBudget.Share share, long limit) {
        this.request = request;
        this.share = share;
        this.limit = limit;
    }

    /// Whether there may be one. Over HTTP/2 only its end shows that there is none.
    static boolean mayCome(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length) > 0;
        }
        return request.version() == HttpVersion.HTTP_2 ? !request.isEnded() : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /// Who said that she waits for it (`Expect: 100-continue`) is told to send.
    static void invite(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /// Null when nothing came. Fails with a [Refusal], or with anything else when the caller left. Its share is kept only when it succeeds.
    Future<Buffer> read(Vertx vertx, long deadlineNanos) {
        var context = (ContextInternal) vertx.getOrCreateContext();
        request.handler(this::take).endHandler(end -> end()).exceptionHandler(this::fail);
        var known = request.headers().contains(HttpHeaders.CONTENT_LENGTH) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (known) {
            await(context, deadlineNanos);
        }
        if (!over) {
            invite(request);
            request.resume();
        }
        if (!known) {
            // Over HTTP/2 its end may be here already, that there is none: then it takes nothing.
            context.runOnContext(next -> await(context, deadlineNanos));
        }
        return whole.future();
    }

    private void await(ContextInternal context, long deadlineNanos) {
        if (over) {
            return;
        }
        var refusal = share.take(0);
        if (refusal != null) {
            refuse(refusal);
        } else {
            deadline = context.nettyEventLoop()
                    .schedule(() -> context.runOnContext(late -> refuse(Problems.TOO_SLOW)), deadlineNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void take(Buffer piece) {
        if (over) {
            return;
        }
        var length = (read == null ? 0L : read.length()) + piece.length();
        var refusal = length > limit ? Problems.TOO_LARGE : share.take(length);
        if (refusal != null) {
            refuse(refusal);
        } else {
            append(piece);
        }
    }

    /// Most have one piece, which stays what it is; others are copied into a buffer of ours, that can grow.
    private void append(Buffer piece) {
        if (read == null) {
            read = piece;
        } else {
            read = copied ? read : Buffer.buffer(read.length() + piece.length()).appendBuffer(read);
            read.appendBuffer(piece);
            copied = true;
        }
    }

    private void end() {
        if (!over) {
            stop();
            whole.complete(read);
        }
    }

    private void refuse(Problem problem) {
        fail(new Refusal(problem));
    }

    private void fail(Throwable why) {
        if (!over) {
            stop();
            read = null;
            share.giveBack();
            whole.fail(why);
        }
    }

    private void stop() {
        over = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
