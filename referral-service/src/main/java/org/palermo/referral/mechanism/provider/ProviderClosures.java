package org.palermo.referral.mechanism.provider;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;

/// Closes organisations, and opens them again. While an organisation is closed, its people are served nothing: this database no longer has
/// its kind, and the gateway refuses their tokens. Their accounts stay as they are, so that opening it again is all that is needed.
@Tag(name = "Providers", description = "The register of the organisations that take part in the mechanism of a country.")
@Path("/api/nrm/v1/providers/{id}")
@Authenticated
@ApplicationScoped
public class ProviderClosures {
    private final ProviderClosureTransactions transactions;
    private final ShelterWorkAnswers shelters;
    private final CurrentActor caller;

    ProviderClosures(ProviderClosureTransactions transactions, ShelterWorkAnswers shelters, CurrentActor caller) {
        this.transactions = transactions;
        this.shelters = shelters;
        this.caller = caller;
    }

    @GET
    @Path("/open-work")
    @Operation(operationId = "getOpenWork", summary = "Count what an organisation still has to do before it can be closed",
            description = "Numbers alone. `people` and `holds` are asked of the shelter service, and null while it does not answer. Its "
                    + "inspections are not among them: they are in another service. You must cover its regions, or the whole country "
                    + "if it has none (403).")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = ProvidersToChange.COVERED)
    public Uni<OpenWorkView> openWork(UUID id) {
        return transactions.openWork(caller.get(), id)
                .flatMap(own -> shelters.of(id).map(answered -> OpenWorkView.of(own, answered.orElse(null))));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 the caller's own; 409 when it is closed already, still has something to do,
    ///     or is the last open competent authority of its country
    @POST
    @Path("/closure")
    @Operation(operationId = "closeProvider", summary = "Close an organisation",
            description = "Within two seconds no token of its people is accepted, in any service, and nothing can be given to it any more. "
                    + "Its past records keep its name. While it still has something to do (`open-work`), is closed already, or is the "
                    + "last open competent authority of its country, the answer is 409. While the shelter service does not answer who is "
                    + "in its shelters, the answer is 503 and nothing is changed. Its shelters, which are empty then, are closed. You "
                    + "can't close your own organisation, and must cover its regions, or the whole country if it has none (403). Send "
                    + "the ETag of the organisation in If-Match.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = ProvidersToChange.COVERED)
    @Audited
    public Uni<RestResponse<ProviderView>> close(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull CloseProvider command) {
        Actor actor = caller.get();
        return transactions.openWork(actor, id)
                .chain(() -> shelters.of(id))
                .flatMap(answered -> transactions.close(actor, id, ifMatch, key, command, answered))
                .map(ETags::on);
    }

    @POST
    @Path("/reopening")
    @Operation(operationId = "reopenProvider", summary = "Open a closed organisation again",
            description = "Its people can work again with the roles that they had. Its services and its shelters stay closed until "
                    + "somebody opens them. An organisation that is open gets 409. You must cover its regions, or the whole country if "
                    + "it has none (403). Send the ETag of the organisation in If-Match.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = ProvidersToChange.COVERED)
    @Audited
    public Uni<RestResponse<ProviderView>> reopen(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return transactions.reopen(caller.get(), id, ifMatch, key).map(ETags::on);
    }
}
