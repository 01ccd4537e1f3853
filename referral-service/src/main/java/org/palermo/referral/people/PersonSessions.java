package org.palermo.referral.people;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.people.identity.Accounts;

/// Ends the sessions of a person whose account stays open, for example after she has left a shared computer without signing out.
@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/people/{id}/end-sessions")
@Authenticated
class PersonSessions {
    private final PersonRecords records;
    private final Accounts accounts;
    private final CurrentActor caller;

    PersonSessions(PersonRecords records, Accounts accounts, CurrentActor caller) {
        this.records = records;
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "endPersonSessions", summary = "End all sessions of a person",
            description = "She is signed out on every device, and within two seconds no token of hers is accepted that was issued before. "
                    + "She can sign in again; to prevent that, suspend her. When the identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = LockedPeople.PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<SessionsEndedView> end(UUID id) {
        Actor actor = caller.get();
        return records.act(actor, id, "END_SESSIONS")
                .chain(() -> LockedPeople.orUnavailable(accounts.endSessions(id)))
                .chain(() -> records.sessionsEnded(actor, id, Instant.now()));
    }
}
