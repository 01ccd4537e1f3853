package org.palermo.referral.relation;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Case files")
@Path("/api/nrm/v1/cases/{id}/related-persons")
@Authenticated
class RelatedPersonsResource {
    private static final String ASKED = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers; the "
            + "caller must see both cases";

    private final RelatedPersons persons;
    private final CurrentActor actor;

    RelatedPersonsResource(RelatedPersons persons, CurrentActor actor) {
        this.persons = persons;
        this.actor = actor;
    }

    @GET
    @Operation(summary = "The case files that you see whose persons belong to this one's: her children, her family, people of the same event")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<Page<RelatedPersonView>> of(UUID id) {
        return persons.of(actor.get(), id);
    }

    @PUT
    @Path("/{other}")
    @Operation(summary = "Say what the person of another file, which you see too, is to the person of this one")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<RelatedPersonView> relate(UUID id, UUID other, @Valid @NotNull RelatePerson command) {
        return persons.relate(actor.get(), id, other, command);
    }

    @DELETE
    @Path("/{other}")
    @Operation(summary = "They do not belong together, or it is no longer to be kept")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<Void> end(UUID id, UUID other) {
        return persons.end(actor.get(), id, other);
    }
}
