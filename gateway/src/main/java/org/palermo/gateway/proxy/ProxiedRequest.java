package org.palermo.gateway.proxy;

import java.util.function.Predicate;

import org.palermo.gateway.authentication.Bearer;
import org.palermo.gateway.header.HeaderSyntax;
import org.palermo.gateway.header.RequestHeaders;
import org.palermo.gateway.header.ResponseHeaders;
import org.palermo.gateway.origin.OriginServer;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.problem.Refusals;
import org.palermo.gateway.problem.Telemetry;
import org.palermo.gateway.route.Call;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.streams.Pipe;

/// Sends one request to its origin and streams the answer back. An import's body streams too; other bodies have been read
/// already. All of it runs on the event loop of the caller's connection.
///
/// It ends in one of four ways: the answer has passed; a problem was sent because no answer had begun; an answer that had
/// begun was broken off, because it failed, or its caller was suspended or reads too little ([UnreadAnswers]), which the caller
/// sees as a reset; the caller left, which stops the request at the origin and counts as nobody's failure. Nothing is ever sent
/// twice: only the caller knows whether a repeat is safe.
final class ProxiedRequest implements WatchedStream.Passage, UnreadAnswers.Answer {

    private static final long SETTLE_MILLIS = 20;

    /// The limit of a reader in [UnreadAnswers] is the number of connections of an event loop, divided by this.
    private static final int SHARE = 4;

    private final Vertx vertx;
    private final Call call;
    private final Bearer bearer;
    private final SuspendedSubjects suspended;
    private final UnreadAnswers unread;
    private final ContextInternal loop;
    private final OriginServer origin;
    private final Refusals refusals;
    private final Telemetry telemetry;
    private final TimeLimits.Rule rule;
    private final TimeLimits time;
    private final HttpServerResponse response;

    private SentBody body;
    private HttpClientRequest toOrigin;
    private HttpClientResponse answer;
    private Pipe<Buffer> passing;
    private Problem refusal;
    private boolean left;
    private boolean over;
    private boolean written;
    private boolean begun;
    private boolean passes;
    private boolean waits;
    private boolean notRead;
    private long sent;

    ProxiedRequest(Vertx vertx, Call call, Bearer bearer, SuspendedSubjects suspended, UnreadAnswers unread, OriginServer origin,
            Refusals refusals, Telemetry telemetry, TimeLimits.Rule rule, SentBody body) {
        this.vertx = vertx;
        this.call = call;
        this.bearer = bearer;
        this.suspended = suspended;
        this.unread = unread;
        this.loop = (ContextInternal) vertx.getOrCreateContext();
        this.origin = origin;
        this.refusals = refusals;
        this.telemetry = telemetry;
        this.rule = rule;
        this.time = new TimeLimits(loop, rule, this::allSent, this::abort);
        this.body = body;
        this.response = call.request().response();
    }

    void start() {
        time.watch();
        if (bearer != null) {
            suspended.opened(bearer, this);
        }
        origin.pool(call.route().patience()).here()
                .request(origin.request(call.request().method(), call.request().uri(), rule.waitMillis()))
                .compose(this::send)
                .compose(this::answer)
                .onComplete(passed -> end(passed.cause()));
    }

    private Future<HttpClientResponse> send(HttpClientRequest opened) {
        if (response.closed() || refusal != null) {
            opened.reset();
            return Future.failedFuture("Too late");
        }
        toOrigin = opened;
        // Without a handler each caller who leaves would log an error; the failure reaches end() anyway.
        opened.exceptionHandler(failure -> { });
        // A caller who left gets no answer.
        response.exceptionHandler(gone -> {
            left = true;
            stop();
        });
        RequestHeaders.pass(call.request().headers(), call, opened.headers());
        if (body.streams()) {
            IncomingBody.invite(call.request());
            stream(opened);
        } else {
            sendWhole(opened);
        }
        written = true;
        return opened.response();
    }

