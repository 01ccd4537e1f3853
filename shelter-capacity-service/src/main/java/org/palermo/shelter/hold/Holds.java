package org.palermo.shelter.hold;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.shelter.AllowedScopes.HELD;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Offers;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.casework.CaseAccess;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.profile.ShelterProfiles;

/// Holds places for a short time and releases them.
@Tag(name = "Holds",
        description = "Places that are held for a short time, the request to the shelter that follows, and how much an organisation may "
                + "hold.")
@Path("/api/shelter/v1/holds")
@ApplicationScoped
public class Holds {
    private final Offers offers;
    private final PlaceGiver places;
    private final HoldStore store;
    private final AllocationStore allocations;
    private final NightLock nights;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Idempotency idempotency;
    private final HoldPlacements asked;
    private final CaseAccess cases;
    private final CaseStays stays;
    private final ReleasedHolds givenBack;
    private final TransactionTime time;
    private final Audit audit;
    private final MeterRegistry meters;
    private final CurrentActor caller;

    Holds(Offers offers, PlaceGiver places, HoldStore store, AllocationStore allocations, NightLock nights, Countries countries,
            ShelterProfiles profiles, Idempotency idempotency, HoldPlacements asked, CaseAccess cases, CaseStays stays,
            ReleasedHolds givenBack, TransactionTime time, Audit audit, MeterRegistry meters, CurrentActor caller) {
        this.offers = offers;
        this.places = places;
        this.store = store;
        this.allocations = allocations;
        this.nights = nights;
        this.countries = countries;
        this.profiles = profiles;
        this.idempotency = idempotency;
        this.asked = asked;
        this.cases = cases;
        this.stays = stays;
        this.givenBack = givenBack;
        this.time = time;
        this.audit = audit;
        this.meters = meters;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "holdOffer", summary = "Hold the places of an offer for a short time",
            description = "Only the person who got the offer can use it (400), once. Refused with 409: an offer that has ended or was "
                    + "used, places that somebody else took first, and an organisation that holds as much as it may. When a case was "
                    + "named, the mechanism is told.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "with an offer that was made to the caller")
    @Audited
    @Scoped
    public Uni<HoldView> place(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull PlaceHold command) {
        Actor actor = caller.get();
        Searchers.require(actor);
        return idempotency.once(actor, key, command, HoldView.class, () -> hold(actor, offers.open(actor, command.offer())));
    }

    private Uni<HoldView> hold(Actor actor, Offer offer) {
        if (!offer.expiresAt().isAfter(time.now())) {
            throw Problems.conflict("hold", "offer-ended", "The offer has ended. Search again.");
        }
        var profile = profiles.of(countries.country(offer.country()).orElseThrow());
        return cases.require(actor, offer.caseFile())
                .chain(() -> store.requireFree(actor, offer, profile, time.now()))
                .flatMap(open -> places.give(actor, offer, profile, time.now(), profile.holdEnd(time.now()))
                        .call(hold -> audit.record(actor, "HOLD", "hold", hold.id))
                        .call(hold -> stays.tell(hold))
                        .call(hold -> open.givenBack() < profile.givenBackTold() ? Uni.createFrom().voidItem() : givenBack.watch(hold)))
                .invoke(hold -> meters.counter("palermo.holds", "outcome", "held").increment())
                .onFailure().invoke(refused -> meters.counter("palermo.holds", "outcome", "refused").increment())
                .map(hold -> HoldView.of(hold, null, time.now()));
    }

    /// Holds places until the offer's end for somebody on the waitlist, in the caller's transaction.
    ///
    /// @param asker the holder
    /// @return the id of the hold
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when there are no places now, or the asker's organisation holds as
    ///     much as it may
    public Uni<UUID> keepFor(Actor doer, Actor asker, Offer offer) {
        var profile = profiles.of(countries.country(offer.country()).orElseThrow());
        return store.requireFree(asker, offer, profile, time.now())
                .chain(() -> places.give(asker, offer, profile, time.now(), offer.expiresAt()))
                .call(hold -> audit.record(doer, "HOLD", "hold", hold.id))
                .call(hold -> stays.tell(hold))
                .map(hold -> hold.id);
    }

    /// Holds places of one shelter that has accepted a broadcast, in the transaction of its answer. The limit on the asker's holds
    /// is not checked: the asker does not control the answer, and an offer makes only one hold.
    ///
    /// @param asker the holder
    /// @return the id of the hold
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter has no room for them
    public Uni<UUID> keepAt(UUID shelter, Actor doer, Actor asker, Offer offer) {
        var profile = profiles.of(countries.country(offer.country()).orElseThrow());
        return places.giveAt(shelter, asker, offer, profile, time.now(), offer.expiresAt())
                .call(hold -> audit.record(doer, "HOLD", "hold", hold.id))
                .call(hold -> stays.tell(hold))
                .map(hold -> hold.id);
    }

    @GET
    @Operation(operationId = "listHolds", summary = "List the present and past holds of your organisation, latest first")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<Page<HoldView>> page(
            @RestQuery HoldState status, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        Searchers.require(actor);
        return store.page(actor, HoldFilter.of(status, time.now()), after, limit)
                .flatMap(page -> asked.on(page.stream().map(hold -> hold.id).toList())
                        .map(answers -> page.stream().map(hold -> HoldView.of(hold, answers.get(hold.id), time.now())).toList()))
                .map(rows -> Page.of(rows, limit, hold -> new Cursor(hold.heldAt(), hold.id())))
                .call(page -> audit.record(actor, "LIST", "hold", page.items().stream().map(HoldView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHold", summary = "Read a hold of your organisation, with the shelter's answer")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<HoldView> get(UUID id) {
        Actor actor = caller.get();
        return store.held(id, actor)
                .call(() -> audit.record(actor, "READ", "hold", id))
                .chain(() -> view(id));
    }

    /// Extends the hold. A shelter that was asked may answer until the new end.
    @POST
    @Path("/{id}/extension")
    @Operation(operationId = "extendHold", summary = "Extend a hold",
            description = "It then lasts as long as a new one would from now on, up to the longest duration of the profile. A hold that "
                    + "lasts longer already, as those of a waitlist do, stays as it is. A hold that has reached the longest duration, or has "
                    + "ended, gets 409. A shelter that was asked may answer until the new end.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<HoldView> extend(UUID id, @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = caller.get();
        return store.held(id, actor)
                .flatMap(hold -> idempotency.once(actor, key, "", HoldView.class, () -> extend(actor, hold)));
    }

    private Uni<HoldView> extend(Actor actor, Hold hold) {
        var profile = profiles.of(countries.country(Territory.countryOf(hold.area)).orElseThrow());
        return nights.forStay(hold.shelter, hold.needed.from(), hold.needed.nights())
                .chain(() -> store.lock(hold))
                .invoke(() -> hold.extend(profile, time.now()))
                .chain(() -> keep(hold))
                .chain(store::flush)
                .chain(() -> asked.untilNewEnd(hold.id, hold.expiresAt))
                .call(() -> audit.record(actor, "EXTEND", "hold", hold.id))
                .call(() -> stays.tell(hold))
                .map(answer -> HoldView.of(hold, answer, time.now()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when a place was lost at the very instant at which the hold ended
    private Uni<Void> keep(Hold hold) {
        return allocations.count(hold.id)
                .flatMap(held -> allocations.extend(hold.id, hold.expiresAt, time.now()).invoke(kept -> {
                    if (kept < held) {
                        throw Hold.expired();
                    }
                }))
                .replaceWithVoid();
    }

    /// Releases the places at once, which costs questions. A shelter that was asked is told. Repeating the request does nothing,
    /// because the first response may have been lost.
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "releaseHold", summary = "Release a hold",
            description = "The places are free at once, and a shelter that was asked is told. It costs questions of your budget. Releasing "
                    + "it again changes nothing. A hold that has ended in another way gets 409.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<Void> release(UUID id) {
        Actor actor = caller.get();
        return store.held(id, actor)
                .call(hold -> nights.forStay(hold.shelter, hold.needed.from(), hold.needed.nights()))
                .call(store::lock)
                .flatMap(hold -> hold.state == HoldState.RELEASED ? Uni.createFrom().voidItem() : release(actor, hold));
    }

    private Uni<Void> release(Actor actor, Hold hold) {
        hold.release(time.now());
        return asked.withdraw(actor, hold.id)
                .chain(store::flush)
                .chain(() -> allocations.free(hold.id))
                .chain(() -> stays.tell(hold))
                .chain(() -> givenBack.charge(hold))
                .chain(() -> audit.record(actor, "RELEASE", "hold", hold.id));
    }

    /// The hold as its holder sees it, for callers in the same transaction.
    public Uni<HoldView> view(UUID id) {
        return store.byId(id).flatMap(hold -> asked.on(id).map(answer -> HoldView.of(hold, answer, time.now())));
    }
}
