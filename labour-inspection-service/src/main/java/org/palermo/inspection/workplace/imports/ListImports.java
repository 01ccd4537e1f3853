package org.palermo.inspection.workplace.imports;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Imports of published lists in the background: announced here, then their file is sent ({@link ListContentsResource}).
@Tag(name = "Lists of workplaces", description = "Imports of published lists in the background, with their progress and rejected rows.")
@Path("/api/inspection/v1/workplace-lists")
@ApplicationScoped
public class ListImports {
    static final String OWN = "imports of the caller's organisation";
    static final String KIND = "workplace_import";
    private static final int MOST_OPEN = 20;

    private final ListImportStore store;
    private final CountryCodes countries;
    private final ListImportJob job;
    private final CurrentOperation operation;

    ListImports(ListImportStore store, CountryCodes countries, ListImportJob job, CurrentOperation operation) {
        this.store = store;
        this.countries = countries;
        this.job = job;
        this.operation = operation;
    }

    /// @return latest first
    @GET
    @Operation(operationId = "listWorkplaceImports", summary = "List the imports of your organisation, latest first",
            description = "Each with how far it is.")
    @Authenticated
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<ListImportView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return store.page(actor, Cursor.parse(cursor), limit)
                .map(rows -> Page.of(rows, limit, one -> new Cursor(one.createdAt(), one.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(ListImportView::id).toList()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 without an organisation; 409 while the organisation has 20 imports that are
    ///     not over
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "beginWorkplaceImport", summary = "Announce a list of workplaces that is imported in the background",
            description = "The answer has the id of the import: send the file with `sendWorkplaceImportContent` within a day. An "
                    + "organisation can have 20 unfinished imports; one more gets 409.")
    @Authenticated
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<ListImportView>> begin(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull BeginListImport command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("workplace-import", "no-agency", "Only an organisation imports lists.");
        }
        if (command.country() != null && !countries.isCode(command.country())) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return operation.once(actor, key, command, ListImportView.class, () -> store.open(actor).invoke(open -> {
            if (open >= MOST_OPEN) {
                throw Problems.conflict("workplace-import", "many", "Your organisation has 20 unfinished imports.");
            }
        }).chain(() -> store.add(actor, command, operation.now()))
                        .call(id -> operation.record(actor, "IMPORT", KIND, id))
                        .flatMap(id -> require(actor, id)))
                .map(view -> RestResponse.ResponseBuilder
                        .<ListImportView>created(URI.create("/api/inspection/v1/workplace-lists/" + view.id()))
                        .entity(view).build());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the organisation has no such import
    @GET
    @Path("/{id}")
    @Operation(operationId = "getWorkplaceImport", summary = "Read how far an import is",
            description = "`read` is the sum of `imported`, `matched` and `rejected`. A workplace that is open here and that the list "
                    + "calls closed stays open; `saidClosed` names it, so that somebody finds out.")
    @Authenticated
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<ListImportView> get(UUID id) {
        Actor actor = operation.caller();
        return require(actor, id).call(() -> operation.record(actor, "READ", KIND, id))
                .flatMap(found -> store.saidClosed(id).map(found::with));
    }

    /// @param cursor the line of the file after which the page begins
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the organisation has no such import
    @GET
    @Path("/{id}/rejected-rows")
    @Operation(operationId = "listRejectedWorkplaceRows",
            summary = "List the rows of an import that were rejected, in the order of the file",
                    description = "Each row has its cells, so that you can correct them. Rejected rows are kept for 90 days. "
                            + "`exportRejectedWorkplaceRows` gives them as a file.")
    @Authenticated
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<RejectedRowView>> rows(UUID id, @RestQuery @Pattern(regexp = "[0-9]{1,8}") String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return require(actor, id)
                .call(() -> operation.record(actor, "READ", KIND, id))
                .chain(() -> store.rows(id, cursor == null ? 0 : Integer.parseInt(cursor), limit + 1))
                .map(rows -> rows.size() <= limit ? new Page<>(rows, null)
                        : new Page<>(List.copyOf(rows.subList(0, limit)), String.valueOf(rows.get(limit - 1).row())));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the organisation has no such import; 409 when it is over
    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "cancelWorkplaceImport", summary = "Stop an import",
            description = "The file is deleted, and no further row is imported. Rows that are imported already stay. An import that is "
                    + "over gets 409.")
    @Authenticated
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<ListImportView> cancel(UUID id) {
        Actor actor = operation.caller();
        return require(actor, id)
                .chain(() -> store.cancel(id, operation.now()))
                .invoke(cancelled -> {
                    if (!cancelled) {
                        throw Problems.conflict("workplace-import", "over", "The import is already over.");
                    }
                })
                .call(() -> operation.record(actor, "CANCEL", KIND, id))
                .chain(() -> require(actor, id));
    }

    private Uni<ListImportView> require(Actor actor, UUID id) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound));
    }

    // What follows is for the file, which arrives and leaves in many transactions.

    /// From now on only this request can send the file.
    ///
    /// @return the id of the request, for {@link #piece} and {@link #queue}
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the organisation has no such import; 409 when its file is here or it
    ///     was cancelled
    @Scoped
    public Uni<UUID> expect(Actor actor, UUID id) {
        UUID sending = UUID.randomUUID();
        return require(actor, id).invoke(ListImports::requireReceiving).chain(() -> store.receive(id, sending)).replaceWith(sending);
    }

    private static void requireReceiving(ListImportView one) {
        if (one.state() != ListImportState.RECEIVING) {
            throw Problems.conflict("workplace-import", "not-awaited",
                    "The file of this import is here already, or the import was stopped.");
        }
    }

    @Scoped
    public Uni<Void> piece(Actor actor, UUID id, UUID sending, int number, byte[] bytes, long size) {
        return store.piece(id, sending, number, bytes, size, operation.now()).invoke(ListImports::requireWaiting).replaceWithVoid();
    }

    private static void requireWaiting(boolean waiting) {
        if (!waiting) {
            throw Problems.conflict("workplace-import", "not-awaited",
                    "The file of this import is here already, another request sends it, or the import was stopped.");
        }
    }

    @Scoped
    public Uni<ListImportView> queue(Actor actor, UUID id, UUID sending, ListFormat format, long size) {
        return store.queue(id, sending, format, size, operation.now()).invoke(ListImports::requireWaiting)
                .call(() -> operation.record(actor, "SEND", KIND, id))
                .chain(() -> require(actor, id));
    }

    /// Starts the work once the file is here.
    void work() {
        job.begin();
    }

    /// The header of the file with the first rejected rows.
    @Scoped
    public Uni<List<String>> header(Actor actor, UUID id) {
        return require(actor, id).call(() -> operation.record(actor, "EXPORT", KIND, id)).chain(() -> store.header(actor, id));
    }

    @Scoped
    public Uni<List<RejectedRowView>> some(Actor actor, UUID id, int behind, int limit) {
        return store.rows(id, behind, limit);
    }
}
