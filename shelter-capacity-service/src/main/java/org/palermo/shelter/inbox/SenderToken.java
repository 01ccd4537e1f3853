package org.palermo.shelter.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.kernel.problem.Problems;

/// The token of a service that sends events to this one.
@ApplicationScoped
class SenderToken {
    private static final String AUDIENCE = "palermo-events-shelter";

    private final JsonWebToken token;

    SenderToken(JsonWebToken token) {
        this.token = token;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when it was not issued for the events of this service
    void requireAudience() {
        if (!token.getAudience().contains(AUDIENCE)) {
            throw Problems.forbidden("identity", "audience", "The token was not issued for the events of this service.");
        }
    }
}
