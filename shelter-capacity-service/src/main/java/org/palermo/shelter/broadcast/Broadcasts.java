package org.palermo.shelter.broadcast;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.availability.AvailabilitySearches;
import org.palermo.shelter.availability.Question;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.request.AccommodationRequests;

/// Starts a broadcast. The watch finds the shelters a moment later, so the asker's transaction takes the same time and does the
/// same work whether there are many shelters or none.
@Tag(name = "Broadcasts",
        description = "Questions to many shelters at the same time when a search finds no place, and the answers of the shelters.")
@Path("/api/shelter/v1/broadcasts")
@ApplicationScoped
public class Broadcasts {
    private static final String OWN_BROADCASTS = "broadcasts of the caller's organisation";
    private static final String KIND = "broadcast";

    private final BroadcastStore store;
    private final AvailabilitySearches searches;
    private final AccommodationRequests requests;
    private final Areas areas;
    private final CurrentOperation operation;

    Broadcasts(BroadcastStore store, AvailabilitySearches searches, AccommodationRequests requests, Areas areas,
            CurrentOperation operation) {
        this.store = store;
        this.searches = searches;
        this.requests = requests;
        this.areas = areas;
        this.operation = operation;
    }

    /// When there is a place, the refusal follows the transaction, so that the question stays counted.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "askShelters", summary = "Ask the shelters that could take the people, when a search finds no place",
            description = "The first shelter that says yes holds places for you. Your organisation is told, also when no shelter says yes "
                    + "before the deadline, which can't be after the end of the last night (400). It costs one question of your budget "
                    + "(429). Refused with 409: when a place is free (search for it and hold it), when your organisation has too many open "
                    + "broadcasts, and when no area is left outside the regions to avoid.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "for the caller's organisation, when a search finds nothing; limited in number; the caller never learns which "
                    + "shelters are asked, nor how many")
    @Audited
    public Uni<BroadcastView> ask(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AskShelters command) {
        return askOnce(operation.caller(), key, command)
                .onItem().ifNull().failWith(() -> Problems.conflict(KIND, "place-free", "A place is free. Search for it and hold it."));
    }

    /// @return null when there is a place
    @Scoped
    Uni<BroadcastView> askOnce(Actor actor, String key, AskShelters command) {
        Searchers.require(actor);
        return operation.once(actor, key, command, BroadcastView.class, () -> ask(actor, command));
    }

    private Uni<BroadcastView> ask(Actor actor, AskShelters command) {
        ShelterProfile profile = searches.profile(command.search());
        requireInTime(command, profile);
        return requests.require(actor, command.request(), command.caseFile())
                .chain(() -> requireFew(actor, profile))
                .chain(() -> searches.unanswered(actor, command.search()))
                .flatMap(question -> question.isEmpty() ? Uni.createFrom().nullItem() : ask(actor, command, question.get(), profile));
    }

    private Uni<BroadcastView> ask(Actor actor, AskShelters command, Question question, ShelterProfile profile) {
        Broadcast broadcast = Broadcast.of(actor, command, question, profile, operation.now());
        return store.add(broadcast)
                .chain(() -> operation.record(actor, "BROADCAST", KIND, broadcast.id))
                .chain(() -> view(broadcast));
    }

    private Uni<BroadcastView> view(Broadcast broadcast) {
        return areas.regions(broadcast.area).map(regions -> BroadcastView.of(broadcast, regions, operation.now()));
    }

    private Uni<List<BroadcastView>> views(List<Broadcast> page) {
        return areas.regions(page.stream().map(broadcast -> broadcast.area).toList())
                .map(regions -> page.stream().map(b -> BroadcastView.of(b, regions.get(b.area), operation.now())).toList());
    }

    /// Call before the search for a place, so that a refusal reveals nothing about places.
    private void requireInTime(AskShelters command, ShelterProfile profile) {
        Instant deadline = command.deadline();
        if (!deadline.isAfter(operation.now()) || deadline.isAfter(operation.now().plus(profile.broadcastHours(), ChronoUnit.HOURS))) {
            throw Problems.invalid("deadline", "must be within the next " + profile.broadcastHours() + " hours");
        }
        if (deadline.isAfter(searches.end(command.search()))) {
            throw Problems.invalid("deadline", "must not be after the end of the last night");
        }
    }

    private Uni<Long> requireFew(Actor actor, ShelterProfile profile) {
        return store.open(actor, operation.now()).invoke(open -> {
            if (open >= profile.maxOpenBroadcasts()) {
                throw Problems.conflict(KIND, "too-many",
                        "Your organisation has as many open broadcasts as it may have. Cancel one, or wait for its deadline.");
            }
        });
    }

    @GET
    @Operation(operationId = "listBroadcasts", summary = "List the broadcasts of your organisation, latest first",
            description = "The list keeps broadcasts that are over. It does not show which shelters were asked, nor how many. Once a "
                    + "shelter has said yes, `hold` names the hold.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_BROADCASTS)
    @Audited
    @Scoped
    public Uni<Page<BroadcastView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        Searchers.require(actor);
        return store.page(actor, after, limit)
                .flatMap(this::views)
                .map(rows -> Page.of(rows, limit, b -> new Cursor(b.askedAt(), b.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(BroadcastView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBroadcast", summary = "Read a broadcast of your organisation",
            description = "When a shelter has said yes, `hold` names the hold.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_BROADCASTS)
    @Audited
    @Scoped
    public Uni<BroadcastView> get(UUID id) {
        Actor actor = operation.caller();
        return store.mine(id, actor)
                .call(() -> operation.record(actor, "READ", KIND, id))
                .flatMap(this::view);
    }

    /// Cancels the broadcast; the watch tells the shelters.
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelBroadcast", summary = "Cancel a broadcast",
            description = "The shelters that have not answered are told that it is over. A broadcast that is over gets 409.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_BROADCASTS)
    @Audited
    @Scoped
    public Uni<Void> cancel(UUID id) {
        Actor actor = operation.caller();
        return store.mine(id, actor)
                .call(store::lock)
                .invoke(broadcast -> broadcast.cancel(operation.now()))
                .call(store::flush)
                .chain(() -> operation.record(actor, "CANCEL", KIND, id));
    }
}
