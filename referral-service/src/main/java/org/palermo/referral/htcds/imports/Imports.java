package org.palermo.referral.htcds.imports;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.mechanism.provider.Designation;
import org.palermo.referral.mechanism.provider.Providers;

/// Begins imports of files and shows their progress. A designated first responder imports its own cases, the competent
/// authority an earlier register of the regions that it covers.
@Tag(name = "Human Trafficking Case Data Standard", description = "Import and export of case files in the form of HTCDS 2.0.")
@Path("/api/nrm/v1/htcds/files")
@ApplicationScoped
public class Imports {
    private static final String BROUGHT = "imports of the caller's organisation; nothing that the rows contain";
    private static final String OWN_IMPORTS = "imports of the caller's organisation";
    static final String KIND = "htcds_import";
    /// The most bytes that the unfinished imports of an organisation may hold together.
    private static final long MOST_OPEN = 1L << 30;

    private final ImportStore store;
    private final Providers providers;
    private final Countries countries;
    private final DataKeys keys;
    private final KeyedHashes hashes;
    private final ObjectMapper json;
    private final CurrentOperation operation;

    Imports(ImportStore store, Providers providers, Countries countries, DataKeys keys, KeyedHashes hashes, ObjectMapper json,
            CurrentOperation operation) {
        this.store = store;
        this.providers = providers;
        this.countries = countries;
        this.keys = keys;
        this.hashes = hashes;
        this.json = json;
        this.operation = operation;
    }

    /// The same file again is the same import, unless that import failed or was cancelled.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "beginHtcdsImport",
            summary = "Begin the import of an HTCDS 2.0 file: Excel template, instances of the form, or CSV",
            description = "If the organisation has already begun to import this file, the import continues where it was, unless it failed "
                    + "or was cancelled. Send the file in pieces. A file has at most 512 MiB (400), and the unfinished files of an "
                    + "organisation at most 1 GiB in all (409). An agency that is not designated as a first responder gets 403.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    @Scoped
    public Uni<RestResponse<ImportView>> begin(@RestHeader(Idempotency.HEADER) String key, @NotNull @Valid BeginImport command) {
        Actor actor = operation.caller();
        Country country = countries.requireRegion("region", command.region());
        boolean authority = actor.has(Role.COMPETENT_AUTHORITY);
        if (authority && !actor.covers(command.region())) {
            throw Problems.invalid("region", "must be one that you cover");
        }
        UUID sender = command.sender() == null ? actor.agency() : command.sender();
        if (!authority && !sender.equals(actor.agency())) {
            throw Problems.invalid("sender", "must be your own organisation");
        }
        byte[] digest = digest(hashes, actor.agency(), command.sha256());
        return operation.once(actor, key, command, ImportView.class, () -> providers.designationOf(sender)
                        .invoke(designation -> require(authority, command, designation))
                        .chain(() -> store.lockFile(actor.agency(), digest))
                        .chain(() -> store.ofFile(actor.agency(), digest))
                        .flatMap(known -> known.map(view -> Uni.createFrom().item(view))
                                .orElseGet(() -> begin(actor, country, sender, authority, digest, command)))
                        .call(view -> operation.record(actor, "BEGIN_IMPORT", KIND, view.id())))
                .map(view -> RestResponse.ResponseBuilder
                        .<ImportView>created(URI.create("/api/nrm/v1/htcds/files/" + view.id())).entity(view).build());
    }

    private static void require(boolean authority, BeginImport command, Designation designation) {
        if (authority && !designation.mayFollowCases()) {
            throw Problems.invalid("sender", "must be a registered organisation that may follow cases");
        }
        if (!authority && !designation.firstResponder()) {
            throw Problems.forbidden("referral", "not-designated", "Your organisation is not a designated first responder.");
        }
    }

