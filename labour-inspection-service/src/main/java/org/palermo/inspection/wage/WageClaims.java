package org.palermo.inspection.wage;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Begins claims, reads and changes them.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims")
@Authenticated
@ApplicationScoped
public class WageClaims {
    static final String PATH = "/api/inspection/v1/wage-claims/";
    public static final String KIND = "wage_claim";
    public static final String OWN = "wage claims of the caller's inspectorate";
    private static final int REFERENCE_BITS = 40;

    private final WageClaimStore store;
    private final ClaimAccess claims;
    private final VisitScope visits;
    private final WorkplacePlaces places;
    private final Digests digests;
    private final CurrentOperation operation;

    WageClaims(WageClaimStore store, ClaimAccess claims, VisitScope visits, WorkplacePlaces places, Digests digests,
            CurrentOperation operation) {
        this.store = store;
        this.claims = claims;
        this.visits = visits;
        this.places = places;
        this.digests = digests;
        this.operation = operation;
    }

    /// @param workplace only claims at this workplace
    /// @param visit only claims that were found in this visit, by the id that the inspectorate uses
    /// @param visitWorkplace only claims at the workplace of this visit, by the id that the inspectorate uses
    /// @param unpaid only claims with an unpaid balance
    /// @return latest first
    @GET
    @Operation(operationId = "listWageClaims", summary = "List the wage claims of your inspectorate, latest first",
            description = "Each claim has what is owed, what was paid back, and the balance. `unpaid=true` leaves out claims that were "
                    + "never calculated or are paid.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WageClaimView>> page(@RestQuery UUID workplace, @RestQuery UUID visit, @RestQuery UUID visitWorkplace,
            @RestQuery @DefaultValue("false") boolean unpaid, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return store.page(actor, new WageClaimStore.Filter(workplace, visit, visitWorkplace, unpaid), Cursor.parse(cursor), limit + 1)
                .map(rows -> Page.of(rows, limit, claim -> new Cursor(claim.recordedAt(), claim.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(WageClaim::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(WageClaimView::of).toList(), page.next()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such claim, or it belongs to another inspectorate
    @GET
    @Path("/{claim}")
    @Operation(operationId = "getWageClaim", summary = "Read a wage claim of your inspectorate",
            description = "What is owed comes from the latest calculation; `outOfDate` says that something was changed after it. You need "
                    + "its ETag to change it. A claim of another inspectorate gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<WageClaimView>> get(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim)).map(WageClaimView::of).map(ETags::on);
    }

    /// Begins a claim. The body may name a worker, so only its keyed digest is stored for an `Idempotency-Key`.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace, a visit of another workplace, or as
    ///     {@link WageWorker#check}; 403 without an organisation; 404 for a visit of another inspectorate; 409 when the inspector has a
    ///     conflict of interest with the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordWageClaim", summary = "Begin a wage claim for a worker at a workplace",
            description = "Give a name or only a label; both are encrypted. The law of the workplace's country applies. Then add hours, "
                    + "pay and recruitment fees, and calculate.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<WageClaimView>> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordWageClaim command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("wage-claim", "no-agency", "Only an inspectorate records wage claims.");
        }
        return operation.once(actor, key, digests.of(command), WageClaimView.class, () -> places.find(command.workplace())
                        .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                        .call(place -> claims.requireFree(place.id(), actor))
                        .invoke(place -> command.worker().check("worker.", place.country(), claims.today(place.country())))
                        .flatMap(place -> visit(actor, command).flatMap(visit -> begin(actor, command, place, visit))))
                .map(view -> RestResponse.ResponseBuilder.<WageClaimView>created(URI.create(PATH + view.id())).entity(view)
                        .header("ETag", ETags.of(view.version())).build());
    }

    /// The visit that the claim names, or null. Workplaces that were merged are one.
    private Uni<VisitScope.Visited> visit(Actor actor, RecordWageClaim command) {
        return command.visit() == null ? Uni.createFrom().nullItem() : visits.requireAtPlace(command.visit(), actor)
                .call(visited -> places.standing(visited.workplace()).flatMap(of -> places.standing(command.workplace()).invoke(at -> {
                    if (!of.equals(at)) {
                        throw Problems.invalid("visit", "must be a visit to this workplace");
                    }
                })));
    }

    private Uni<WageClaimView> begin(Actor actor, RecordWageClaim command, WorkplacePlaces.Place place, VisitScope.Visited visit) {
        WageClaim claim = new WageClaim(Ids.next(), "C-" + Reference.random(REFERENCE_BITS), place.id(), visit == null ? null
                : visit.knownAs(), place.country(),
                actor.agency(), command.currency(), command.worker(), null, 0, null, null, operation.now(), 0, 0, false);
        return store.insert(claim, visit == null ? null : visit.visit(), actor)
                .call(() -> operation.record(actor, "RECORD", KIND, claim.id()))
                .replaceWith(WageClaimView.of(claim));
    }

    /// @param ifMatch the `ETag` of the claim that the caller saw
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link WageWorker#check}; 404; 409 after it was erased; 412; 428
    @PUT
    @Path("/{claim}")
    @Operation(operationId = "changeWageClaim", summary = "Change what a wage claim says about the worker and the employment",
            description = "The body replaces everything. Calculate again afterwards.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<WageClaimView>> change(UUID claim, @RestHeader("If-Match") String ifMatch, @Valid @NotNull WageWorker command) {
        Actor actor = operation.caller();
        return claims.change(claim, actor)
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .invoke(found -> command.check("", found.country(), claims.today(found.country())))
                .chain(() -> store.change(claim, command))
                .chain(() -> operation.record(actor, "CHANGE", KIND, claim))
                .chain(() -> claims.require(claim, actor)).map(WageClaimView::of).map(ETags::on);
    }
}
