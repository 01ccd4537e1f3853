package org.palermo.gateway.authentication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.problem.Refusal;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/// Counts failed sign-ins by address, as far as the answers of Keycloak, or of the service that checks the secrets of phones and partners,
/// show them.
@Singleton
public class SignIns {

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
    /// So a 200 counts as a failure, and a redirect, which needs two right steps, gives two attempts back.
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
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 2);
        } else if (status == 0 || status / 100 == 4 || step && status == 200) {
            attempts.failed(FailedAttempts.Kind.SIGN_IN);
        } else {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 1);
        }
    }

    /// Only a wrong secret is a failure: a phone asks without a secret first, and a partner's tip may be refused for its content.
    private void judgeSecret(Call call, int status, String network) {
        if (status == 401 && call.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            attempts.failed(FailedAttempts.Kind.SIGN_IN);
        } else {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 1);
        }
    }
}
