package org.palermo.inspection.workplace;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.isic.Isic;
import org.palermo.inspection.isic.IsicActivity;
import org.palermo.inspection.isic.IsicLevel;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Finds and registers workplaces. Every inspector sees all of them.
@Tag(name = "Workplaces", description = "Workplaces that may be visited, with their possible duplicates and the lists that name them.")
@Path("/api/inspection/v1/workplaces")
@Authenticated
@ApplicationScoped
public class Workplaces {
    private static final String WORKPLACES = "all workplaces; only inspectors and chief inspectors see the name and the address of a "
            + "private household";

    private final WorkplaceStore store;
    private final Households households;
    private final WorkplaceRules rules;
    private final Isic isic;
    private final CurrentOperation operation;

    Workplaces(WorkplaceStore store, Households households, WorkplaceRules rules, Isic isic, CurrentOperation operation) {
        this.store = store;
        this.households = households;
        this.rules = rules;
        this.isic = isic;
        this.operation = operation;
    }

    /// @param country only workplaces in this country, ISO 3166-1 alpha-2
    /// @param sector only workplaces of this sector, as it is written
    /// @param state `OPEN`, `CLOSED` or `MERGED`; all but the merged ones when omitted
    /// @param kind only this kind of workplace
    /// @param isic only this economic activity and what is below it, a code of ISIC Rev. 4
    /// @param q only the workplace with this reference, or those with these words in their name
    /// @return latest first, without possible duplicates and lists
    @GET
    @Operation(operationId = "listWorkplaces", summary = "List workplaces, latest first",
            description = "Filter by country, sector, kind, economic activity (`isic`), state, and the reference or words of the name "
                    + "(`q`; the last word may be unfinished). Without `state`, workplaces that were merged into another record are left "
                    + "out. Only inspectors and chief inspectors see the name and the address of a private household, and find it by whole "
                    + "words of its name.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<Page<WorkplaceView>> page(
            @RestQuery @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery @Size(max = 200) @PlainText String sector,
            @RestQuery String state, @RestQuery String kind, @RestQuery @Pattern(regexp = "[A-U]|[0-9]{2,4}") String isic,
            @RestQuery @Size(max = 200) @PlainText String q, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        WorkplaceQuery query = new WorkplaceQuery(country, sector, EnumParameter.of(WorkplaceState.class, "state", state),
                EnumParameter.of(WorkplaceKind.class, "kind", kind), beginnings(isic), q,
                Households.areShownTo(actor) ? households::word : null);
        return store.page(query, after, limit)
                .map(rows -> Page.of(rows, limit, w -> new Cursor(w.createdAt, w.id)))
                .call(page -> shown(actor, "LIST", page.items()))
                .map(page -> new Page<>(page.items().stream().map(w -> WorkplaceView.of(w, null, null)).toList(), page.next()));
    }

    /// A section is a letter and what is below it are digits.
    private List<String> beginnings(String code) {
        return code == null ? null
                : Stream.concat(Stream.of(code), isic.find(IsicLevel.DIVISION, code, null).stream().map(IsicActivity::code)).toList();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such workplace
    @GET
    @Path("/{id}")
    @Operation(operationId = "getWorkplace", summary = "Read a workplace, with its possible duplicates and the lists that name it",
            description = "It names at most 100 possible duplicates and 200 lists, those of workplaces that were merged into it included. "
                    + "A workplace that was merged says into which one (`mergedInto`). Only inspectors and chief inspectors see the name "
                    + "and the address of a private household.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.find(id)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(workplace -> shown(actor, "READ", List.of(workplace)))
                .flatMap(workplace -> standing(workplace).flatMap(standing -> store.duplicates(id)
                        .flatMap(duplicates -> store.listings(id)
                                .map(listings -> WorkplaceView.of(workplace, standing.orElse(null), duplicates, listings)))))
                .map(ETags::on);
    }

    private Uni<Optional<UUID>> standing(Workplace workplace) {
        return workplace.mergedInto == null ? Uni.createFrom().item(Optional.empty()) : store.now(workplace.id).map(Optional::of);
    }

    /// Audits who saw a private household, because it is somebody's home. Other workplaces are not audited: companies publish them.
    private Uni<Void> shown(Actor actor, String action, List<Workplace> workplaces) {
        return operation.record(actor, action, "workplace",
                workplaces.stream().filter(w -> w.kind == WorkplaceKind.PRIVATE_HOUSEHOLD).map(w -> w.id).toList());
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country, a name without a letter or digit, a wrong OS
    ///     ID, half a point, or a household's sector that is not in the list; 409 when the same workplace is already registered
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerWorkplace", summary = "Register a workplace",
            description = "The answer names possible duplicates. If the same place is already registered, the answer is 409 with its "
                    + "reference; a household or an informal workplace without an address is never matched to another. The sector of a "
                    + "private household must be one of the list or be left out.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a workplace")
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> register(@RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RegisterWorkplace command) {
        Actor actor = operation.caller();
        rules.check(command, command.country());
        return operation.once(actor, key, command, WorkplaceView.class, () -> store.lock()
                        .chain(() -> add(workplace(command)))
                        .call(view -> operation.record(actor, "REGISTER", "workplace", view.id())))
                .map(Workplaces::created);
    }

    private Uni<WorkplaceView> add(Workplace workplace) {
        return store.known(List.of(workplace.matchKey))
                .invoke(same -> same.values().stream().findFirst().ifPresent(known -> {
                    throw Problems.conflict("workplace", "known", "The same place is registered as " + known.reference() + ".");
                }))
                .chain(() -> store.perhapsAlike(List.of(workplace)))
                .map(others -> others.stream().flatMap(other -> WorkplaceStore.Alike.of(workplace, other).stream()).toList())
                .chain(alike -> store.add(List.of(workplace), alike, operation.now()))
                .chain(() -> store.duplicates(workplace.id))
                .map(duplicates -> WorkplaceView.of(workplace, duplicates, List.of()));
    }

    private Workplace workplace(RegisterWorkplace command) {
        Workplace workplace = Workplace.registered(command, rules.sector(command.sector()), rules.osId(command.osId()), operation.now());
        return workplace.isHousehold() ? workplace.hidden(households::keyed) : workplace;
    }

    private static RestResponse<WorkplaceView> created(WorkplaceView workplace) {
        return RestResponse.ResponseBuilder.<WorkplaceView>created(URI.create("/api/inspection/v1/workplaces/" + workplace.id()))
                .entity(workplace).header("ETag", ETags.of(workplace.version())).build();
    }
}
