package org.palermo.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/// Closes an HTTP/1.1 connection on which too many requests wait for the answer to an earlier one. HTTP/1.1 allows a caller to
/// send them (pipelining), but browsers don't. No other limit counts them before their turn, each is kept with the beginning of
/// its body, and Vert.x looks through all of them for each new one.
///
/// A request that waits for nobody, which is nearly every request, only changes a number here.
final class WaitingRequests extends ChannelDuplexHandler {

    /// Requests without an answer, with the one whose turn it is.
    static final int MOST = 32;

    /// In bytes, of the heads and bodies that wait.
    static final int MOST_BYTES = 64 * 1024;

    /// In bytes, what a waiting request takes besides its head and body.
    private static final int EACH = 1_024;

    private final Runnable closed;
    private final Runnable spoil;
    /// The request that is beginning when this handler comes to the connection.
    private int unanswered = 1;
    private int bytes;
    /// The bytes of each waiting request, in a ring; null while none has ever waited.
    private int[] ring;
    private int oldest;
    private boolean over;
    /// Whether the end of the newest request that was passed on is still to come.
    private boolean arriving;

    /// @param closed is called when a connection is closed
    /// @param spoil makes the connection answer no further request
    WaitingRequests(Runnable closed, Runnable spoil) {
        this.closed = closed;
        this.spoil = spoil;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!over) {
            count(message);
        }
        if (!over && (unanswered > MOST || bytes > MOST_BYTES)) {
            over = true;
            closed.run();
            context.close();
        }
        if (over) {
            ReferenceCountUtil.release(message);
        } else {
            arriving = message instanceof HttpRequest || arriving && !endsRequest(message);
            context.fireChannelRead(message);
        }
    }

    /// Vert.x tells the request that is arriving first that the connection has ended, and fails when that one still waits for its turn.
    /// Then the request whose turn it is would never end. So the waiting one gets an end before, and no answer.
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (arriving && unanswered > 1) {
            spoil.run();
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        context.fireChannelInactive();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (endsAnswer(message) && unanswered > 0) {
            unanswered--;
            if (unanswered > 0) {
                bytes -= ring[oldest];
                oldest = (oldest + 1) % MOST;
            }
        }
        context.write(message, promise);
    }

    private void count(Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            if (unanswered > 1) {
                ring = ring == null ? new int[MOST] : ring;
                ring[newest()] = 0;
                add(EACH + length(request));
            }
        } else if (unanswered > 1 && message instanceof HttpContent content) {
            add(content.content().readableBytes());
        }
    }

    private void add(int more) {
        ring[newest()] += more;
        bytes += more;
    }

    private int newest() {
        return (oldest + unanswered - 2) % MOST;
    }

    private static int length(HttpRequest request) {
        var length = request.uri().length();
        for (var headers = request.headers().iteratorCharSequence(); headers.hasNext();) {
            var header = headers.next();
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }

    /// Not a malformed chunk, after which Vert.x still waits for the end.
    private static boolean endsRequest(Object message) {
        return message instanceof LastHttpContent end && end.decoderResult().isSuccess();
    }

    /// Not `100 Continue`, after which the answer is still to come.
    private static boolean endsAnswer(Object message) {
        return message instanceof LastHttpContent
                && !(message instanceof HttpResponse head && head.status().codeClass() == HttpStatusClass.INFORMATIONAL);
    }
}
