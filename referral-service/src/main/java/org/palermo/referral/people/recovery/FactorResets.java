package org.palermo.referral.people.recovery;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.people.AccountRecovery;

/// The removal of a second factor that its person has lost: one administrator asks, another one decides.
@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/people/{id}/factor-resets")
@Authenticated
class FactorResets {
    static final String PEOPLE = "agency administrator: people of the caller's organisation; mechanism administrator: people of "
            + "organisations in the countries that the caller covers";

    private final FactorResetRecords records;
    private final FactorRemovals removals;
    private final AccountRecovery accounts;
    private final CurrentActor caller;

    FactorResets(FactorResetRecords records, FactorRemovals removals, AccountRecovery accounts, CurrentActor caller) {
        this.records = records;
        this.removals = removals;
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "askFactorReset", summary = "Ask to remove the second factor of a person who has lost it",
            description = "Make sure first that it is the person herself, and say how. Another administrator of the agency decides; if "
                    + "there is none, a mechanism administrator. A request that nobody decides ends after 24 hours, or when you are "
                    + "suspended. With `passwordForgotten`, the password goes too, and the identity provider mails the person a link to "
                    + "choose a new one, valid for twelve hours; where it mails nothing, the answer is 409. You can't ask for yourself "
                    + "(403). A person who is suspended or removed, or for whom a request is open, "
                    + "gets 409. When the identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<FactorResetView> ask(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AskFactorReset command) {
        Actor actor = caller.get();
        return records.agencyOf(actor, id)
                .call(agency -> accounts.knowAll(actor, agency))
                // Who asks must be known here as well: an approval requires that she is still an administrator.
                .call(agency -> agency.equals(actor.agency()) ? Uni.createFrom().voidItem() : accounts.knowAll(actor, actor.agency()))
                .call(() -> command.passwordToo() ? accounts.requireMailable(id) : Uni.createFrom().voidItem())
                .chain(() -> records.ask(actor, id, key, command));
    }

    @POST
    @Path("/{reset}/approval")
    @Operation(operationId = "approveFactorReset", summary = "Agree to remove a second factor",
            description = "The second factor and the recovery codes are removed, all sessions end, and within two seconds no token of the "
                    + "person is accepted. The person is told by mail, and sets up a new factor at the next sign-in; if she has forgotten "
                    + "her password, it is removed too, and a link is mailed to her alone. The person who asked and the person herself "
                    + "can't agree (403), nor can a mechanism administrator while the agency has another administrator (403). The answer "
                    + "is 409 if the request is decided or over, if the person who asked is no longer an active administrator, or if the "
                    + "password should go and the account has no address to which a link could be mailed. While the identity "
                    + "provider does not answer, `pending` is true and the removal is repeated.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<FactorResetView> approve(UUID id, UUID reset, @RestHeader(Idempotency.HEADER) String key) {
        // A repeat gets the first answer: what is there now says whether the factor still has to be removed. It is never removed twice.
        return records.get(caller.get(), id, reset)
                .call(asked -> asked.state() == FactorResetState.OPEN && asked.passwordForgotten()
                        ? accounts.requireStillMailable(id)
                        : Uni.createFrom().voidItem())
                .chain(() -> decide(id, reset, key, FactorResetState.APPROVED))
                .chain(() -> records.get(caller.get(), id, reset))
                .flatMap(approved -> approved.removedAt() == null ? removals.remove(approved) : Uni.createFrom().item(approved))
                .map(approved -> approved.seen(Instant.now()));
    }

    @POST
    @Path("/{reset}/refusal")
    @Operation(operationId = "refuseFactorReset", summary = "Refuse to remove a second factor",
            description = "The second factor stays. Everybody who may agree may also refuse.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<FactorResetView> refuse(UUID id, UUID reset, @RestHeader(Idempotency.HEADER) String key) {
        return decide(id, reset, key, FactorResetState.REFUSED).map(refused -> refused.seen(Instant.now()));
    }

    /// Whether the agency has another administrator can be said only once all its accounts are known here.
    private Uni<FactorReset> decide(UUID id, UUID reset, String key, FactorResetState state) {
        Actor actor = caller.get();
        return records.get(actor, id, reset)
                .call(found -> found.agency().equals(actor.agency())
                        ? Uni.createFrom().voidItem()
                        : accounts.knowAll(actor, found.agency()))
                .chain(() -> records.decide(actor, id, reset, key, state));
    }
}
