package org.palermo.referral.mechanism.provider;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Changes what the register says of an organisation. Its kind, country and regions never change: the accounts of its people have copies of
/// them, which decide what these people see.
@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers/{id}")
@Authenticated
@ApplicationScoped
public class ProviderChanges {
    private final Providers providers;
    private final ProvidersToChange changing;
    private final ProviderChangeStore store;
    private final CurrentActor caller;

    ProviderChanges(Providers providers, ProvidersToChange changing, ProviderChangeStore store, CurrentActor caller) {
        this.providers = providers;
        this.changing = changing;
        this.store = store;
        this.caller = caller;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is closed, or another organisation of the country has the name
    @PUT
    @Operation(operationId = "changeProvider", summary = "Change the name of an organisation, or whether it is a first responder",
            description = "The earlier values are kept. The kind, country and regions can't be changed, because the accounts of its "
                    + "people have copies of them: register the organisation again and close this entry. A name of another organisation "
                    + "of the country gets 409, and so does a closed organisation. You must cover its regions, or the whole country if it "
                    + "has none (403). Send the ETag of the organisation in If-Match.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = ProvidersToChange.COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<ProviderView>> change(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ChangeProvider command) {
        Actor actor = caller.get();
        return changing.lock(actor, id, ifMatch)
                .invoke(provider -> {
                    if (provider.hasEnded()) {
                        throw Problems.conflict("provider", "closed", "The organisation is closed.");
                    }
                })
                .call(provider -> store.isTaken(provider.country(), command.name(), id).invoke(taken -> {
                    if (taken) {
                        throw Providers.known();
                    }
                }))
                .flatMap(provider -> changing.keep(actor, "CHANGE", provider, store.change(id, command)))
                .map(ETags::on);
    }

    @GET
    @Path("/earlier")
    @Operation(operationId = "listEarlierProviders", summary = "List the earlier entries of an organisation in the register, latest first",
            description = "For each of the last 200 changes: its name, whether it was a first responder, and when it had been closed. An "
                    + "organisation that is not registered gets 404.")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<Page<EarlierProviderView>> earlier(UUID id) {
        return providers.find(id).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.earlier(id))
                .map(found -> new Page<>(found, null));
    }
}
