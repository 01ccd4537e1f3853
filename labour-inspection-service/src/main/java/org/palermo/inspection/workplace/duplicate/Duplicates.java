package org.palermo.inspection.workplace.duplicate;

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
import org.palermo.inspection.workplace.AlikeBy;
import org.palermo.inspection.workplace.Workplace;
import org.palermo.inspection.workplace.WorkplaceStore;
import org.palermo.inspection.workplace.Workplaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// Workplaces that may be the same: an inspector compares the two, and says whether they are.
@Tag(name = "Duplicates", description = "Possible duplicates: workplaces that may be the same, and what an inspector decided about them.")
@Path("/api/inspection/v1/duplicates")
@Authenticated
@ApplicationScoped
public class Duplicates {
    private static final String WORKPLACES = "all workplaces";

    private final DuplicateStore store;
    private final WorkplaceStore workplaces;
    private final Merging merging;
    private final CurrentOperation operation;

    Duplicates(DuplicateStore store, WorkplaceStore workplaces, Merging merging, CurrentOperation operation) {
        this.store = store;
        this.workplaces = workplaces;
        this.merging = merging;
        this.operation = operation;
    }

    /// @param state `OPEN`, `NOT_SAME` or `MERGED`; `OPEN` when omitted
    /// @param country only workplaces of this country, ISO 3166-1 alpha-2
    /// @param likeness only pairs that were suggested for this reason: `NAME`, `ADDRESS`, `OS_ID`, `PLACE` or `INSPECTOR`
    /// @return latest first
    @GET
    @Operation(operationId = "listPossibleDuplicates", summary = "List pairs of workplaces that may be the same, latest first",
            description = "Without `state`, the list has the pairs about which nobody has decided. A pair that was found not to be the "
                    + "same is not suggested again.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<Page<PossibleDuplicateView>> page(@RestQuery String state, @RestQuery @Pattern(regexp = "[A-Z]{2}") String country,
            @RestQuery String likeness, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        DuplicateState wanted = state == null ? DuplicateState.OPEN : EnumParameter.of(DuplicateState.class, "state", state);
        return store.page(wanted, country, EnumParameter.of(AlikeBy.class, "likeness", likeness), Cursor.parse(cursor), limit)
                .map(rows -> Page.of(rows, limit, pair -> new Cursor(pair.noticedAt(), pair.id())))
                .flatMap(page -> workplaces.byIds(page.items().stream().flatMap(pair -> Stream.of(pair.workplace(), pair.other())).toList())
                        .call(found -> operation.record(actor, "LIST", "workplace", Merging.households(found)))
                        .map(found -> new Page<>(views(page.items(), found), page.next())));
    }

    private static List<PossibleDuplicateView> views(List<DuplicateStore.Pair> pairs, List<Workplace> found) {
        Map<UUID, Workplace> byId = found.stream().collect(Collectors.toMap(workplace -> workplace.id(), Function.identity()));
        return pairs.stream().map(pair -> PossibleDuplicateView.of(pair, byId.get(pair.workplace()), byId.get(pair.other()))).toList();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPossibleDuplicate", summary = "Compare two workplaces that may be the same",
            description = "The answer has both workplaces, and how far their names, addresses and places agree. The ETag changes when one "
                    + "of the two changes.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> get(UUID id) {
        Actor actor = operation.caller();
        return merging.find(id).call(both -> operation.record(actor, "READ", "workplace", both.households())).map(Merging.Both::tagged);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair; 409 when the two were merged; 412 when one of
    ///     them has changed since the caller compared them
    @POST
    @Path("/{id}/not-same")
    @Operation(operationId = "rejectDuplicate", summary = "Say that two workplaces are not the same",
            description = "The pair is not suggested again. Send the ETag of the comparison in If-Match.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> reject(UUID id, @RestHeader("If-Match") String ifMatch) {
        Actor actor = operation.caller();
        return merging.reject(actor, id, ifMatch)
                .call(both -> operation.record(actor, "NOT_SAME", "workplace", both.ids()))
                .map(Merging.Both::tagged);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair; 409 when another record stands for one of
    ///     them already, or only one is a household; 412 when one of them has changed since the caller compared them
    @POST
    @Path("/{id}/merge")
    @Operation(operationId = "mergeWorkplaces", summary = "Merge two workplaces that you have compared",
            description = "The record in `keep` is kept for both: visits, lists and later imports of the other record belong to it, and "
                    + "its own values do not change. The other record can still be read, and says into which one it was merged. A split "
                    + "undoes the merge. Send the ETag of the comparison in If-Match, so that nobody merges records that she has not "
                    + "seen. The answer is 409 when one of the two was already merged, or when only one is a private household.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> merge(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull MergeWorkplaces command) {
        Actor actor = operation.caller();
        return merging.merge(actor, id, ifMatch, command)
                .call(both -> operation.record(actor, "MERGE", "workplace", both.ids()))
                .map(Merging.Both::tagged);
    }
}
