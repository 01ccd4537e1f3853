package org.palermo.gateway;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.authentication.BasicSignIn;
import org.palermo.gateway.authentication.Bearer;
import org.palermo.gateway.authentication.SignIns;
import org.palermo.gateway.authentication.TokenCheck;
import org.palermo.gateway.connection.Callers;
import org.palermo.gateway.connection.Connection;
import org.palermo.gateway.connection.Connections;
import org.palermo.gateway.header.HeaderBytes;
import org.palermo.gateway.header.HeaderSyntax;
import org.palermo.gateway.header.RequestId;
import org.palermo.gateway.limit.RateLimits;
import org.palermo.gateway.limit.Streams;
import org.palermo.gateway.openapi.OwnPages;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.problem.Refusal;
import org.palermo.gateway.problem.Refusals;
import org.palermo.gateway.problem.Telemetry;
import org.palermo.gateway.proxy.ProxiedRequests;
import org.palermo.gateway.proxy.SuspendedSubjects;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.OwnHosts;
import org.palermo.gateway.route.PublicPath;
import org.palermo.gateway.route.Route;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Receives every request. It is the only handler on the router: it comes before everything that Quarkus serves itself and
/// never passes a request on, so nothing can be reached except a [Route] or one of [OwnPages].
@Singleton
class RequestHandler {

    /// Before Quarkus' authentication, its body limit (which lets chunked bodies pass) and its own routes.
    private static final int FIRST = -1_000_000;

    private final Callers callers;
    private final OwnHosts hosts;
    private final TokenCheck tokens;
    private final SignIns signIns;
    private final SuspendedSubjects suspended;
    private final RateLimits limits;
    private final Streams streams;
    private final ProxiedRequests proxiedRequests;
    private final OwnPages pages;
    private final Refusals refusals;
    private final Telemetry telemetry;

