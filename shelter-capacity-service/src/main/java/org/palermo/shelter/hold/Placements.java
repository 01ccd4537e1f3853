package org.palermo.shelter.hold;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.night.NightLock;

/// Asks a shelter to take in those for whom places are held, and takes its answer.
@ApplicationScoped
public class Placements {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final HoldStore store;
    private final AllocationStore allocations;
    private final ShelterOperators operators;
    private final NightLock nights;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    Placements(HoldStore store, AllocationStore allocations, ShelterOperators operators, NightLock nights, Idempotency idempotency,
            Notices notices, TransactionTime time, Audit audit) {
        this.store = store;
        this.allocations = allocations;
        this.operators = operators;
        this.nights = nights;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    @WithTransaction
    public Uni<HoldView> request(Actor actor, UUID hold, String key, RequestPlacement command) {
        Searchers.require(actor);
        return store.held(hold, actor)
                .flatMap(held -> idempotency.once(actor, "POST /holds/" + hold + "/placement", key, command, HoldView.class,
                        () -> request(actor, held, command)));
    }

    private Uni<HoldView> request(Actor actor, Hold hold, RequestPlacement command) {
        check(command.arrivalWindow(), hold);
        return store.lock(hold)
                .invoke(() -> hold.requireHeld(time.now()))
                .chain(() -> store.placementOf(hold.id))
                .invoke(asked -> {
                    if (asked != null) {
                        throw Problems.conflict("placement", "asked", "The shelter has been asked already.");
                    }
                })
                .chain(() -> operators.of(hold))
                .map(operator -> Placement.of(hold, operator, command, time.now()))
                .call(store::add)
                .call(placement -> tell(actor, placement, placement.operatorAgency, "PLACEMENT_REQUESTED"))
                .map(placement -> HoldView.of(hold, placement, time.now()));
    }

    @Scoped
    @WithTransaction
    public Uni<Page<PlacementView>> page(Actor actor, PlacementState status, Cursor after, int limit) {
        Instant now = time.now();
        return store.page(actor, PlacementFilter.of(status, now), after, limit)
                .map(rows -> rows.stream().map(r -> PlacementView.of((Placement) r[0], (Hold) r[1], now)).toList())
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.requestedAt(), p.id())))
                .call(page -> audit.record(actor, "LIST", "placement", page.items().stream().map(PlacementView::id).toList()));
    }

    @Scoped
    @WithTransaction
    public Uni<PlacementView> get(Actor actor, UUID id) {
        return store.asked(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .flatMap(placement -> store.of(placement).map(hold -> PlacementView.of(placement, hold, time.now())));
    }

    /// The places become the stay's, without an end of the hold.
    @Scoped
    @WithTransaction
    public Uni<PlacementView> accept(Actor actor, UUID id, String ifMatch) {
        return decide(actor, id, ifMatch, (placement, hold) -> {
                    placement.accept(actor, time.now());
                    hold.place(time.now());
                })
                .call(decided -> keep(decided.hold()))
                .call(decided -> tell(actor, decided.placement(), decided.placement().askingAgency, "PLACEMENT_ACCEPTED"))
                .map(decided -> decided.view(time.now()));
    }

    /// The places are free at once.
    @Scoped
    @WithTransaction
    public Uni<PlacementView> refuse(Actor actor, UUID id, String ifMatch, RefusePlacement command) {
        return decide(actor, id, ifMatch, (placement, hold) -> {
                    placement.refuse(actor, command.reason(), time.now());
                    hold.refuse(time.now());
                })
                .call(decided -> allocations.free(decided.hold().id))
                .call(decided -> tell(actor, decided.placement(), decided.placement().askingAgency, "PLACEMENT_REFUSED"))
                .map(decided -> decided.view(time.now()));
    }

    /// Nights first, then the hold, then the placement: the order in which everybody locks.
    private Uni<Decided> decide(Actor actor, UUID id, String ifMatch, BiConsumer<Placement, Hold> decision) {
        return store.asked(id, actor)
                .flatMap(placement -> store.of(placement).map(hold -> new Decided(placement, hold)))
                .call(decided -> nights.forStay(decided.hold().shelter, decided.hold().fromNight, decided.hold().nights))
                .call(decided -> store.lock(decided.hold()))
                .call(decided -> store.lock(decided.placement()))
                .invoke(decided -> ETags.require(ifMatch, decided.placement().version))
                .invoke(decided -> decision.accept(decided.placement(), decided.hold()))
                .call(store::flush);
    }

    /// Should a place have gone at the very instant of the hold's end, the answer came too late.
    private Uni<Void> keep(Hold hold) {
        return allocations.count(hold.id)
                .flatMap(held -> allocations.becomePlacement(hold.id, time.now()).invoke(kept -> {
                    if (kept < held) {
                        throw Problems.conflict("placement", "lapsed", "The hold ended before an answer; its places are free again.");
                    }
                }))
                .replaceWithVoid();
    }

    private Uni<Void> tell(Actor actor, Placement placement, UUID agency, String what) {
        return notices.tellAgency(agency, what, placement.id, placement.reference)
                .chain(() -> audit.record(actor, what, "placement", placement.id));
    }

    /// Absurd dates are refused here, before the database refuses them.
    private void check(RequestPlacement.ArrivalWindow window, Hold hold) {
        if (window == null) {
            return;
        }
        if (window.until().isBefore(window.from())) {
            throw Problems.invalid("arrivalWindow.until", "is not before from");
        }
        Instant earliest = time.now().minus(ONE_DAY);
        Instant latest = hold.fromNight.plusDays(hold.nights + 2L).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        if (window.from().isBefore(earliest) || window.until().isAfter(latest)) {
            throw Problems.invalid("arrivalWindow", "is neither past nor after the stay");
        }
    }

    private record Decided(Placement placement, Hold hold) {
        PlacementView view(Instant now) {
            return PlacementView.of(placement, hold, now);
        }
    }
}
