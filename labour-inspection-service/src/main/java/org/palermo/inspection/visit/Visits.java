package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Records visits, and reads the visits of the caller's inspectorate.
@ApplicationScoped
public class Visits {
    private final VisitStore store;
    private final ChosenIds chosen;
    private final WorkplacePlaces places;
    private final Digests digests;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;

    Visits(VisitStore store, ChosenIds chosen, WorkplacePlaces places, Digests digests, TransactionTime time, Idempotency idempotency, Audit audit) {
        this.store = store;
        this.chosen = chosen;
        this.places = places;
        this.digests = digests;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /// @param workplace id, or null for all
    /// @return latest first
    @Scoped
    public Uni<Page<VisitView>> page(Actor actor, UUID workplace, Cursor after, int limit) {
        return store.page(actor, workplace, after, limit)
                .map(rows -> Page.of(rows, limit, v -> new Cursor(v.startedAt, v.knownAs())))
                .call(page -> audit.record(actor, "LIST", "visit", page.items().stream().map(v -> v.id).toList()))
                .map(page -> new Page<>(page.items().stream().map(v -> VisitView.of(v, actor)).toList(), page.next()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    @Scoped
    public Uni<VisitView> get(Actor actor, UUID id) {
        return store.inScope(id, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(visit -> audit.record(actor, "READ", "visit", visit.id))
                .map(visit -> VisitView.of(visit, actor));
    }

    /// Records a visit. The same id with the same body gets the same answer. An id belongs to its inspectorate: nothing shows that
    /// another inspectorate uses it too.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace, or as {@link Visit#record}; 403 without an
    ///     organisation; 409 when the inspectorate has the id for another submission
    @Scoped
    public Uni<VisitView> record(Actor actor, String key, RecordVisit command) {
        if (actor.agency() == null) {
            throw Problems.forbidden("visit", "no-agency", "Only an inspectorate records visits.");
        }
        return idempotency.once(actor, key, command, VisitView.class, () -> places.find(command.workplace())
                .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .flatMap(place -> chosen.idOf(command.id()).map(id -> Visit.record(actor, id, command, place, digests.of(command), time.now())))
                .flatMap(visit -> insert(actor, visit)));
    }

    private Uni<VisitView> insert(Actor actor, Visit visit) {
        return store.insert(visit).flatMap(added -> added == null
                ? again(actor, visit)
                : audit.record(actor, "RECORD", "visit", added.id).replaceWith(VisitView.of(added, actor)));
    }

    private Uni<VisitView> again(Actor actor, Visit visit) {
        return store.inScope(visit.knownAs(), actor).invoke(found -> {
            if (found == null || !found.isSubmission(visit.digest, actor)) {
                throw Problems.conflict("visit", "id-taken", "This id was submitted before with another body.");
            }
        }).call(found -> audit.record(actor, "READ", "visit", found.id)).map(found -> VisitView.of(found, actor));
    }
}
