package org.palermo.inspection.wage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Finds a claim of the caller's inspectorate, to read or to change it.
@ApplicationScoped
public class ClaimAccess {
    private final WageClaimStore store;
    private final ConflictRegister conflicts;
    private final Countries countries;
    private final TransactionTime time;

    ClaimAccess(WageClaimStore store, ConflictRegister conflicts, Countries countries, TransactionTime time) {
        this.store = store;
        this.conflicts = conflicts;
        this.countries = countries;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such claim, or it belongs to another inspectorate
    public Uni<WageClaim> require(UUID id, Actor actor) {
        return store.find(id, actor).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Locks the claim, to change it or what belongs to it.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #require} and {@link #requireFree}; 409 after it was erased
    public Uni<WageClaim> change(UUID id, Actor actor) {
        return store.lock(id, actor).chain(() -> require(id, actor)).call(claim -> requireFree(claim.workplace(), actor)).invoke(claim -> {
            if (claim.erased()) {
                throw Problems.conflict("wage-claim", "erased", "The retention time of this claim is over. It can't be changed any more.");
            }
        });
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the actor has a conflict of interest with the workplace of a claim
    Uni<Void> requireFree(UUID workplace, Actor actor) {
        return conflicts.requireFree(actor, workplace);
    }

    /// Today in a country; by UTC in one that is not configured.
    public LocalDate today(String country) {
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(time.now(), zone);
    }

    /// Checks a span of days of work or pay.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public void checkSpan(WageClaim claim, LocalDate from, LocalDate until, int mostDays) {
        if (from.isBefore(claim.worker().employedFrom())) {
            throw Problems.invalid("from", "must not be before the first day of the employment");
        }
        if (until.isBefore(from) || until.isAfter(claim.end(today(claim.country())))) {
            throw Problems.invalid("until", "must not be before from, after the last day of the employment or in the future");
        }
        if (from.plusDays(mostDays).compareTo(until) <= 0) {
            throw Problems.invalid("until", "must be at most " + mostDays + " days after from, the first day counted");
        }
    }
}
