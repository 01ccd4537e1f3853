package org.palermo.referral.mechanism;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.referral.profile.ServiceCategory;

@Tag(name = "Service lines", description = "The services that organisations of the mechanism give, with their states and descriptions.")
@Path("/api/nrm/v1/service-lines")
@Authenticated
class ServiceLinesResource {
    private static final String OWN_LINES = "service provider: service lines of the caller's organisation; regional coordinator and mechanism administrator: service "
            + "lines in the regions that the caller covers";

    private final ServiceLines lines;
    private final StateChanges changes;
    private final ServiceLineImport imports;
    private final CurrentActor actor;

    ServiceLinesResource(ServiceLines lines, StateChanges changes, ServiceLineImport imports, CurrentActor actor) {
        this.lines = lines;
        this.changes = changes;
        this.imports = imports;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listServiceLines", summary = "List the service lines of a country, latest change of state first")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    public Uni<Page<ServiceLineView>> page(
            @RestQuery @NotNull String country, @RestQuery String category, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return lines.page(actor.get(), country, Choice.of(ServiceCategory.class, "category", category), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getServiceLine", summary = "Read a service line")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    public Uni<RestResponse<ServiceLineView>> get(UUID id) {
        return lines.get(actor.get(), id).map(ETags::on);
    }

    @GET
    @Path("/{id}/states")
    @Operation(operationId = "listServiceLineStates", summary = "List the states of a service line, present one first")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    public Uni<Page<StateSince>> history(UUID id) {
        return lines.history(actor.get(), id).map(states -> new Page<>(states, null));
    }

    @PUT
    @Path("/{id}/state")
    @Operation(operationId = "changeServiceLineState", summary = "Change the state of a service line, with a reason",
            description = "When a region's essential service gets better or worse, or a region loses or regains another required service, "
                    + "the mechanism administrators and the competent authority are told. A line that is not yours gets 403, a line that "
                    + "is in that state already 409. Send the ETag of the line in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = OWN_LINES)
    @Audited
    public Uni<RestResponse<ServiceLineView>> change(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ChangeState command) {
        return lines.change(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @PUT
    @Path("/{id}/listing")
    @Operation(operationId = "changeServiceLineListing", summary = "Say whether the public directory lists a service line",
            description = "The public directory then shows it, or no longer. A line that is not yours gets 403. Send the ETag of the line "
                    + "in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = OWN_LINES)
    @Audited
    public Uni<RestResponse<ServiceLineView>> list(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ListServiceLine command) {
        return lines.list(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @GET
    @Path("/{id}/descriptions")
    @Operation(operationId = "listServiceLineDescriptions", summary = "List the descriptions of a service line, present one first",
            description = "A description says how the line is reached, and has the figures of a helpline.")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    public Uni<Page<DescriptionSince>> descriptions(UUID id) {
        return lines.descriptions(actor.get(), id).map(found -> new Page<>(found, null));
    }

    @PUT
    @Path("/{id}/description")
    @Operation(operationId = "describeServiceLine", summary = "Replace the description of a service line",
            description = "It says how the line is reached, and has the figures of a helpline. The earlier description is kept. A line "
                    + "that is not yours gets 403. Send the ETag of the line in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = OWN_LINES)
    @Audited
    public Uni<RestResponse<ServiceLineView>> describe(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DescribeServiceLine command) {
        return lines.describe(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addServiceLine", summary = "Add a service line, in its present state",
            description = "Without `provider` it is a line of your organisation. A regional coordinator and a mechanism administrator must "
                    + "cover all of its regions, or the country of a national line (403). The same people are told as of a change of "
                    + "state.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR},
            scope = "service provider: service lines of the caller's organisation; regional coordinator and mechanism administrator: "
                    + "service lines of which the caller covers every region")
    @Audited
    public Uni<RestResponse<ServiceLineView>> offer(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull OfferService command) {
        return lines.offer(actor.get(), key, command).map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/service-lines/" + made.id())).header("ETag", ETags.of(made.version())).build());
    }

    @POST
    @Path("/states")
    @Operation(operationId = "changeServiceLineStates", summary = "Change the state of many service lines for one reason",
            description = "The answer says for each line whether it was changed, or why not. `version` is the version that you read; "
                    + "without it the line is changed whatever its version. Send at most 1,000 lines, each once (400). The same people are "
                    + "told as of a change of one line.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR},
            scope = "service provider: service lines of the caller's organisation; regional coordinator and mechanism administrator: "
                    + "service lines in the regions that the caller covers; every other line is refused in the answer")
    @Audited
    public Uni<StatesChanged> changeMany(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ChangeStates command) {
        return changes.change(actor.get(), key, command);
    }

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importServiceLines",
            summary = "Import service lines with the history of their states, one JSON object a line",
            description = "A line that is already there is matched by its id and stays as it is. The answer streams the progress and each "
                    + "rejected row with its reason, and ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records")
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        return imports.run(actor.get(), body);
    }
}
