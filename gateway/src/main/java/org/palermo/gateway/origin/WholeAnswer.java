package org.palermo.gateway.origin;

import java.util.function.Function;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/// Limits the time of a whole answer, for requests of the gateway itself. The time limit of a request in Vert.x ends when the
/// head of the answer arrives: an answer that stopped half-way would then be waited for without end.
public final class WholeAnswer {

    private WholeAnswer() {
    }

    /// Sends the request, and fails when the answer has not been read after this time.
    public static <T> Future<T> of(HttpClientRequest request, Vertx vertx, long millis, Function<HttpClientResponse, Future<T>> read) {
        var timer = vertx.setTimer(millis, late -> request.reset());
        return request.send().compose(read).onComplete(done -> vertx.cancelTimer(timer));
    }
}
