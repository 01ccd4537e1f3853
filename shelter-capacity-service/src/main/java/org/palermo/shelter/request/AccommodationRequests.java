package org.palermo.shelter.request;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
import org.palermo.kernel.territory.Countries;
import org.palermo.shelter.availability.AvailabilitySearches;
import org.palermo.shelter.availability.AvailabilityView;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.night.Tonight;

/// Shows the requests of coordinators and searches for them.
@Tag(name = "Accommodation requests",
        description = "Open requests of the mechanism for a place for the person of a case, and searches for such a place.")
@Path("/api/shelter/v1/accommodation-requests")
@ApplicationScoped
public class AccommodationRequests {
    private static final String ASKED = "cases that the caller works on, as the mechanism has reported them";
    private static final String KIND = "accommodation_request";

    private final RequestStore store;
    private final AvailabilitySearches searches;
    private final Countries countries;
    private final Tonight tonight;
    private final CurrentOperation operation;

    AccommodationRequests(RequestStore store, AvailabilitySearches searches, Countries countries, Tonight tonight,
            CurrentOperation operation) {
        this.store = store;
        this.searches = searches;
        this.countries = countries;
        this.tonight = tonight;
        this.operation = operation;
    }

    /// Requests of all the caller's cases, the latest first.
    @GET
    @Operation(operationId = "listOpenAccommodationRequests", summary = "List the open accommodation requests of your cases, latest first",
            description = "The mechanism sends each request to this service shortly after it is made. A request is deleted when it is "
                    + "closed or its nights are over. `status` says whether a place is held or given for it.")
    @Authenticated
    @Allowed(roles = CASE_COORDINATOR, scope = ASKED)
    @Audited
    @Scoped
    public Uni<Page<AccommodationRequestView>> page(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, after, limit + 1)
                .flatMap(this::views)
                .map(views -> Page.of(views, limit, view -> new Cursor(view.requestedAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(AccommodationRequestView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOpenAccommodationRequest", summary = "Read an open accommodation request of one of your cases",
            description = "A request that has not arrived yet, is closed, or whose nights are over gets 404.")
    @Authenticated
    @Allowed(roles = CASE_COORDINATOR, scope = ASKED)
    @Audited
    @Scoped
    public Uni<AccommodationRequestView> get(UUID id) {
        Actor actor = operation.caller();
        return found(actor, id)
                .call(() -> operation.record(actor, "READ", KIND, id))
                .flatMap(request -> views(List.of(request)).map(List::getFirst));
    }

    /// A search like any other: it costs a question of the caller's budget, and the offers belong to the caller. A hold of these
    /// offers is for the request.
    @POST
    @Path("/{id}/searches")
    @Operation(operationId = "searchForAccommodationRequest", summary = "Search for places for an accommodation request",
            description = "It works like any search, for the requested nights that are not past, and costs one question of your budget "
                    + "(429). If you hold one of these offers, the hold is for the request, and the mechanism is told. When the requested "
                    + "nights are over, the answer is 409; once the request is deleted, it is 404.")
    @Authenticated
    @Allowed(roles = CASE_COORDINATOR,
            scope = "cases that the caller works on, as the mechanism has reported them; otherwise as any search")
    @Audited
    @Scoped
    public Uni<AvailabilityView> search(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull SearchByRequest command) {
        Actor actor = operation.caller();
        Searchers.require(actor);
        return found(actor, id).flatMap(request -> operation.once(actor, key, command, AvailabilityView.class,
                () -> operation.record(actor, "SEARCH", KIND, id).chain(() -> searches.search(actor, asked(request, command), id))));
    }

    /// Applies an event of the mechanism, in the transaction that receives it.
    public Uni<Void> take(RequestEvent told) {
        return switch (told) {
            case RequestEvent.Requested requested -> store.add(requested);
            case RequestEvent.Closed closed -> store.remove(closed.request(), operation.now());
        };
    }

    /// Checks that the request belongs to the case, in the caller's transaction.
    ///
    /// @param id null when there is no request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a request that the caller does not see, or of another case
    public Uni<Void> require(Actor actor, UUID id, UUID caseFile) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        if (caseFile == null) {
            throw Problems.invalid("caseFile", "must be given: it is the case of the request");
        }
        return found(actor, id)
                .invoke(request -> {
                    if (!request.caseFile().equals(caseFile)) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> operation.record(actor, "ASK_SHELTERS", KIND, id));
    }

    private Uni<AccommodationRequest> found(Actor actor, UUID id) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<List<AccommodationRequestView>> views(List<AccommodationRequest> requests) {
        return store.states(requests, operation.now()).map(states -> requests.stream()
                .map(request -> request.view(states.getOrDefault(request.id(), RequestStatus.OPEN))).toList());
    }

    /// A search for the remaining nights: past nights can't be used.
    private SearchAvailability asked(AccommodationRequest request, SearchByRequest command) {
        LocalDate night = tonight.in(countries.requireRegion("region", request.region()));
        LocalDate from = request.from().isBefore(night) ? night : request.from();
        int nights = Math.toIntExact(request.from().plusDays(request.nights()).toEpochDay() - from.toEpochDay());
        if (nights < 1) {
            throw Problems.conflict("accommodation", "over", "The requested nights are over.");
        }
        return new SearchAvailability(from, nights, request.women(), command.womenAges(), request.children(),
                command.boys(), request.needs(), command.languages(), null, request.region(),
                request.avoidRegions(), request.caseFile(), command.avoidOrganisations());
    }
}
