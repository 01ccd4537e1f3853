package org.palermo.referral.team;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.people.AccountAdoption;

/// The case coordinators of an organisation, by name.
@Tag(name = "Case teams", description = "The case coordinators who work on a case, and the people of its authority.")
@Path("/api/nrm/v1/coordinators")
@Authenticated
@ApplicationScoped
public class Coordinators {
    private final AssignmentStore store;
    private final AccountAdoption people;
    private final CurrentOperation operation;

    @Inject
    Coordinators self;

    Coordinators(AssignmentStore store, AccountAdoption people, CurrentOperation operation) {
        this.store = store;
        this.people = people;
        this.operation = operation;
    }

    /// Reads the names first, outside the transaction.
    ///
    /// @param organisation whose coordinators; the caller's own when omitted
    @GET
    @Operation(operationId = "listCaseCoordinators", summary = "List the case coordinators of an organisation, who can be given cases",
            description = "At most 200 people. An immigration body has none. Another organisation than the caller's own gets 404, unless "
                    + "the caller is of a competent authority.")
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR, CASE_COORDINATOR, NGO, SERVICE_PROVIDER},
            scope = "competent authority: case coordinators of every organisation; the others: those of the caller's organisation")
    @Audited
    public Uni<Page<CoordinatorName>> page(@RestQuery UUID organisation) {
        Actor actor = operation.caller();
        UUID wanted = organisation == null ? actor.agency() : organisation;
        if (!wanted.equals(actor.agency()) && !actor.has(COMPETENT_AUTHORITY)) {
            throw Problems.notFound();
        }
        return people.namesOf(actor, wanted).flatMap(names -> self.named(actor, wanted, names));
    }

    @Scoped
    Uni<Page<CoordinatorName>> named(Actor actor, UUID organisation, Map<UUID, String> names) {
        return store.coordinators(organisation)
                .call(() -> operation.record(actor, "LIST", "agency_people", organisation))
                .map(found -> new Page<>(found.stream().map(person -> new CoordinatorName(person, names.get(person))).toList(), null));
    }
}
