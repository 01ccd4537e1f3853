package org.palermo.portal.gateway.referral;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.palermo.portal.gateway.Calls;
import org.palermo.portal.gateway.ProblemAnswer;

/// Refers a person in the name of the reader of the page.
@ApplicationScoped
public class ReferralGateway {
    private static final Duration WHILE_RUNNING = Duration.ofMillis(500);
    private static final int TRIES = 4;

    private final ReferralClient client;

    ReferralGateway(@RestClient ReferralClient client) {
        this.client = client;
    }

    /// Sending the same draft twice gives the same answer twice: the second call waits until the first has finished.
    ///
    /// @param draft its id, which is the idempotency key: the service accepts it once
    public Uni<ReferralResult> refer(SecurityIdentity responder, UUID draft, ReferPerson referral) {
        return Calls.<ReferralReceipt, ReferralResult>act("referral",
                () -> Uni.createFrom().deferred(() -> client.refer(Calls.bearer(responder), draft.toString(), referral))
                        .onFailure(ReferralGateway::isRunning).retry().withBackOff(WHILE_RUNNING, WHILE_RUNNING).atMost(TRIES),
                ReferralResult.Taken::new, ReferralResult::not);
    }

    private static boolean isRunning(Throwable failure) {
        return failure instanceof ProblemAnswer problem && problem.what().equals("still-running");
    }
}
