package org.palermo.referral.people;

import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// The shelter managers of an organisation, by name.
@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/shelter-managers")
@Authenticated
@ApplicationScoped
class ShelterManagers {
    private final ShelterManagerEvents managers;
    private final AccountAdoption people;
    private final CurrentOperation operation;

    @Inject
    ShelterManagers self;

    ShelterManagers(ShelterManagerEvents managers, AccountAdoption people, CurrentOperation operation) {
        this.managers = managers;
        this.people = people;
        this.operation = operation;
    }

    /// Reads the names first, outside the transactions, and the accounts as the system actor that manages them, because a shelter manager
    /// may not see the account of a colleague.
    @GET
    @Operation(operationId = "listShelterManagers", summary = "List the shelter managers of your organisation, who can be put on call",
            description = "The active ones, at most 200 people. Within seconds the shelter capacity service knows each of them and takes "
                    + "a shift of hers.")
    @Allowed(roles = SHELTER_MANAGER, scope = "shelter managers of the caller's organisation")
    @Audited
    public Uni<Page<ShelterManagerName>> page() {
        Actor actor = operation.caller();
        return people.namesOfColleagues(actor)
                .flatMap(names -> self.among(Actor.system("people", actor.request()), actor.agency())
                        .flatMap(ids -> self.named(actor, ids, names)));
    }

    @Scoped
    Uni<List<UUID>> among(Actor system, UUID agency) {
        return managers.of(agency);
    }

    @Scoped
    Uni<Page<ShelterManagerName>> named(Actor actor, List<UUID> ids, Map<UUID, String> names) {
        return operation.record(actor, "LIST", "agency_people", actor.agency())
                .replaceWith(() -> new Page<>(ids.stream().map(id -> new ShelterManagerName(id, names.get(id))).toList(), null));
    }
}
