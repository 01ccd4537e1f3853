package org.palermo.inspection.directive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.wage.statement.OwedWages;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// The wage claims that an order to pay names.
@ApplicationScoped
class OrderedClaims {
    private static final String CLAIMS = "claims";

    private final OwedWages wages;
    private final WorkplacePlaces places;
    private final DirectiveClaimStore store;

    OrderedClaims(OwedWages wages, WorkplacePlaces places, DirectiveClaimStore store) {
        this.wages = wages;
        this.places = places;
        this.store = store;
    }

    /// What an order is based on.
    ///
    /// @param amount that is to be paid; null for an order that is not to pay
    record Resting(List<OwedWages.Owed> claims, Money amount) {}

    /// Locks the claims. Without an amount, what is still to be paid of them is ordered.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a claim is of another workplace, was not calculated since its last
    ///     change, is paid or is named by another order in force, and when the amount is higher than what is still to be paid
    Uni<Resting> resting(Actor actor, VisitScope.Visited visited, IssueDirective said) {
        return Multi.createFrom().iterable(said.resting().stream().sorted().toList())
                .onItem().transformToUniAndConcatenate(claim -> checked(actor, visited, claim))
                .collect().in(ArrayList<OwedWages.Owed>::new, List::add)
                .map(claims -> new Resting(claims, amount(claims, said.amount())));
    }

    /// Writes down on which of the claims the order rests.
    Uni<Void> add(Actor actor, UUID directive, Resting resting) {
        return store.add(actor, directive, resting.claims());
    }

    private Uni<OwedWages.Owed> checked(Actor actor, VisitScope.Visited visited, UUID claim) {
        return wages.lock(claim, actor)
                .map(found -> found.orElseThrow(() -> Problems.invalid(CLAIMS, "must be wage claims of this workplace")))
                .call(owed -> places.standing(owed.workplace()).flatMap(of -> places.standing(visited.workplace()).invoke(at -> {
                    if (!of.equals(at)) {
                        throw Problems.invalid(CLAIMS, "must be wage claims of this workplace");
                    }
                })))
                .invoke(owed -> {
                    if (owed.calculation() == null || owed.outOfDate()) {
                        throw Problems.invalid(CLAIMS, "must be calculated again: they were changed after their last calculation");
                    }
                    if (owed.balance() == 0) {
                        throw Problems.invalid(CLAIMS, "must be wage claims that are not yet paid in full");
                    }
                })
                .call(owed -> store.isOrdered(claim, actor).invoke(ordered -> {
                    if (ordered) {
                        throw Problems.invalid(CLAIMS, "must not be wage claims that another order in force is based on");
                    }
                }));
    }

    private static Money amount(List<OwedWages.Owed> claims, Money said) {
        if (claims.isEmpty()) {
            return said;
        }
        String currency = claims.getFirst().currency();
        if (claims.stream().anyMatch(owed -> !owed.currency().equals(currency))) {
            throw Problems.invalid(CLAIMS, "must be in one currency");
        }
        long balance = claims.stream().mapToLong(OwedWages.Owed::balance).sum();
        if (said == null) {
            return Money.of(balance, currency);
        }
        said.requireIn("amount", currency);
        if (said.minor() > balance) {
            throw Problems.invalid("amount", "must be at most the unpaid amount of the wage claims");
        }
        return said;
    }
}
