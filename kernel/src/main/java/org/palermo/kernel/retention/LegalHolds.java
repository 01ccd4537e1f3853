package org.palermo.kernel.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Keeps a record from erasure, by the job and on request, until the hold is lifted.
@ApplicationScoped
public class LegalHolds {
    private final RetainedKinds kinds;
    private final LegalHoldStore store;
    private final CurrentOperation operation;

    LegalHolds(RetainedKinds kinds, LegalHoldStore store, CurrentOperation operation) {
        this.kinds = kinds;
        this.store = store;
        this.operation = operation;
    }

    /// Whether a hold exists on a record, within the transaction that would erase it. No hold can be placed before that
    /// transaction ends.
    public Uni<Boolean> isHeld(String kind, UUID record) {
        return store.isHeld(kind, record);
    }

    /// All holds that were ever placed on a record, the latest first.
    @Scoped
    public Uni<Page<LegalHoldView>> of(Actor actor, String kind, UUID record) {
        return find(kind, record)
                .chain(() -> store.of(kind, record))
                .call(() -> operation.record(actor, "READ_LEGAL_HOLDS", kind, record))
                .map(holds -> new Page<>(holds, null));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a record of a country that the officer does not cover,
    /// 409 when it was erased
    @Scoped
    public Uni<LegalHoldView> place(Actor actor, String kind, UUID record, String key, PlaceLegalHold command) {
        return find(kind, record).flatMap(found -> operation.once(actor, key, command,
                LegalHoldView.class, () -> store.lock(kind, record).chain(() -> place(actor, kind, record, command))));
    }

    private Uni<LegalHoldView> place(Actor actor, String kind, UUID record, PlaceLegalHold command) {
        LegalHoldView hold =
                new LegalHoldView(Ids.next(), kind, record, command.reason(), null, operation.now(), actor.subject(), null, null);
        return find(kind, record).invoke(found -> {
                    if (found.erased()) {
                        throw Problems.conflict("retention", "erased", "The record was erased; there is nothing left to hold.");
                    }
                })
                .flatMap(found -> store.insert(actor, found.country(), hold, command.explanation()))
                .chain(() -> operation.record(actor, "PLACE_LEGAL_HOLD", kind, record))
                .replaceWith(hold);
    }

    /// A repeat changes nothing and gives the same answer.
    @Scoped
    public Uni<LegalHoldView> lift(Actor actor, String kind, UUID record, UUID hold) {
        return find(kind, record)
                .chain(() -> find(kind, record, hold))
                .call(() -> store.lift(actor, hold, operation.now())
                        .flatMap(lifted -> operation.record(actor, lifted ? "LIFT_LEGAL_HOLD" : "READ_LEGAL_HOLDS", kind, record)))
                .chain(() -> find(kind, record, hold));
    }

    private Uni<LegalHoldView> find(String kind, UUID record, UUID hold) {
        return store.find(kind, record, hold).map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<RetainedRecords.Retained> find(String kind, UUID record) {
        return kinds.of(kind).orElseThrow(Problems::notFound).find(record).map(found -> found.orElseThrow(Problems::notFound));
    }
}