    private Uni<ImportView> begin(Actor actor, Country country, UUID sender, boolean authority, byte[] digest, BeginImport command) {
        UUID id = Ids.next();
        String covered = authority ? String.join(",", actor.regions()) : "";
        return store.open(actor.agency())
                .invoke(open -> {
                    if (open + command.size() > MOST_OPEN) {
                        throw Problems.conflict("htcds", "too-much-open",
                                "Your organisation's unfinished imports would exceed 1 GiB: finish or cancel one first.");
                    }
                })
                .chain(() -> keys.create(id, Purpose.UPLOAD))
                .chain(() ->
                        store.add(new ImportStore.New(id, actor.agency(), actor.subject(), actor.requestId(), country.code(), sender,
                                authority, covered, digest),
                        command, operation.now()))
                .chain(() -> store.find(id))
                .map(Optional::orElseThrow);
    }

    static byte[] digest(KeyedHashes hashes, UUID agency, String sha256) {
        return hashes.hash("agency." + agency + ".htcds_file", sha256.toLowerCase(Locale.ROOT));
    }

    @GET
    @Operation(operationId = "listHtcdsImports", summary = "List the imports of your organisation, latest first",
            description = "Imports that are over, failed or were cancelled are in the list too. It has counts of rows, and "
                    + "nothing of what they contain.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    @Scoped
    public Uni<Page<ImportView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor.agency(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, view -> new Cursor(view.createdAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(ImportView::id).toList()));
    }

    @Scoped
    public Uni<ImportView> get(Actor actor, UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound)).call(() -> operation.record(actor, "READ", KIND, id));
    }

    @GET
    @Path("/{id}/report")
    @Operation(operationId = "getHtcdsReport", summary = "Read what an import did with each field",
            description = "A field was mapped, coerced (with the known problem of published files), kept unchanged, or lost; each with "
                    + "counts and rows.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = BROUGHT)
    @Audited
    @Scoped
    public Uni<LossReport> report(UUID id) {
        Actor actor = operation.caller();
        return store.report(id).map(found -> read(found.orElseThrow(Problems::notFound)).sorted())
                .call(() -> operation.record(actor, "READ", KIND, id));
    }

    /// @param after only rows after this number
    @GET
    @Path("/{id}/rejected")
    @Operation(operationId = "listHtcdsRejectedRows",
            summary = "List the rejected rows of an import in the order of the file, each with its reason",
            description = "`after` is the row after which the list begins. A reason says nothing of what the row contains.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = BROUGHT)
    @Audited
    @Scoped
    public Uni<RejectedRows> rejected(UUID id, @RestQuery @DefaultValue("0") @Min(0) int after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        Actor actor = operation.caller();
        return get(actor, id)
                .chain(() -> store.rejected(id, after, limit + 1))
                .map(rows -> rows.size() <= limit
                        ? new RejectedRows(rows, null)
                        : new RejectedRows(List.copyOf(rows.subList(0, limit)), rows.get(limit - 1).row()));
    }

    /// Cancels an import: imported rows remain, no more follow. A repeat changes nothing.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is finished
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelHtcdsImport", summary = "Cancel an import and delete its file",
            description = "Imported rows stay. Cancelling it again changes nothing. An import that is over gets 409.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    @Scoped
    public Uni<ImportView> cancel(UUID id) {
        Actor actor = operation.caller();
        return store.lock(id)
                .map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(view -> {
                    if (view.state() == ImportState.DONE || view.state() == ImportState.FAILED) {
                        throw Problems.conflict("htcds", "over", "The import is over.");
                    }
                    return view.state() == ImportState.CANCELLED
                            ? Uni.createFrom().item(view)
                            : store.cancel(id, operation.now()).chain(() -> keys.destroy(id, Purpose.UPLOAD))
                                    .chain(() -> store.find(id)).map(Optional::orElseThrow);
                })
                .call(() -> operation.record(actor, "CANCEL", KIND, id));
    }

    private LossReport read(String report) {
        return read(json, report);
    }

    static LossReport read(ObjectMapper json, String report) {
        try {
            return json.readValue(report, LossReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report can't be read", e);
        }
    }
}
