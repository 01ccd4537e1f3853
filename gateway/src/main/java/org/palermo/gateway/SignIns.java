package org.palermo.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Future;

/// Counts sign-ins that fail by their address, as far as Keycloak's answers tell.
@Singleton
class SignIns {

    private final FailedAttempts attempts;

    @Inject
    SignIns(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    /// Who has failed too often fails with a [Refusal].
    Future<Void> begin(Call call) {
        return attempts.begin(FailedAttempts.Kind.SIGN_IN, call.caller().network())
                .map(tooMany -> Future.<Void>failedFuture(new Refusal(tooMany)))
                .orElseGet(Future::succeededFuture);
    }

    /// The page of the password is shown again with 200 when it was wrong, and so is the page of the second factor
    /// when it was right: what leads on with a redirect was right twice.
    ///
    /// @param status 0 for a caller who left before the answer: an attempt all the same
    void judge(Call call, int status) {
        var network = call.caller().network();
        var step = call.route() == Route.SIGN_IN_STEP;
        if (status / 100 == 3 && step) {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 2);
        } else if (status == 0 || status / 100 == 4 || step && status == 200) {
            attempts.failed(FailedAttempts.Kind.SIGN_IN);
        } else {
            attempts.succeeded(FailedAttempts.Kind.SIGN_IN, network, 1);
        }
    }
}
