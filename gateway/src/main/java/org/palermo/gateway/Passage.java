package org.palermo.gateway;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/// One request through to its origin and the answer back, streaming both ways. All of it runs on the event loop of the
/// caller's connection.
///
/// It ends in one of four ways: the answer has passed; a problem was sent because no answer had begun; an answer that
/// had begun was broken off, because it failed or its caller was suspended, which she sees as a reset; the caller left,
/// which stops the origin and is nobody's fault. Nothing is ever sent twice: a body that has streamed is gone, and the caller knows whether it may be repeated.
final class Passage {

    /// @param connectMillis to wait for a connection
    /// @param idleNanos that nothing may move
    /// @param totalNanos for all of it; `Long.MAX_VALUE` for streams
    /// @param slowest bytes a second of a caller
    record Times(long connectMillis, long idleNanos, long totalNanos, int slowest) {
    }

    private static final long SETTLE_MILLIS = 20;

    private final Vertx vertx;
    private final Call call;
    private final Bearer bearer;
    private final SuspendedSubjects suspended;
    private final Context loop;
    private final OriginServer origin;
    private final Refusals refusals;
    private final Watch watch;
    private final Times times;
    private final long bodyLimit;
    private final HttpServerResponse response;
    private final Pace sending;
    private final Pace taking;

    private HttpClientRequest toOrigin;
    private Problem refusal;
    private boolean answered;
    private boolean over;
    private long sent;
    private long lastMove = System.nanoTime();
    private long timer;

    Passage(Vertx vertx, Call call, Bearer bearer, SuspendedSubjects suspended, OriginServer origin, Refusals refusals, Watch watch, Times times, long bodyLimit) {
        this.vertx = vertx;
        this.call = call;
        this.bearer = bearer;
        this.suspended = suspended;
        this.loop = vertx.getOrCreateContext();
        this.origin = origin;
        this.refusals = refusals;
        this.watch = watch;
        this.times = times;
        this.bodyLimit = bodyLimit;
        this.response = call.request().response();
        this.sending = new Pace(times.idleNanos(), times.slowest());
        this.taking = new Pace(times.idleNanos(), times.slowest());
    }

    void start() {
        var request = ProxyRequest.reverseProxy(call.request());
        RequestHeaders.prepare(request.headers(), call);
        request.setBody(Body.body(WatchedStream.fromCaller(call.request(), sending, this::letsSend), request.getBody().length()));
        watchTime();
        if (bearer != null) {
            suspended.opened(bearer, this);
        }
        origin.pool(call.route().patience()).here().request(origin.request(call.request().method(), call.request().uri(), times.connectMillis()))
                .compose(opened -> send(request, opened))
                .compose(this::answer)
                .onComplete(passed -> end(passed.cause()));
    }

    private Future<ProxyResponse> send(ProxyRequest request, HttpClientRequest opened) {
        if (response.closed() || refusal != null) {
            opened.reset();
            return Future.failedFuture("Too late");
        }
        toOrigin = opened;
        // Without a handler each caller who leaves is an error in the log; the failure reaches end() anyway.
        opened.exceptionHandler(failure -> { });
        return request.send(opened);
    }

    private Future<Void> answer(ProxyResponse answer) {
        answered = true;
        origin.breaker().succeeded();
        moved();
        ResponseHeaders.prepare(answer.headers(), call);
        response.setStatusCode(answer.getStatusCode());
        response.headers().addAll(answer.headers());
        if (answer.getStatusCode() == 204 || answer.getStatusCode() == 205) {
            return answerWithoutBody(answer);
        }
        if (!response.headers().contains("Content-Length")) {
            response.setChunked(true);
        }
        // Not answer.send(): it resets the caller's connection from within a failed write, and each caller who leaves
        // is then a hundred lines in the log.
        return Future.future(passed -> WatchedStream.toCaller(answer.getBody().stream(), taking, piece -> moved())
                .pipe().endOnFailure(false).to(response, passed));
    }

    /// Such a status must come without a length and without chunks.
    private Future<Void> answerWithoutBody(ProxyResponse answer) {
        response.headersEndHandler(writing -> response.headers().remove("Content-Length"));
        answer.release();
        return response.end();
    }

    /// Counts what is sent, since a chunked body says no length, and HTTP/2 need not.
    private boolean letsSend(Buffer piece) {
        moved();
        sent += piece.length();
        if (sent > bodyLimit) {
            abort(Problems.TOO_LARGE);
            return false;
        }
        if (sent == piece.length() && !toOrigin.headers().contains("Content-Length")) {
            // The library does this for a chunked request only, and fails on an HTTP/2 body of unknown length.
            toOrigin.setChunked(true);
        }
        return true;
    }

    private void moved() {
        lastMove = System.nanoTime();
    }

    private void watchTime() {
        var now = System.nanoTime();
        var sent = call.request().isEnded();
        var caller = Math.min(sent ? Long.MAX_VALUE : sending.left(now), taking.left(now));
        var left = Math.min(lastMove + times.idleNanos() - now, times.totalNanos() - (now - call.started()));
        if (Math.min(left, caller) <= 0) {
            abort(sent ? Problems.TIMEOUT : Problems.TOO_SLOW);
        } else {
            timer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(Math.min(left, caller)) + 1, due -> watchTime());
        }
    }

    boolean isOf(Predicate<Bearer> whom) {
        return bearer != null && whom.test(bearer);
    }

    /// From any thread: ends it, whatever of it is on its way.
    void cutOff(Problem why) {
        loop.runOnContext(now -> abort(why));
    }

    private void abort(Problem why) {
        if (over || refusal != null) {
            return;
        }
        refusal = why;
        if (toOrigin != null) {
            toOrigin.reset();
        }
    }

    private void end(Throwable failure) {
        over = true;
        vertx.cancelTimer(timer);
        if (bearer != null) {
            suspended.ended(bearer, this);
        }
        if (failure == null) {
            if (!call.request().isEnded()) {
                toOrigin.reset();
                refusals.discard(call.request());
            }
            return;
        }
        if (answered) {
            toOrigin.reset();
            // A write fails before the connection is known to be closed: a moment later it shows who broke off.
            vertx.setTimer(SETTLE_MILLIS, settled -> breakOff(failure));
        } else if (callerLeft(failure)) {
            origin.breaker().abandoned();
        } else {
            var problem = refusal != null ? refusal : Problems.of(failure);
            judgeOrigin(problem);
            refusals.send(call, problem);
        }
    }

    private void breakOff(Throwable failure) {
        if (!callerLeft(failure)) {
            watch.brokeOff(call, refusal != null ? refusal.what() : "origin");
        }
        if (!response.closed()) {
            response.reset();
        }
    }

    /// Origins speak HTTP/1.1, in which only we reset a stream: for a refusal, or because the library saw the caller go.
    private boolean callerLeft(Throwable failure) {
        return refusal == null && (failure instanceof StreamResetException || response.closed());
    }

    /// An origin can't be late while the caller still owes it bytes: a few slow uploads must not close it to everybody.
    private void judgeOrigin(Problem problem) {
        if (problem == Problems.TOO_LARGE || problem == Problems.BUSY || problem == Problems.TOO_SLOW || problem == Problems.SUSPENDED) {
            origin.breaker().abandoned();
        } else if (origin.breaker().failed()) {
            watch.leftAlone(origin.origin());
        }
    }
}
