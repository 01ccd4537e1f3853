package org.palermo.inspection.workplace.change;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.workplace.Workplace;
import org.palermo.inspection.workplace.WorkplaceChangeKind;
import org.palermo.inspection.workplace.WorkplaceChangeView;
import org.palermo.inspection.workplace.WorkplaceEditing;
import org.palermo.inspection.workplace.WorkplaceHistory;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplaceRules;
import org.palermo.inspection.workplace.WorkplaceStore;
import org.palermo.inspection.workplace.WorkplaceView;
import org.palermo.inspection.workplace.duplicate.Merging;
import org.palermo.inspection.workplace.duplicate.PossibleDuplicateView;
import org.palermo.inspection.workplace.duplicate.SuggestDuplicate;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Corrects, moves, closes and reopens a workplace. Its history keeps the earlier values.
@Tag(name = "Workplaces", description = "Workplaces that may be visited, with their possible duplicates and the lists that name them.")
@Path("/api/inspection/v1/workplaces/{id}")
@Authenticated
@ApplicationScoped
public class WorkplaceChanges {
    private static final String WORKPLACES = "all workplaces";
    private static final String KIND = "workplace";

    private final WorkplaceStore store;
    private final WorkplaceEditing editing;
    private final WorkplaceHistory history;
    private final WorkplaceRules rules;
    private final Merging merging;
    private final MergePatch patches;
    private final CurrentOperation operation;

    WorkplaceChanges(WorkplaceStore store, WorkplaceEditing editing, WorkplaceHistory history, WorkplaceRules rules, Merging merging,
            MergePatch patches, CurrentOperation operation) {
        this.store = store;
        this.editing = editing;
        this.history = history;
        this.rules = rules;
        this.merging = merging;
        this.patches = patches;
        this.operation = operation;
    }

    /// @param patch values by field of {@link EditWorkplace}
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the workplace was merged into another record, or another workplace has
    ///     this name and address
    @PATCH
    @Consumes(MergePatch.TYPE)
    @Operation(operationId = "editWorkplace", summary = "Correct what is recorded about a workplace (JSON Merge Patch)",
            description = "The history keeps the earlier values. A list that still has the earlier name and address is matched to this "
                    + "workplace. If a workplace has moved to another address, record the move instead. Send the ETag of the workplace in "
                    + "If-Match. It gets 409 when another workplace has this name and address, or when it was merged into another record.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> edit(UUID id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = EditWorkplace.class)))
            @NotNull Map<String, Object> patch) {
        Actor actor = operation.caller();
        return editing.openStanding(actor, id, ifMatch).flatMap(workplace -> {
            EditWorkplace said = checked(workplace, patch);
            String osId = rules.osId(said.osId());
            return editing.requireUnknown(workplace, said.kind(), said.name(), said.address()).chain(() -> {
                WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(workplace);
                workplace.corrected(said, rules.sector(said.sector()), osId);
                return editing.rewrite(actor, workplace, before, new WorkplaceHistory.Step(WorkplaceChangeKind.EDITED, null));
            });
        }).flatMap(workplace -> told(actor, "EDIT", workplace));
    }

    private EditWorkplace checked(Workplace workplace, Map<String, Object> patch) {
        requireOpened(workplace);
        EditWorkplace present = EditWorkplace.of(workplace);
        EditWorkplace said = patches.apply(present, patch);
        if (said.kind() == null || said.name() == null) {
            throw Problems.invalid(said.kind() == null ? "kind" : "name", "must be given");
        }
        if (said.equals(present)) {
            throw Problems.invalid("(body)", "must differ from what is recorded");
        }
        if ((said.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD) != workplace.isHousehold()) {
            throw Problems.invalid("kind", workplace.isHousehold()
                    ? "must stay PRIVATE_HOUSEHOLD, so that the home of a person stays hidden"
                    : "must not become PRIVATE_HOUSEHOLD: register the household");
        }
        rules.check(said, workplace.country());
        return said;
    }

