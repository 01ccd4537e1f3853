package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// What other components may read about a finding, in the caller's transaction.
@ApplicationScoped
public class FindingScope {
    private final FindingStore store;

    FindingScope(FindingStore store) {
        this.store = store;
    }

    /// @param finding id of the row, which is never shown
    /// @param knownAs the id under which the inspectorate knows the finding
    /// @param visit id of the visit's row
    /// @param country of the workplace, ISO 3166-1 alpha-2
    public record Found(UUID finding, UUID knownAs, UUID visit, String country) {}

    /// @param id the id by which the inspectorate knows it
    /// @param visit id of the visit's row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such finding of this visit, or it belongs to another
    ///     inspectorate
    public Uni<Found> require(UUID id, UUID visit, Actor actor) {
        return store.inScope(id, actor).map(found -> found.filter(f -> f.visit().equals(visit)).orElseThrow(Problems::notFound))
                .map(f -> new Found(f.id(), f.knownAs(), f.visit(), f.country()));
    }

    /// Whether all these findings are of this visit and of the caller's inspectorate.
    ///
    /// @param visit id of the visit's row
    /// @param findings ids of rows
    Uni<Boolean> ofVisit(UUID visit, Set<UUID> findings, Actor actor) {
        return store.countOfVisit(visit, findings, actor).map(count -> count == findings.size());
    }
}
