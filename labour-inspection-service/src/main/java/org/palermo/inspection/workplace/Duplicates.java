package org.palermo.inspection.workplace;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// Workplaces that may be one: an inspector compares both sides, and says whether they are.
@Tag(name = "Duplicates", description = "Workplaces that may be one, side by side, and what an inspector decided about them.")
@Path("/api/inspection/v1/duplicates")
@Authenticated
@ApplicationScoped
public class Duplicates {
    private static final String WORKPLACES = "all workplaces";

    private final DuplicateStore store;
    private final WorkplaceStore workplaces;
    private final Merging merging;
    private final Audit audit;
    private final CurrentActor caller;

    Duplicates(DuplicateStore store, WorkplaceStore workplaces, Merging merging, Audit audit, CurrentActor caller) {
        this.store = store;
        this.workplaces = workplaces;
        this.merging = merging;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param state `OPEN`, `NOT_SAME` or `MERGED`; `OPEN` when omitted
    /// @param country only workplaces of this country, ISO 3166-1 alpha-2
    /// @param likeness only pairs that were noticed for this reason: `NAME`, `ADDRESS`, `OS_ID`, `PLACE` or `INSPECTOR`
    /// @return latest first
    @GET
    @Operation(operationId = "listPossibleDuplicates", summary = "List workplaces that may be one, side by side, latest first",
            description = "Without `state`, those about which nobody has decided. A pair that was found not to be the same is not noticed "
                    + "again.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<Page<PossibleDuplicateView>> page(@RestQuery String state, @RestQuery @Pattern(regexp = "[A-Z]{2}") String country,
            @RestQuery String likeness, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        DuplicateState wanted = state == null ? DuplicateState.OPEN : Choice.of(DuplicateState.class, "state", state);
        return store.page(wanted, country, Choice.of(AlikeBy.class, "likeness", likeness), Cursor.parse(cursor), limit)
                .map(rows -> Page.of(rows, limit, pair -> new Cursor(pair.noticedAt(), pair.id())))
                .flatMap(page -> workplaces.byIds(page.items().stream().flatMap(pair -> Stream.of(pair.workplace(), pair.other())).toList())
                        .call(found -> audit.record(actor, "LIST", "workplace", Merging.households(found)))
                        .map(found -> new Page<>(views(page.items(), found), page.next())));
    }

    private static List<PossibleDuplicateView> views(List<DuplicateStore.Pair> pairs, List<Workplace> found) {
        Map<UUID, Workplace> byId = found.stream().collect(Collectors.toMap(workplace -> workplace.id, Function.identity()));
        return pairs.stream().map(pair -> PossibleDuplicateView.of(pair, byId.get(pair.workplace()), byId.get(pair.other()))).toList();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPossibleDuplicate", summary = "Compare two workplaces that may be one",
            description = "Both sides, and how far name, address and place agree. The ETag changes when one of the two changes.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> get(UUID id) {
        Actor actor = caller.get();
        return merging.find(id).call(both -> audit.record(actor, "READ", "workplace", both.households())).map(Merging.Both::tagged);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair; 409 when the two were merged; 412 when one of
    ///     them has changed since the caller compared them
    @POST
    @Path("/{id}/not-same")
    @Operation(operationId = "rejectDuplicate", summary = "Say that two workplaces are not the same",
            description = "It is remembered: the pair is not noticed again. Send the ETag of the comparison in If-Match.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> reject(UUID id, @RestHeader("If-Match") String ifMatch) {
        Actor actor = caller.get();
        return merging.reject(actor, id, ifMatch)
                .call(both -> audit.record(actor, "NOT_SAME", "workplace", both.ids()))
                .map(Merging.Both::tagged);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair; 409 when another record stands for one of
    ///     them already, or only one is a household; 412 when one of them has changed since the caller compared them
    @POST
    @Path("/{id}/merge")
    @Operation(operationId = "mergeWorkplaces", summary = "Merge two workplaces that you have compared",
            description = "`keep` stands for both from then on: visits, lists and later imports of the other one count as its own, and the "
                    + "other one still answers, with where it went. What `keep` says stays as it is. It can be undone by a split. Send the "
                    + "ETag of the comparison in If-Match: nobody merges what she has not seen. It gets 409 when one of the two was merged "
                    + "already, or only one is a private household.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> merge(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MergeWorkplaces command) {
        Actor actor = caller.get();
        return merging.merge(actor, id, ifMatch, command)
                .call(both -> audit.record(actor, "MERGE", "workplace", both.ids()))
                .map(Merging.Both::tagged);
    }
}
