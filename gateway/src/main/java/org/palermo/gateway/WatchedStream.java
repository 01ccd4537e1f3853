package org.palermo.gateway;

import java.util.function.Consumer;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/// A body on its way, looked at piece by piece and never held: back pressure passes through.
///
/// @param look is called before each piece is passed on; a piece that it refuses (false) is dropped
record WatchedStream(ReadStream<Buffer> body, Look look) implements ReadStream<Buffer> {

    @FunctionalInterface
    interface Look {
        boolean lets(Buffer piece);
    }

    static WatchedStream of(ReadStream<Buffer> body, Consumer<Buffer> look) {
        return new WatchedStream(body, piece -> {
            look.accept(piece);
            return true;
        });
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : piece -> {
            if (look.lets(piece)) {
                handler.handle(piece);
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
