package org.palermo.gateway.authentication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.problem.Refusal;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// Counts failed sign-ins by address, as far as the answers of Keycloak, or of the service that checks the secrets of phones and partners,
/// show them.
@Singleton
public class SignIns {

    /// Where the forms of the password and of the second factor are sent to.
    private static final String SIGN_IN = "/login-actions/authenticate";

    private final FailedAttempts attempts;

    @Inject
    SignIns(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    /// Fails with a [Refusal] when the address has failed too often.
    public Future<Void> begin(Call call) {
        return attempts.begin(FailedAttempts.Kind.SIGN_IN, call.caller().network())
                .map(tooMany -> Future.<Void>failedFuture(new Refusal(tooMany)))
                .orElseGet(Future::succeededFuture);
    }

    /// Keycloak answers 200 after a wrong password (the same page) and after a right one (the page of the second factor).
    /// So a 200 counts as a failure. The redirect that ends a sign-in needs both steps to be right and gives two attempts
    /// back. Any other redirect gives back only its own: Keycloak also redirects somebody who has to set up the second
    /// factor first, and somebody who sends an unknown session code, whose password it does not check.
    ///
    /// @param status 0 for a caller who left before the answer: it still counts as an attempt
    public void judge(Call call, int status) {
        var network = call.caller().network();
        if (call.route() == Route.OPENROSA || call.route() == Route.PARTNER_TIPS) {
            judgeSecret(call, status, network);
            return;
        }
        var step = call.route() == Route.SIGN_IN_STEP;
        if (status / 100 == 3 && step) {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, endsSignIn(call.request()) ? 2 : 1);
        } else if (status == 0 || status / 100 == 4 || step && status == 200) {
            attempts.failed(FailedAttempts.Kind.SIGN_IN);
        } else {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 1);
        }
    }

    /// Such a redirect brings the application the code for its tokens. A later step, such as a new password, may bring a code
    /// too, but no failed attempt came before it.
    private static boolean endsSignIn(HttpServerRequest request) {
        var location = request.response().headers().get(HttpHeaders.LOCATION);
        return request.path().endsWith(SIGN_IN) && location != null && (location.contains("?code=") || location.contains("&code="));
    }

    /// Only a wrong secret is a failure: a phone asks without a secret first, and a partner's tip may be refused for its content. Who
    /// leaves before the answer may have sent a wrong one. Who leaves while sending has lost the network: phones do so with photographs.
    private void judgeSecret(Call call, int status, String network) {
        var maybeWrong = status == 401 || status == 0 && sentAll(call.request());
        if (maybeWrong && call.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            attempts.failed(FailedAttempts.Kind.SIGN_IN);
        } else {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 1);
        }
    }

    /// A request that is reset over HTTP/2 has ended too, for Vert.x. Then only its length shows that something is missing; without one
    /// it counts as whole.
    private static boolean sentAll(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.isEnded() && (length == null || request.bytesRead() >= Long.parseLong(length));
    }
}
