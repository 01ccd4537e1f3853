package org.palermo.gateway.proxy;

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

    /// Is told how an answer passes.
    interface Passage {

        /// A piece is about to be passed on.
        void moved();

        /// The caller can accept no more for now. Also called once before the first piece.
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

    static WatchedStream toCaller(ReadStream<Buffer> body, SlowCallerLimit limit, Passage passage) {
        return new WatchedStream(body, new Look() {
            @Override
            public boolean lets(Buffer piece) {
                limit.moved(piece.length(), System.nanoTime());
                passage.moved();
                return true;
            }

            @Override
            public void stopped() {
                limit.waits(System.nanoTime());
                passage.stopped();
            }

            @Override
            public void goesOn() {
                limit.waitsNoMore(System.nanoTime());
                passage.goesOn();
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
