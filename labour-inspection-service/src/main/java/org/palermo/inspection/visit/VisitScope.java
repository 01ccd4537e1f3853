package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// What other components may read about a visit, in the caller's transaction.
@ApplicationScoped
public class VisitScope {
    private final VisitStore store;
    private final VisitRecordStore records;
    private final ConflictRegister conflicts;

    VisitScope(VisitStore store, VisitRecordStore records, ConflictRegister conflicts) {
        this.store = store;
        this.records = records;
        this.conflicts = conflicts;
    }

    /// @param visit id of the row, which is never shown
    /// @param knownAs the id under which the inspectorate knows the visit
    /// @param country of the workplace, ISO 3166-1 alpha-2
    public record Visited(UUID visit, UUID knownAs, UUID workplace, UUID agency, String country) {}

    /// Whether a visit can have begun then: from 1990 on, and not in the future but for what a phone's clock may be ahead.
    public static boolean canBegin(Instant at, Instant now) {
        return Visit.canBegin(at, now);
    }

    /// @param id the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    public Uni<Visited> require(UUID id, Actor actor) {
        return store.inScope(id, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .map(v -> new Visited(v.id, v.knownAs(), v.workplace, v.agency, v.country));
    }

    /// A visit about which the actor writes something. Whoever only reads calls {@link #require}.
    ///
    /// @param id the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #require}; 409 when the actor has a conflict of interest with its
    ///     workplace
    public Uni<Visited> requireToWrite(UUID id, Actor actor) {
        return requireAtPlace(id, actor).call(visited -> conflicts.requireFree(actor, visited.workplace()));
    }

    /// A visit that is not moved to another workplace until the end of the transaction, for whoever writes down its workplace.
    ///
    /// @param id the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #require}
    public Uni<Visited> requireAtPlace(UUID id, Actor actor) {
        return store.holdPlace(id, actor).chain(() -> require(id, actor));
    }

    /// @param visit id of the row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate; 409 when
    ///     the actor has a conflict of interest with its workplace
    public Uni<Void> requireFree(UUID visit, Actor actor) {
        return store.ofRow(visit, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .flatMap(v -> conflicts.requireFree(actor, v.workplace));
    }

    /// Whether the actor has a conflict of interest with the workplace of a visit.
    ///
    /// @param visit id of the row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    public Uni<Boolean> hasConflict(UUID visit, Actor actor) {
        return store.ofRow(visit, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .flatMap(v -> conflicts.hasConflict(actor, actor.subject(), v.workplace));
    }

    /// Makes sure that the record of the visit will be erased, also if nothing in it is sealed yet: what goes with it goes then.
    ///
    /// @param visit id of the row
    public Uni<Void> keepKey(UUID visit) {
        return records.keepKey(visit);
    }

    /// @param visit id of the row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the record of the visit was erased because its retention time is over
    public Uni<Void> requireUnerased(UUID visit) {
        return records.requireUnerased(visit);
    }
}
