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

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
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
    @Operation(operationId = "listRelatedPersons",
            summary = "List the related persons of a case, such as children, family, people of the same event",
            description = "It lists only persons whose case files you see too, by the reference of their case.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<Page<RelatedPersonView>> of(UUID id) {
        return persons.of(actor.get(), id);
    }

    @PUT
    @Path("/{other}")
    @Operation(operationId = "relatePersons", summary = "Say what the person of another case is to the person of this one",
            description = "You must see both cases. It replaces an earlier relation of the two. If one of them has no identified person, "
                    + "the answer is 409.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<RelatedPersonView> relate(UUID id, UUID other, @Valid @NotNull RelatePerson command) {
        return persons.relate(actor.get(), id, other, command);
    }

    @DELETE
    @Path("/{other}")
    @Operation(operationId = "unrelatePersons", summary = "Delete the relation between the persons of two cases",
            description = "You must see both cases. When there is no relation, the answer is 404.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<Void> end(UUID id, UUID other) {
        return persons.end(actor.get(), id, other);
    }
}