    private static void requireOpened(Workplace workplace) {
        if (workplace.name() == null) {
            throw Problems.conflict(KIND, "erased", "The name and address of this household were erased. It can't be changed any more.");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the workplace is closed, was merged into another record, or another
    ///     workplace has its name at the new address
    @POST
    @Path("/move")
    @Operation(operationId = "moveWorkplace", summary = "Move a workplace to another address",
            description = "The earlier address stays in the history, with the day of the move. Visits stay with the workplace. Send the "
                    + "ETag of the workplace in If-Match.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> move(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MoveWorkplace command) {
        Actor actor = operation.caller();
        rules.point(command.latitude() != null, command.longitude() != null);
        return editing.openStanding(actor, id, ifMatch).flatMap(workplace -> {
            requireOpened(workplace);
            WorkplaceEditing.requireOpen(workplace);
            rules.past("from", command.from(), workplace.country(), operation.now());
            return editing.requireUnknown(workplace, workplace.kind(), workplace.name(), command.address()).chain(() -> {
                WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(workplace);
                workplace.moved(command.address().strip(), command.coordinates(), command.from());
                return editing.rewrite(actor, workplace, before, new WorkplaceHistory.Step(WorkplaceChangeKind.MOVED, command.from()));
            });
        }).flatMap(workplace -> told(actor, "MOVE", workplace));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is already closed, or was merged into another record
    @POST
    @Path("/closing")
    @Operation(operationId = "closeWorkplace", summary = "Close a workplace where nobody works any more",
            description = "It stays in the register with its visits. Send the ETag of the workplace in If-Match.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> close(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CloseWorkplace command) {
        Actor actor = operation.caller();
        return editing.openStanding(actor, id, ifMatch).flatMap(workplace -> {
            WorkplaceEditing.requireOpen(workplace);
            rules.past("on", command.on(), workplace.country(), operation.now());
            WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(workplace);
            workplace.close(command.on(), command.reason());
            return editing.write(actor, workplace, before,
                    new WorkplaceHistory.Step(WorkplaceChangeKind.CLOSED, command.on(), null, List.of(command.reason())));
        }).flatMap(workplace -> told(actor, "CLOSE", workplace));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is open, or was merged into another record
    @POST
    @Path("/reopening")
    @Operation(operationId = "reopenWorkplace", summary = "Open a closed workplace again",
            description = "Send the ETag of the workplace in If-Match.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> reopen(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ReopenWorkplace command) {
        Actor actor = operation.caller();
        return editing.openStanding(actor, id, ifMatch).flatMap(workplace -> {
            if (!workplace.closed()) {
                throw Problems.conflict(KIND, "open", workplace.reference() + " is open.");
            }
            rules.past("on", command.on(), workplace.country(), operation.now());
            if (workplace.closedOn() != null && command.on().isBefore(workplace.closedOn())) {
                throw Problems.invalid("on", "must not be before the day of the closing");
            }
            WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(workplace);
            workplace.reopen();
            return editing.write(actor, workplace, before, new WorkplaceHistory.Step(WorkplaceChangeKind.REOPENED, command.on()));
        }).flatMap(workplace -> told(actor, "REOPEN", workplace));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no other workplace with this reference; 404 when there is no
    ///     such workplace; 409 when one of the two was merged into another record
    @POST
    @Path("/possible-duplicates")
    @ResponseStatus(201)
    @Operation(operationId = "suggestDuplicate", summary = "Say that another workplace may be the same",
            description = "The two are then in the list of possible duplicates, even if they were found not to be the same before.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<PossibleDuplicateView>> suggest(UUID id, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull SuggestDuplicate command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, PossibleDuplicateView.class,
                        () -> merging.suggest(actor, id, command.reference().toUpperCase(Locale.ROOT))
                                .call(both -> operation.record(actor, "SUGGEST_DUPLICATE", KIND, both.ids()))
                                .map(both -> PossibleDuplicateView.of(both.pair(), both.one(), both.other())))
                .map(view -> RestResponse.ResponseBuilder
                        .<PossibleDuplicateView>created(URI.create("/api/inspection/v1/duplicates/" + view.id()))
                        .entity(view).build());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such workplace; 409 when it was not merged
    @POST
    @Path("/split")
    @Operation(operationId = "splitWorkplace", summary = "Undo the merge of a workplace",
            description = "The workplace is separate again, with the visits that were recorded on it. The two are not suggested as the "
                    + "same again. Send the ETag of the merged workplace in If-Match. A workplace that was not merged gets 409.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<RestResponse<WorkplaceView>> split(UUID id, @RestHeader("If-Match") String ifMatch) {
        Actor actor = operation.caller();
        return merging.split(actor, id, ifMatch).flatMap(workplace -> told(actor, "SPLIT", workplace));
    }

    /// @return latest first
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such workplace
    @GET
    @Path("/history")
    @Operation(operationId = "listWorkplaceChanges", summary = "List the changes of a workplace, latest first, with the earlier values",
            description = "Corrections, moves, closings, merges and splits, by every inspectorate.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = WORKPLACES)
    @Audited
    @Scoped
    public Uni<Page<WorkplaceChangeView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.find(id)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(workplace -> operation.record(actor, "READ", KIND, id))
                .flatMap(workplace -> history.page(workplace, after, limit))
                .map(rows -> Page.of(rows, limit, change -> new Cursor(change.changedAt(), change.id())));
    }

    private Uni<RestResponse<WorkplaceView>> told(Actor actor, String action, Workplace workplace) {
        return operation.record(actor, action, KIND, workplace.id())
                .chain(() -> store.duplicates(workplace.id()))
                .flatMap(duplicates -> store.listings(workplace.id())
                        .map(listings -> ETags.on(WorkplaceView.of(workplace, duplicates, listings))));
    }
}
