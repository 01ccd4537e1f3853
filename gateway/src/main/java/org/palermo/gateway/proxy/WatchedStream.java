package org.palermo.gateway.proxy;

import java.util.function.Consumer;
import java.util.function.Predicate;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/// A body in transit, watched piece by piece and never held. Back pressure passes through, and shows for whom the gateway
/// waits.
record WatchedStream(ReadStream<Buffer> body, Look look) implements ReadStream<Buffer> {

    interface Look {

        /// Called before each piece is passed on; a piece that is refused (false) is dropped.
        boolean lets(Buffer piece);

        /// The reader of the body can accept no more for now.
        void stopped();

        void goesOn();
    }

    /// @param lets is called with each piece before it is passed on
    static WatchedStream fromCaller(ReadStream<Buffer> body, SlowCallerLimit limit, Predicate<Buffer> lets) {
        return new WatchedStream(body, new Look() {
            @Override
            public boolean lets(Buffer piece) {
                limit.moved(piece.length(), System.nanoTime());
                return lets.test(piece);
            }

            @Override
            public void stopped() {
                limit.waitsNoMore(System.nanoTime());
            }

            @Override
            public void goesOn() {
                limit.waits(System.nanoTime());
            }
        });
    }

    /// @param seen is called with each piece before it is passed on
    static WatchedStream toCaller(ReadStream<Buffer> body, SlowCallerLimit limit, Consumer<Buffer> seen) {
        return new WatchedStream(body, new Look() {
            @Override
            public boolean lets(Buffer piece) {
                limit.moved(piece.length(), System.nanoTime());
                seen.accept(piece);
                return true;
            }

            @Override
            public void stopped() {
                limit.waits(System.nanoTime());
            }

            @Override
            public void goesOn() {
                limit.waitsNoMore(System.nanoTime());
            }
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
        look.stopped();
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        look.goesOn();
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        look.goesOn();
        body.fetch(amount);
        return this;
    }
}
