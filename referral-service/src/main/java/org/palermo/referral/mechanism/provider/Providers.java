package org.palermo.referral.mechanism.provider;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
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
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The register of organisations.
@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers")
@ApplicationScoped
public class Providers {
    private static final String NAME_PART = "[\\p{L}\\p{M}\\p{N} .,'’&()-]*";

    private final ProviderStore store;
    private final Countries countries;
    private final CurrentOperation operation;

    Providers(ProviderStore store, Countries countries, CurrentOperation operation) {
        this.store = store;
        this.countries = countries;
        this.operation = operation;
    }

    /// @param firstResponder only organisations that are, or are not, first responders
    /// @param closed only organisations that are closed, or are open
    /// @param q a part of the name, in capitals or not
    @GET
    @Operation(operationId = "listProviders", summary = "List the organisations of a country's mechanism, latest registered first",
            description = "`firstResponder` chooses those that are designated to refer people, or those that are not. `closed` chooses "
                    + "those that are closed, or those that are open, and `q` those whose name has these words.")
    @Authenticated
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<Page<ProviderView>> page(
            @RestQuery @NotNull String country, @RestQuery Boolean firstResponder, @RestQuery Boolean closed,
            @RestQuery @Size(max = 80) @Pattern(regexp = NAME_PART) String q, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor after = Cursor.parse(cursor);
        return store.page(countries.require("country", country).code(), firstResponder, closed, q, after, limit)
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.registeredAt(), p.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProvider", summary = "Read an organisation of the register",
            description = "It has the regions that the organisation serves, and says whether it is designated to refer people, and whether "
                    + "it is closed. An organisation that is not registered gets 404.")
    @Authenticated
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<RestResponse<ProviderView>> get(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound)).map(ETags::on);
    }

    /// Registers an organisation that works in the administrator's regions.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerProvider", summary = "Register an organisation",
            description = "If an organisation of the country, open or closed, has or had that name, the answer is 409. You must cover its "
                    + "regions, or the whole country if it names none (403).")
    @Authenticated
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "organisations in the regions that the caller covers")
    @Audited
    @Scoped
    public Uni<RestResponse<ProviderView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterProvider command) {
        Actor actor = operation.caller();
        Country country = countries.require("country", command.country());
        if (!command.regions().stream().allMatch(region -> country.region(region).isPresent())) {
            throw Problems.invalid("regions", "must name regions of the country only");
        }
        boolean covers = command.regions().isEmpty() ? actor.covers(country.code()) : command.regions().stream().allMatch(actor::covers);
        if (!covers) {
            throw Problems.forbidden("provider", "not-covered", "The organisation works in a region that you do not cover.");
        }
        UUID id = command.id();
        return operation.once(actor, key, command, ProviderView.class, () -> store.add(id, command, operation.now())
                        .call(added -> added ? Uni.createFrom().voidItem() : store.renamed(id, command.name()).invoke(now -> {
                            throw now.map(Providers::renamed).orElseGet(Providers::known);
                        }))
                        .chain(() -> operation.record(actor, "REGISTER", "provider", id))
                        .chain(() -> store.find(id))
                        .map(Optional::orElseThrow))
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/providers/" + made.id())).build());
    }

    static RuntimeException known() {
        return Problems.conflict("provider", "known", "The country already has an organisation of that name, open or closed.");
    }

    private static RuntimeException renamed(String now) {
        return Problems.conflict("provider", "renamed",
                "An organisation was registered under this name and has since been renamed. It is now called " + now + ".");
    }

    /// Finds an organisation that is open, and keeps it open until the transaction ends. Call it inside a scoped transaction, before
    /// something is given to the organisation.
    public Uni<Optional<ProviderView>> keepOpen(UUID organisation) {
        return store.keepOpen(organisation);
    }

    /// Finds an organisation, open or closed. Call it inside a scoped transaction.
    public Uni<Optional<ProviderView>> find(UUID organisation) {
        return store.find(organisation);
    }

    /// The register's entry for the actor's organisation; none for one that is closed. Call it inside a scoped transaction.
    public Uni<Designation> designationOf(Actor actor) {
        return actor.agency() == null ? Uni.createFrom().item(Designation.NONE) : designationOf(actor.agency());
    }

    /// As {@link #keepOpen}, for an organisation to which something is addressed.
    public Uni<Designation> designationToAddress(UUID organisation) {
        return store.keepOpen(organisation)
                .map(found -> found.map(open -> new Designation(open.kind(), open.firstResponder())).orElse(Designation.NONE));
    }

    public Uni<Designation> designationOf(UUID organisation) {
        return store.designation(organisation).map(found -> found.orElse(Designation.NONE));
    }
}
