package org.palermo.inspection.wage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What other components may read about a claim, in the caller's transaction: an order to pay names a claim by its id.
@ApplicationScoped
public class OwedWages {
    private final OpenClaims claims;

    OwedWages(OpenClaims claims) {
        this.claims = claims;
    }

    /// @param owed in the minor unit; null before the first calculation
    /// @param repaid in the minor unit
    /// @param outOfDate whether something was changed after the calculation
    public record Owed(UUID claim, String reference, UUID workplace, String currency, Long owed, long repaid, boolean outOfDate) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such claim, or it belongs to another inspectorate
    public Uni<Owed> require(UUID claim, Actor actor) {
        return claims.require(claim, actor)
                .map(c -> new Owed(c.id(), c.reference(), c.workplace(), c.currency(), c.owed(), c.repaid(), c.isOutOfDate()));
    }
}