    @Inject
    RequestHandler(Callers callers, OwnHosts hosts, TokenCheck tokens, SignIns signIns, SuspendedSubjects suspended, RateLimits limits,
            Streams streams, ProxiedRequests proxiedRequests, OwnPages pages, Refusals refusals, Telemetry telemetry) {
        this.callers = callers;
        this.hosts = hosts;
        this.tokens = tokens;
        this.signIns = signIns;
        this.suspended = suspended;
        this.limits = limits;
        this.streams = streams;
        this.proxiedRequests = proxiedRequests;
        this.pages = pages;
        this.refusals = refusals;
        this.telemetry = telemetry;
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter).failureHandler(this::unreadable);
    }

    private void enter(RoutingContext context) {
        var request = context.request();
        // The body is read once its target is known; a refusal resumes it.
        request.pause();
        var connection = Connections.of(request.connection());
        if (!connection.map(known -> known.requestBegins(request.connection())).orElse(true)) {
            request.connection().close();
            return;
        }
        var path = PublicPath.of(request.uri());
        var route = path.flatMap(found -> Route.of(request.method(), found));
        var call = new Call(request, RequestId.of(request.headers()), callers.of(request), route.orElse(null), System.nanoTime());
        request.response().headers().set(RequestId.HEADER, HeaderBytes.of(call.id()));
        context.addEndHandler(ended -> {
            connection.ifPresent(Connection::requestEnds);
            telemetry.ended(call, status(call, ended));
        });
        try {
            lead(context, call, path.orElse(null));
        } catch (RuntimeException e) {
            refuse(call, e);
        }
    }

    /// Vert.x' router fails on some targets before any route: invalid escapes, no slash at the start, no host. An invalid
    /// header is reported first, because it is not known where such a request ends.
    private void unreadable(RoutingContext context) {
        var request = context.request();
        refusals.send(new Call(request, RequestId.of(request.headers()), callers.of(request), null, System.nanoTime()),
                HeaderSyntax.holds(request.headers()) ? Problems.UNREADABLE : Problems.BAD_HEADER);
    }

    /// @param path null when it is ambiguous
    private void lead(RoutingContext context, Call call, String path) {
        var refusal = Admission.refusal(call.request());
        if (refusal.isPresent()) {
            refusals.send(call, refusal.get());
        } else if (!hosts.have(call.caller().host())) {
            refusals.send(call, Problems.ANOTHER_HOST);
        } else if (path == null) {
            refusals.send(call, Problems.AMBIGUOUS_PATH);
        } else if (call.route() != null) {
            pass(context, call);
        } else if (!pages.answer(call, path)) {
            var allowed = Route.methodsAt(path);
            refusals.send(call, allowed.isEmpty() ? Problems.NOT_FOUND : Problems.methodNotAllowed(allowed));
        }
    }

    private void pass(RoutingContext context, Call call) {
        admit(context, call)
                .compose(bearer -> call.streams() ? stream(context, call, bearer) : Future.succeededFuture(bearer))
                .onComplete(admitted -> {
                    if (admitted.failed()) {
                        refuse(call, admitted.cause());
                    } else {
                        proxiedRequests.open(call, admitted.result());
                    }
                });
    }

    /// Fails with a [Refusal] when the caller may not pass. The result is null when no token is needed.
    private Future<Bearer> admit(RoutingContext context, Call call) {
        return switch (call.route().access()) {
            case PUBLIC -> count(call, call.caller().network()).mapEmpty();
            case ATTEMPT -> count(call, call.caller().network()).compose(counted -> signIns.begin(call))
                    .onSuccess(begun -> context.addEndHandler(ended -> signIns.judge(call, status(call, ended))))
                    .compose(begun -> claimed(call));
            case AUTHENTICATED -> tokens.bearer(call).compose(this::refuseSuspended)
                    .compose(bearer -> count(call, bearer.subject()).map(bearer));
        };
    }

    /// The inspector whose phone says that it calls, so that a suspension ends its requests too. It is a claim: nothing is granted and
    /// nothing is counted by it. Null for every other row.
    private Future<Bearer> claimed(Call call) {
        return call.route() != Route.OPENROSA ? Future.succeededFuture()
                : BasicSignIn.claimed(call.request()).map(this::refuseSuspended).orElseGet(Future::succeededFuture);
    }

    /// Fails with a [Refusal] when the caller has too many open streams. A caller who has left meanwhile must not be
    /// counted: the end of the request has been reported already.
    private Future<Bearer> stream(RoutingContext context, Call call, Bearer bearer) {
        var subject = call.route().access() == Route.Access.AUTHENTICATED ? bearer.subject() : null;
        var tooMany = call.request().response().closed() ? Optional.of(Problems.BUSY) : streams.begin(call, subject);
        if (tooMany.isPresent()) {
            return Future.failedFuture(new Refusal(tooMany.get()));
        }
        context.addEndHandler(ended -> streams.ended(call, subject));
        return Future.succeededFuture(bearer);
    }

    /// 0 when the caller left before the answer. Vert.x may then report an end like any other, with the status 200 that nobody
    /// has set.
    private static int status(Call call, AsyncResult<Void> ended) {
        var response = call.request().response();
        return ended.succeeded() && response.headWritten() ? response.getStatusCode() : 0;
    }

    private Future<Bearer> refuseSuspended(Bearer bearer) {
        return suspended.refuse(bearer) ? Future.failedFuture(new Refusal(Problems.SUSPENDED)) : Future.succeededFuture(bearer);
    }

    private Future<Void> count(Call call, String caller) {
        return limits.count(call.route().rate(), caller)
                .map(tooMany -> Future.<Void>failedFuture(new Refusal(tooMany)))
                .orElseGet(Future::succeededFuture);
    }

    private void refuse(Call call, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            refusals.send(call, refusal.problem());
        } else {
            telemetry.unexpected(call, failure);
            refusals.send(call, Problems.UNEXPECTED);
        }
    }
}
