package org.palermo.gateway.proxy;

import java.util.concurrent.TimeUnit;

import org.palermo.gateway.limit.BodyBudget;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.problem.Refusal;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.ContextInternal;

/// The body of an ordinary request, read as a whole before the request goes to its origin. So a slow caller uses some
/// memory here, which is limited, and none of the few connections to an origin. All of it runs on the event loop of the
/// caller's connection.
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

    /// Whether the request may have a body. Over HTTP/2 only its end shows that there is none.
    static boolean mayCome(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length) > 0;
        }
        return request.version() == HttpVersion.HTTP_2 ? !request.isEnded() : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /// Tells a caller who waits (`Expect: 100-continue`) to send the body.
    static void invite(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /// The body, or null when there is none. Fails with a [Refusal], or with another failure when the caller left. Its
    /// share of the budget is kept only on success.
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
            // Over HTTP/2 the end may have arrived already, with no body: then it takes no share.
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

    /// Most bodies are one piece, which is not copied; others are copied into a growing buffer.
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
