package org.palermo.referral.mechanism;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.UNREGISTERED;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

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
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers")
@Authenticated
class ProvidersResource {
    private final Providers providers;
    private final ProviderImport imports;
    private final CurrentActor actor;

    ProvidersResource(Providers providers, ProviderImport imports, CurrentActor actor) {
        this.providers = providers;
        this.imports = imports;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listProviders", summary = "List the organisations of a country's mechanism, latest registered first",
            description = "`firstResponder` chooses those that are designated to refer people, or those that are not.")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    public Uni<Page<ProviderView>> page(
            @RestQuery @NotNull String country, @RestQuery Boolean firstResponder, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return providers.page(actor.get(), country, firstResponder, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProvider", summary = "Read an organisation of the register")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    public Uni<ProviderView> get(UUID id) {
        return providers.get(actor.get(), id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerProvider", summary = "Register an organisation",
            description = "If the country already has an organisation of that name, the answer is 409. You must cover its regions, or the "
                    + "whole country if it names none (403).")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "organisations in the regions that the caller covers")
    @Audited
    public Uni<RestResponse<ProviderView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterProvider command) {
        return providers.register(actor.get(), key, command).map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/providers/" + made.id())).build());
    }

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importProviders", summary = "Import organisations, one JSON object a line",
            description = "An organisation that is already there is matched by its id and stays as it is. The answer streams the progress "
                    + "and each rejected row with its reason, and ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records", also = UNREGISTERED)
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        return imports.run(actor.get(), body);
    }
}
