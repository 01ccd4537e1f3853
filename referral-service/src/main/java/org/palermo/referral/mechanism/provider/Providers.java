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
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The register of organisations.
@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers")
@ApplicationScoped
public class Providers {
    private final ProviderStore store;
    private final Countries countries;
    private final Idempotency idempotency;
    private final Audit audit;
    private final TransactionTime time;
    private final CurrentActor caller;

    Providers(ProviderStore store, Countries countries, Idempotency idempotency, Audit audit, TransactionTime time, CurrentActor caller) {
        this.store = store;
        this.countries = countries;
        this.idempotency = idempotency;
        this.audit = audit;
        this.time = time;
        this.caller = caller;
    }

    /// @param firstResponder only organisations that are, or are not, first responders
    @GET
    @Operation(operationId = "listProviders", summary = "List the organisations of a country's mechanism, latest registered first",
            description = "`firstResponder` chooses those that are designated to refer people, or those that are not.")
    @Authenticated
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<Page<ProviderView>> page(
            @RestQuery @NotNull String country, @RestQuery Boolean firstResponder, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor after = Cursor.parse(cursor);
        return store.page(countries.require("country", country).code(), firstResponder, after, limit)
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.registeredAt(), p.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProvider", summary = "Read an organisation of the register")
    @Authenticated
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<ProviderView> get(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Registers an organisation that works in the administrator's regions.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerProvider", summary = "Register an organisation",
            description = "If the country already has an organisation of that name, the answer is 409. You must cover its regions, or the "
                    + "whole country if it names none (403).")
    @Authenticated
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "organisations in the regions that the caller covers")
    @Audited
    @Scoped
    public Uni<RestResponse<ProviderView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterProvider command) {
        Actor actor = caller.get();
        Country country = countries.require("country", command.country());
        if (!command.regions().stream().allMatch(region -> country.region(region).isPresent())) {
            throw Problems.invalid("regions", "must name regions of the country only");
        }
        boolean covers = command.regions().isEmpty() ? actor.covers(country.code()) : command.regions().stream().allMatch(actor::covers);
        if (!covers) {
            throw Problems.forbidden("provider", "not-covered", "The organisation works in a region that you do not cover.");
        }
        UUID id = command.id();
        return idempotency.once(actor, key, command, ProviderView.class, () -> store.add(id, command, time.now())
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("provider", "known", "An organisation of that name is registered in the country.");
                    }
                })
                .chain(() -> audit.record(actor, "REGISTER", "provider", id))
                .chain(() -> store.find(id))
                .map(Optional::orElseThrow))
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/providers/" + made.id())).build());
    }

    /// Finds an organisation. Call it inside a scoped transaction.
    public Uni<Optional<ProviderView>> find(UUID organisation) {
        return store.find(organisation);
    }

    /// The register's entry for the actor's organisation. Call it inside a scoped transaction.
    public Uni<Designation> designationOf(Actor actor) {
        return actor.agency() == null ? Uni.createFrom().item(Designation.NONE) : designationOf(actor.agency());
    }

    public Uni<Designation> designationOf(UUID organisation) {
        return store.designation(organisation).map(found -> found.orElse(Designation.NONE));
    }
}
