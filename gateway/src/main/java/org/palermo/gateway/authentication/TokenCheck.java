package org.palermo.gateway.authentication;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.limit.RateLimits;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.problem.Refusal;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.RateClass;
import org.palermo.token.AccessTokens;
import org.palermo.token.KeysUnreachable;

import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// Checks that there is a valid token. A token seen before is answered from memory on the event loop. A new one is
/// verified on a worker thread, because the keys may have to be fetched, and counts against its address: invalid tokens
/// are expensive to refuse, and an address that sends many of them is refused without a check.
@Singleton
public class TokenCheck {

    private static final String BEARER = "bearer ";

    private final Vertx vertx;
    private final AccessTokens tokens;
    private final RateLimits limits;
    private final FailedAttempts attempts;

    @Inject
    TokenCheck(Vertx vertx, AccessTokens tokens, RateLimits limits, FailedAttempts attempts) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.limits = limits;
        this.attempts = attempts;
    }

    /// The subject of the token, or a failure with the [Refusal].
    public Future<Bearer> bearer(Call call) {
        var token = token(call.request());
        if (token.isEmpty()) {
            return Future.failedFuture(new Refusal(limits.count(RateClass.ANONYMOUS, call.caller().network()).orElse(Problems.NO_TOKEN)));
        }
        var remembered = tokens.remembered(token.get());
        if (remembered.isPresent()) {
            return Future.succeededFuture(Bearer.of(remembered.get()));
        }
        var network = call.caller().network();
        var tooMany = limits.count(RateClass.ANONYMOUS, network).or(() -> attempts.begin(FailedAttempts.Kind.TOKEN, network));
        if (tooMany.isPresent()) {
            return Future.failedFuture(new Refusal(tooMany.get()));
        }
        return vertx.executeBlocking(() -> tokens.verify(token.get()), false)
                .onComplete(verified -> judge(verified.cause(), network))
                .map(Bearer::of)
                .recover(failure -> Future.failedFuture(refusal(failure)));
    }

    private static Throwable refusal(Throwable failure) {
        return switch (failure) {
            case KeysUnreachable keys -> new Refusal(Problems.signingKeys(keys.retryAfterSeconds()));
            case ParseException wrong -> new Refusal(Problems.INVALID_TOKEN);
            default -> failure;
        };
    }

    /// Only a failure that the token itself causes counts against the address.
    private void judge(Throwable failure, String network) {
        if (failure instanceof ParseException && !(failure instanceof KeysUnreachable)) {
            attempts.failed(FailedAttempts.Kind.TOKEN);
        } else {
            attempts.succeeded(FailedAttempts.Kind.TOKEN, network, 1);
        }
    }

    private static Optional<String> token(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }
}
