package org.palermo.inspection.wage.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.wage.WageClaimStore;
import org.palermo.kernel.identity.Actor;

/// What other components may read about a claim, in the caller's transaction: an order to pay names a claim by its id.
@ApplicationScoped
public class OwedWages {
    private final WageClaimStore claims;
    private final WageCalculationStore calculations;

    OwedWages(WageClaimStore claims, WageCalculationStore calculations) {
        this.claims = claims;
        this.calculations = calculations;
    }

    /// @param calculation the latest one; null before the first
    /// @param balance what is still to be paid, in the minor unit; null before the first calculation
    /// @param outOfDate whether something was changed after the calculation
    public record Owed(UUID claim, UUID workplace, String currency, UUID calculation, Long balance, boolean outOfDate) {}

    /// Locks a claim, so that no payment of it is recorded until the end of the transaction.
    ///
    /// @return empty when there is no such claim, it belongs to another inspectorate, or it was erased
    public Uni<Optional<Owed>> lock(UUID claim, Actor actor) {
        return claims.lock(claim, actor).chain(() -> claims.find(claim, actor)).map(found -> found.filter(one -> !one.erased()))
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.<Owed>empty())
                        : calculations.latest(found.get()).map(latest -> found.map(c -> new Owed(c.id(), c.workplace(), c.currency(),
                                latest.orElse(null), c.balance(), c.isOutOfDate()))));
    }
}
