package org.palermo.kernel.bodies;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.palermo.kernel.problem.Problems;

/// The unread body of a request as a stream, for an operation without a body parameter that first checks whether it accepts the body, and
/// then reads it on a thread that may wait. One piece of the body is asked for at a time, so an unread body waits at its sender.
@ApplicationScoped
public class ArrivingBody {
    /// How long a sender may send nothing at all.
    private static final long SILENCE_SECONDS = 20;
    private static final Object END = new Object();

    private final CurrentVertxRequest current;

    ArrivingBody(CurrentVertxRequest current) {
        this.current = current;
    }

    /// Call it on the thread of the request, before the body is read.
    ///
    /// @param most bytes, whole mebibytes; the reader counts a body without a length itself
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 when the body says that it is larger
    public InputStream open(long most) {
        HttpServerRequest request = current.getCurrent().request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > most) {
            throw Problems.tooLarge("A file must be at most %d MiB.".formatted(most >> 20));
        }
        if (request.isEnded()) {
            return InputStream.nullInputStream();
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return new Arriving(request, Vertx.currentContext());
    }

    private static final class Arriving extends InputStream {
        private final HttpServerRequest request;
        private final Context context;
        /// Pieces, the end, or the failure of the connection.
        private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
        private Buffer piece = Buffer.buffer(0);
        private int at;
        private boolean over;

        Arriving(HttpServerRequest request, Context context) {
            this.request = request;
            this.context = context;
            request.handler(arrived::add).endHandler(end -> arrived.add(END)).exceptionHandler(arrived::add);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        /// @throws IOException when the connection breaks, or nothing comes
        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            while (!over && at == piece.length()) {
                next();
            }
            if (over) {
                return -1;
            }
            int count = Math.min(most, piece.length() - at);
            piece.getBytes(at, at + count, into, from);
            at += count;
            return count;
        }

        private void next() throws IOException {
            context.runOnContext(now -> request.fetch(1));
            try {
                Object came = arrived.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
                switch (came) {
                    case Buffer bytes -> {
                        piece = bytes;
                        at = 0;
                    }
                    case Throwable broken -> throw new IOException("The connection broke", broken);
                    case null -> throw new IOException("Nothing comes");
                    default -> over = true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The service stops", e);
            }
        }
    }
}
