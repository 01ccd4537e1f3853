package org.palermo.referral.mechanism.provider;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
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
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// How an organisation is reached about the people whom it has referred. Those who read a case see it there; here its own administrator and
/// those of the mechanism keep it.
@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers/{id}/referral-contact")
@Authenticated
@ApplicationScoped
public class ReferralContacts {
    private static final String OWN = "mechanism administrator: organisations in the regions that the caller covers; agency "
            + "administrator: the caller's own organisation";

    private final ProvidersToChange changing;
    private final Providers providers;
    private final ReferralContactStore store;
    private final CurrentOperation operation;

    ReferralContacts(ProvidersToChange changing, Providers providers, ReferralContactStore store, CurrentOperation operation) {
        this.changing = changing;
        this.providers = providers;
        this.store = store;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "getReferralContact", summary = "Read how an organisation is reached about its referrals",
            description = "With what was said before. Its ETag is that of the organisation. An agency administrator gets 404 for another "
                    + "organisation, and an administrator of the mechanism 403 for one in regions that she does not cover.")
    @Allowed(roles = {MECHANISM_ADMINISTRATOR, AGENCY_ADMINISTRATOR}, scope = OWN)
    @Scoped
    public Uni<RestResponse<ReferralContactView>> get(UUID id) {
        return kept(operation.caller(), id).flatMap(store::of).map(ETags::on);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the organisation is closed
    @PUT
    @Operation(operationId = "changeReferralContact", summary = "Say how an organisation is reached about the people whom it has referred",
            description = "It replaces the whole contact, which is kept; what is left out is removed. The competent authority and the "
                    + "coordinators of a case that the organisation has referred see it with the case. Give what belongs to the "
                    + "organisation and not to one person. A closed organisation gets 409. An agency administrator gets 404 for another "
                    + "organisation, and an administrator of the mechanism 403 for one in regions that she does not cover. Send the ETag "
                    + "of the organisation in If-Match.")
    @Allowed(roles = {MECHANISM_ADMINISTRATOR, AGENCY_ADMINISTRATOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<ReferralContactView>> change(
            UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ReferralContact command) {
        Actor actor = operation.caller();
        return kept(actor, id)
                .call(() -> store.lock(id))
                .chain(() -> found(id))
                .invoke(provider -> ETags.require(ifMatch, provider.version()))
                .invoke(provider -> {
                    if (provider.hasEnded()) {
                        throw Problems.conflict("provider", "closed", "The organisation is closed.");
                    }
                })
                .chain(() -> store.say(actor, id, command))
                .chain(() -> operation.record(actor, "CHANGE_CONTACT", "provider", id))
                .chain(() -> found(id))
                .flatMap(store::of)
                .map(ETags::on);
    }

    private Uni<ProviderView> kept(Actor actor, UUID id) {
        if (id.equals(actor.agency()) && actor.has(AGENCY_ADMINISTRATOR)) {
            return found(id);
        }
        return actor.has(MECHANISM_ADMINISTRATOR) ? changing.covered(actor, id) : Uni.createFrom().failure(Problems.notFound());
    }

    private Uni<ProviderView> found(UUID id) {
        return providers.find(id).map(found -> found.orElseThrow(Problems::notFound));
    }
}
