package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.casework.KnownCases;
import org.palermo.shelter.hold.CaseStays;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.HoldState;
import org.palermo.shelter.hold.HoldView;
import org.palermo.shelter.hold.Holds;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.PlacementChanges.Sent;

/// Requests a placement on a hold, and takes the shelter's answer.
@ApplicationScoped
public class Placements {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final PlacementStore store;
    private final PlacementSteps steps;
    private final PlacementChanges changes;
    private final HeldPlaces places;
    private final Holds holds;
    private final KnownCases cases;
    private final CaseStays stays;
    private final PlacementDay day;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    Placements(PlacementStore store, PlacementSteps steps, PlacementChanges changes, HeldPlaces places, Holds holds, KnownCases cases, CaseStays stays, PlacementDay day,
            Idempotency idempotency, Notices notices, TransactionTime time, Audit audit) {
        this.store = store;
        this.steps = steps;
        this.changes = changes;
        this.places = places;
        this.holds = holds;
        this.cases = cases;
        this.stays = stays;
        this.day = day;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<HoldView> request(Actor actor, UUID hold, String key, RequestPlacement command) {
        Searchers.require(actor);
        return places.mine(hold, actor)
                .flatMap(held -> idempotency.once(actor, key, command, HoldView.class,
                        () -> request(actor, held, command)));
    }

    private Uni<HoldView> request(Actor actor, HeldStay stay, RequestPlacement command) {
        check(command.arrivalWindow(), stay);
        return cases.protectionOf(stay.id()).flatMap(until -> request(actor, stay, command, until.orElse(null)));
    }

    private Uni<HoldView> request(Actor actor, HeldStay stay, RequestPlacement command, LocalDate caseProtectedUntil) {
        return places.requireHeld(stay.id())
                .chain(() -> store.on(stay.id()))
                .invoke(asked -> {
                    if (asked != null) {
                        throw Problems.conflict("placement", "asked", "The shelter has been asked already.");
                    }
                })
                .chain(() -> places.operator(stay))
                .map(operator -> Placement.of(stay, operator, command, day.profile(stay.area()), day.endOfFirstNight(stay), time.now()))
                .invoke(placement -> placement.caseProtectedUntil = caseProtectedUntil)
                .call(store::add)
                .call(placement -> stays.tell(stay.id()))
                .call(placement -> notices.tellAgency(placement.operatorAgency, "PLACEMENT_REQUESTED", placement.id, placement.reference))
                .call(placement -> audit.record(actor, "PLACEMENT_REQUESTED", "placement", placement.id))
                .chain(() -> holds.view(stay.id()));
    }

    /// @param side null for the side that follows from the actor's role
    @Scoped
    public Uni<Page<PlacementView>> page(Actor actor, PlacementSide side, PlacementState status, Cursor after, int limit) {
        return store.page(actor, side == null ? PlacementSide.of(actor) : side, PlacementFilter.of(status, time.now()), after, limit)
                .flatMap(page -> views(actor, page))
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.requestedAt(), p.id())))
                .call(page -> audit.record(actor, "LIST", "placement", page.items().stream().map(PlacementView::id).toList()));
    }

    /// Reads a page of placements, then their holds: a join would read every hold of the organisation under its row policy.
    private Uni<List<PlacementView>> views(Actor actor, List<Placement> page) {
        return places.of(page.stream().map(placement -> placement.hold).toList())
                .map(stays -> page.stream().filter(placement -> stays.containsKey(placement.hold))
                        .map(placement -> PlacementView.of(placement, stays.get(placement.hold), actor, time.now()))
                        .toList());
    }

    @Scoped
    public Uni<PlacementView> get(Actor actor, UUID id) {
        return store.ofEither(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .flatMap(placement -> places.of(placement.hold).map(stay -> PlacementView.of(placement, stay, actor, time.now())));
    }

    @Scoped
    public Uni<Page<PlacementStepView>> steps(Actor actor, UUID id) {
        return store.ofEither(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .chain(() -> steps.of(id))
                .map(steps -> new Page<>(steps, null));
    }

    /// The shelter accepts: the places belong to the stay and no longer expire.
    @Scoped
    public Uni<PlacementView> accept(Actor actor, UUID id, Sent sent) {
        return store.asked(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.ACCEPT).then((accepted, stay) -> places.place(stay.id()))));
    }

    /// The shelter refuses: the places are free at once.
    @Scoped
    public Uni<PlacementView> refuse(Actor actor, UUID id, Sent sent, RefusePlacement command) {
        return store.asked(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.REFUSE)
                        .requiring(refused -> refused.reason = command.reason())
                        .then((refused, stay) -> places.refuse(stay.id()))));
    }

    /// The asker no longer needs the place, before or after the answer: the places are free at once.
    @Scoped
    public Uni<PlacementView> withdraw(Actor actor, UUID id, Sent sent) {
        return store.mine(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.WITHDRAW)
                        .then((withdrawn, stay) -> stay.status() == HoldState.PLACED ? places.freeFrom(stay.id(), withdrawn.from) : places.release(stay.id()))));
    }

    /// Rejects impossible dates before the database does.
    private void check(RequestPlacement.ArrivalWindow window, HeldStay stay) {
        if (window == null) {
            return;
        }
        if (window.until().isBefore(window.from())) {
            throw Problems.invalid("arrivalWindow.until", "must not be before from");
        }
        Instant earliest = time.now().minus(ONE_DAY);
        Instant latest = stay.from().plusDays(stay.nights() + 2L).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (window.from().isBefore(earliest) || window.until().isAfter(latest)) {
            throw Problems.invalid("arrivalWindow", "must not be past and not after the stay");
        }
    }
}
