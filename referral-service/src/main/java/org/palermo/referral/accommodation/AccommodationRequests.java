package org.palermo.referral.accommodation;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.CaseNotices;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Requests accommodation for the people of cases and shows the results.
@Tag(name = "Accommodation",
        description = "Requests to the shelter capacity service for a place for the person of a case, and the holds and stays that follow.")
@Path("/api/nrm/v1/cases/{id}/accommodation-requests")
@ApplicationScoped
public class AccommodationRequests {
    private static final String KIND = "accommodation_request";
    private static final String CASE = "case_file";
    private static final int HORIZON_DAYS = 366;

    private final VisibleCases cases;
    private final AccommodationStore store;
    private final Countries countries;
    private final CaseNotices notices;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final CurrentOperation operation;

    AccommodationRequests(VisibleCases cases, AccommodationStore store, Countries countries, CaseNotices notices, Outbox outbox,
            ObjectMapper json, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.countries = countries;
        this.notices = notices;
        this.outbox = outbox;
        this.json = json;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "requestAccommodation", summary = "Ask for a place for the person of a case that you work on",
            description = "The shelter capacity service gets the request; search there for a place for it. A case that is over gets 409.")
    @Authenticated
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<RestResponse<AccommodationRequestView>> request(
            UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RequestAccommodation command) {
        Actor actor = operation.caller();
        UUID caseFile = id;
        return cases.workedOn(actor, caseFile).flatMap(file -> operation.once(actor, key, command,
                AccommodationRequestView.class, () -> request(actor, file, command)))
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/cases/" + id + "/accommodation-requests/" + made.id()))
                .header("ETag", ETags.of(made.version())).build());
    }

    private Uni<AccommodationRequestView> request(Actor actor, VisibleCase file, RequestAccommodation command) {
        check(file, command);
        AskedPlace asked = AskedPlace.of(command, file.region());
        AccommodationRequest request = AccommodationRequest.of(actor, file, command, operation.now());
        return cases.keyToWrite(file.id())
                .invoke(key -> request.asked = key.seal(request.sealedPlace(), write(asked)))
                .chain(() -> store.add(request))
                .chain(() -> tell(request.caseFile, AccommodationRequestEvent.Requested.of(request, asked), true))
                .chain(() -> operation.record(actor, "REQUEST_ACCOMMODATION", CASE, file.id()))
                .chain(() -> operation.record(actor, "REQUEST_ACCOMMODATION", KIND, request.id))
                .replaceWith(() -> AccommodationRequestView.of(request, asked, List.of()));
    }

    @GET
    @Operation(operationId = "listAccommodationRequests",
            summary = "List the accommodation requests of a case with their results, latest first",
            description = "The list keeps closed requests. `stays` shows the stays that a request led to, latest first. A case "
                    + "that you neither work on nor cover gets 404.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<AccommodationRequestView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        UUID caseFile = id;
        Cursor after = Cursor.parse(cursor);
        return cases.followed(actor, caseFile)
                .chain(() -> store.page(caseFile, after, limit))
                .flatMap(found -> views(caseFile, found))
                .map(views -> Page.of(views, limit, view -> new Cursor(view.requestedAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(AccommodationRequestView::id).toList()))
                .call(() -> operation.record(actor, "READ_ACCOMMODATION", CASE, caseFile));
    }

    @GET
    @Path("/{request}")
    @Operation(operationId = "getAccommodationRequest", summary = "Read an accommodation request of a case with its results",
            description = "`stays` shows the stays that it led to, latest first; `status` sums them up. Its ETag is needed to "
                    + "close it. A request of another case gets 404.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<AccommodationRequestView>> get(UUID id, UUID request) {
        Actor actor = operation.caller();
        return cases.followed(actor, id)
                .chain(() -> store.of(id, request))
                .call(() -> operation.record(actor, "READ", KIND, request))
                .call(() -> operation.record(actor, "READ_ACCOMMODATION", CASE, id))
                .flatMap(this::view)
                .map(ETags::on);
    }

    /// All holds and stays of the case, however the place was found.
    @Scoped
    public Uni<Page<StayView>> stays(Actor actor, UUID caseFile) {
        return cases.followed(actor, caseFile)
                .call(() -> operation.record(actor, "READ_ACCOMMODATION", CASE, caseFile))
                .chain(() -> store.stays(caseFile))
                .map(stays -> new Page<>(stays.stream().map(stay -> stay.at(operation.now())).toList(), null));
    }

    @POST
    @Path("/{request}/closure")
    @Operation(operationId = "closeAccommodationRequest", summary = "Close an accommodation request, with a reason",
            description = "The shelter capacity service deletes it and cancels its open broadcasts. Holds remain until they are released "
                    + "or end. A request that is already closed gets 409. Send the ETag of the request in If-Match.")
    @Authenticated
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<RestResponse<AccommodationRequestView>> close(
            UUID id, UUID request, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CloseRequest command) {
        Actor actor = operation.caller();
        return cases.workedOn(actor, id)
                .chain(() -> store.of(id, request))
                .call(store::lock)
                .invoke(found -> ETags.require(ifMatch, found.version))
                .invoke(found -> found.close(command.reason(), operation.now()))
                .call(store::flush)
                .call(found -> tell(id, new AccommodationRequestEvent.Closed(request, id), false))
                .call(() -> operation.record(actor, "CLOSE", KIND, request))
                .call(() -> operation.record(actor, "CLOSE_ACCOMMODATION", CASE, id))
                .flatMap(this::view)
                .map(ETags::on);
    }

    /// Records the new state of a stay, inside the transaction that takes the event. When the person goes missing from a stay or returns,
    /// all organisations that have the case are notified.
    public Uni<Void> take(StayChanged told) {
        return store.state(told.hold())
                .call(() -> store.keep(told))
                .flatMap(before -> told.state().notice(before.orElse(null))
                        .map(kind -> notices.tellAll(told.caseFile(), kind))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<AccommodationRequestView> view(AccommodationRequest request) {
        return views(request.caseFile, List.of(request)).map(List::getFirst);
    }

    private Uni<List<AccommodationRequestView>> views(UUID caseFile, List<AccommodationRequest> requests) {
        return cases.key(caseFile).flatMap(key -> store.stays(caseFile).map(stays -> requests.stream()
                .map(request -> AccommodationRequestView.of(request, opened(key.orElseThrow(Problems::notFound), request),
                        stays.stream().filter(stay -> request.id.equals(stay.request())).map(stay -> stay.at(operation.now())).toList()))
                .toList()));
    }

    private Uni<Void> tell(UUID caseFile, AccommodationRequestEvent told, boolean erasedOnDelivery) {
        return outbox.publish(new Event("shelter", caseFile, told.type(), told, erasedOnDelivery));
    }

    private void check(VisibleCase file, RequestAccommodation command) {
        if (!file.takesWork()) {
            throw Problems.conflict("accommodation", "case-over", "The case is over or has no identified person.");
        }
        if (command.region() != null) {
            countries.requireRegion("region", command.region());
        }
        command.avoidRegions().forEach(region -> countries.requireRegion("avoidRegions", region));
        if (command.women() + command.children().size() < 1) {
            throw Problems.invalid("women", "must be at least 1, or there must be at least one child");
        }
        Country country = countries.ofRegion(command.region() == null ? file.region() : command.region()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(operation.now(), country.zone());
        // After midnight, the first night may be the one that began yesterday; the shelter decides when that night ends.
        if (command.from().isBefore(today.minusDays(1)) || command.from().isAfter(today.plusDays(HORIZON_DAYS))) {
            throw Problems.invalid("from", "must not be in the past, and not more than " + HORIZON_DAYS + " days ahead");
        }
    }

    private String write(AskedPlace asked) {
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request can't be written", e);
        }
    }

    private AskedPlace opened(DataKey key, AccommodationRequest request) {
        try {
            return json.readValue(key.open(request.sealedPlace(), request.asked), AskedPlace.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored request can't be read", e);
        }
    }
}