    private void stream(HttpClientRequest opened) {
        var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            opened.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        } else {
            opened.setChunked(call.request().headers().contains(HttpHeaders.TRANSFER_ENCODING));
        }
        WatchedStream.fromCaller(call.request(), time.sending(), this::letsSend).pipe().endOnFailure(false).to(opened, passed -> {
            if (passed.failed()) {
                opened.reset();
            }
        });
    }

    /// Sends the body with its length.
    private void sendWhole(HttpClientRequest opened) {
        if (body.whole() != null) {
            opened.end(body.whole());
            return;
        }
        if (call.request().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            opened.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
        opened.end();
    }

    private Future<Void> answer(HttpClientResponse came) {
        // Without a handler an answer that breaks off here would log an error; the reader of its body has a handler of its
        // own.
        came.exceptionHandler(broken -> { }).pause();
        if (!HeaderSyntax.holds(came.headers())) {
            return Future.failedFuture("A header of the answer is none");
        }
        answer = came;
        origin.breaker().succeeded();
        time.moved();
        letGo();
        response.setStatusCode(answer.statusCode());
        ResponseHeaders.pass(answer.headers(), call, response.headers());
        if (!allSent() && Refusals.endsConnection(call.request())) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (answer.statusCode() == 204 || answer.statusCode() == 205) {
            return answerWithoutBody();
        }
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        passing = WatchedStream.toCaller(answer, time.taking(), this).pipe().endOnFailure(false);
        return passing.to(response);
    }

    @Override
    public void moved() {
        time.moved();
        passes = true;
    }

    /// Streams are not counted: they have connections of their own and a limit.
    @Override
    public void stopped() {
        if (passes && !waits && !over && !call.streams()) {
            waits = true;
            unread.stopped(eventLoop(), reader(), this, Math.max(1, origin.requests().connections() / SHARE));
        }
    }

    @Override
    public void goesOn() {
        if (waits) {
            waits = false;
            unread.goesOn(eventLoop(), reader(), this);
        }
    }

    private UnreadAnswers.Reader reader() {
        return new UnreadAnswers.Reader(origin.origin(), bearer != null, bearer != null ? bearer.subject() : call.caller().network());
    }

    /// Its reader leaves too many answers unread. The problem is not sent, because the answer has begun.
    @Override
    public void breakOff() {
        loop.runOnContext(now -> {
            // It may have gone on or ended meanwhile.
            if (waits && refusal == null) {
                notRead = true;
                abort(Problems.BUSY);
            }
        });
    }

    /// Frees the memory of the sent body: the answer may take long.
    private void letGo() {
        if (!body.streams()) {
            body.done();
            body = SentBody.NONE;
        }
    }

    /// An answer with such a status must have neither a length nor chunks.
    private Future<Void> answerWithoutBody() {
        response.headersEndHandler(writing -> response.headers().remove(HttpHeaders.CONTENT_LENGTH));
        answer.resume();
        return response.end();
    }

    /// A failure here must not lose a piece of the body: then the origin would get the rest as if it were all.
    private boolean letsSend(Buffer piece) {
        try {
            return counted(piece);
        } catch (RuntimeException e) {
            telemetry.unexpected(call, e);
            abort(Problems.UNEXPECTED);
            return false;
        }
    }

    /// Counts the sent bytes, because a chunked body has no length, and HTTP/2 needs none.
    private boolean counted(Buffer piece) {
        time.moved();
        sent += piece.length();
        if (sent > body.limit()) {
            abort(Problems.TOO_LARGE);
            return false;
        }
        if (!begun) {
            // The first piece may be empty. Over HTTP/2 it shows that there is a body of unknown length.
            begun = true;
            if (!toOrigin.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                toOrigin.setChunked(true);
            }
        }
        return true;
    }

    private boolean allSent() {
        return !body.streams() || call.request().isEnded();
    }

    boolean isOf(Predicate<Bearer> whom) {
        return bearer != null && whom.test(bearer);
    }

    EventExecutor eventLoop() {
        return loop.nettyEventLoop();
    }

    /// Ends the request. May be called from any thread.
    void cutOff(Problem why) {
        loop.runOnContext(now -> abort(why));
    }

    private void abort(Problem why) {
        if (over || refusal != null) {
            return;
        }
        refusal = why;
        stop();
    }

    /// Stops sending and receiving, which ends the request: [#end] is called.
    private void stop() {
        if (passing != null) {
            passing.close();
        } else if (toOrigin != null && answer == null) {
            toOrigin.reset();
        }
    }

    private void end(Throwable failure) {
        over = true;
        goesOn();
        body.done();
        time.end();
        if (bearer != null) {
            suspended.ended(this);
        }
        if (failure == null) {
            if (!allSent()) {
                toOrigin.reset();
                refusals.discard(call.request());
            }
            return;
        }
        if (toOrigin != null) {
            giveBack();
        }
        if (answer != null) {
            // A write fails before the connection is known to be closed: a moment later it is known who broke off.
            vertx.setTimer(SETTLE_MILLIS, settled -> brokenOff(failure));
        } else if (callerLeft(failure)) {
            origin.breaker().abandoned();
        } else {
            var problem = problem(failure);
            judgeOrigin(problem);
            refusals.send(call, problem);
        }
    }

    /// After a failure the request keeps no connection of the origin. But if the whole answer has arrived and only the
    /// caller has not read it all, the connection may already serve another request, which a reset would break off.
    private void giveBack() {
        if (answer == null) {
            toOrigin.reset();
            return;
        }
        answer.resume();
        // The received rest is thrown away, with its end if it has arrived.
        loop.runOnContext(taken -> {
            if (!allSent() || !answer.end().succeeded()) {
                toOrigin.reset();
            }
        });
    }

    private void brokenOff(Throwable failure) {
        if (!callerLeft(failure)) {
            telemetry.brokeOff(call, notRead ? "not-read" : refusal != null ? refusal.what() : "origin");
        }
        if (!response.closed()) {
            response.reset();
        }
    }

    /// Origins speak HTTP/1.1, in which only the gateway resets a stream: for a refusal, or because the caller left.
    private boolean callerLeft(Throwable failure) {
        return refusal == null && (left || failure instanceof StreamResetException || response.closed());
    }

    private Problem problem(Throwable failure) {
        if (refusal != null) {
            return refusal;
        }
        if (toOrigin == null) {
            return Problems.ofConnecting(failure);
        }
        return written ? Problems.BROKEN : Problems.UNEXPECTED;
    }

    /// The origin is responsible when there is no connection, and for failures after it has received the whole request: no
    /// answer in time, or a broken connection. Before that the cause may be what the caller sent.
    private void judgeOrigin(Problem problem) {
        var itsFault = problem == Problems.UNREACHABLE
                || (problem == Problems.TIMEOUT || problem == Problems.BROKEN) && written && allSent();
        if (!itsFault) {
            origin.breaker().abandoned();
        } else if (origin.breaker().failed()) {
            telemetry.leftAlone(origin.origin());
        }
    }
}
