package org.palermo.shelter.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.shelter.availability.AvailabilitySearches;
import org.palermo.shelter.availability.AvailabilityView;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.night.Tonight;

/// Shows the requests of coordinators and searches for them.
@ApplicationScoped
public class AccommodationRequests {
    private static final String KIND = "accommodation_request";

    private final RequestStore store;
    private final AvailabilitySearches searches;
    private final Countries countries;
    private final Tonight tonight;
    private final Idempotency idempotency;
    private final TransactionTime time;
    private final Audit audit;

    AccommodationRequests(RequestStore store, AvailabilitySearches searches, Countries countries, Tonight tonight, Idempotency idempotency,
            TransactionTime time, Audit audit) {
        this.store = store;
        this.searches = searches;
        this.countries = countries;
        this.tonight = tonight;
        this.idempotency = idempotency;
        this.time = time;
        this.audit = audit;
    }

    /// Requests of all the caller's cases, the latest first.
    @Scoped
    public Uni<Page<AccommodationRequestView>> page(Actor actor, Cursor after, int limit) {
        return store.page(actor, after, limit + 1)
                .flatMap(this::views)
                .map(views -> Page.of(views, limit, view -> new Cursor(view.requestedAt(), view.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(AccommodationRequestView::id).toList()));
    }

    @Scoped
    public Uni<AccommodationRequestView> get(Actor actor, UUID id) {
        return found(actor, id)
                .call(() -> audit.record(actor, "READ", KIND, id))
                .flatMap(request -> views(List.of(request)).map(List::getFirst));
    }

    /// A search like any other: it costs a question of the caller's budget, and the offers belong to the caller. A hold of these
    /// offers is for the request.
    @Scoped
    public Uni<AvailabilityView> search(Actor actor, UUID id, String key, SearchByRequest command) {
        Searchers.require(actor);
        return found(actor, id).flatMap(request -> idempotency.once(actor, key, command, AvailabilityView.class,
                () -> audit.record(actor, "SEARCH", KIND, id).chain(() -> searches.search(actor, asked(request, command), id))));
    }

    /// Applies an event of the mechanism, in the transaction that receives it.
    public Uni<Void> take(RequestEvent told) {
        return switch (told) {
            case RequestEvent.Requested requested -> store.add(requested);
            case RequestEvent.Closed closed -> store.remove(closed.request(), time.now());
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
                .chain(() -> audit.record(actor, "ASK_SHELTERS", KIND, id));
    }

    private Uni<AccommodationRequest> found(Actor actor, UUID id) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound));
    }

    private Uni<List<AccommodationRequestView>> views(List<AccommodationRequest> requests) {
        return store.states(requests, time.now()).map(states -> requests.stream()
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
        return new SearchAvailability(from, nights, request.women(), command.womenAges(), request.children(), command.boys(), request.needs(), command.languages(), null, request.region(),
                request.avoidRegions(), request.caseFile(), command.avoidOrganisations());
    }
}
