package org.palermo.referral.people;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/people/reviews")
@Authenticated
class ReviewsResource {
    private static final String PEOPLE = "agency administrator: people of the caller's organisation; mechanism administrator: people of "
            + "organisations in the countries that the caller covers";

    private final People people;
    private final CurrentActor actor;

    ReviewsResource(People people, CurrentActor actor) {
        this.people = people;
        this.actor = actor;
    }

    /// @param agency the organisation; without it, your own
    @GET
    @Operation(operationId = "listUnconfirmedPeople",
            summary = "List the people whose access was not confirmed in this quarter, latest account first",
            description = "A mechanism administrator can name another `agency` in a country that they cover entirely. When the identity "
                    + "provider does not answer, the answer is 503.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<ReviewView> unconfirmed(
            @RestQuery UUID agency, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return people.unconfirmed(actor.get(), agency, Cursor.parse(cursor), limit);
    }

    @POST
    @Operation(operationId = "reviewPeople", summary = "Confirm or remove the access of people of your agency",
            description = "All decisions take effect, or none. A person who is suspended or removed can't be confirmed (409). A removal is "
                    + "for good, and you can't remove yourself as the last administrator (409).")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<ReviewedView> review(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReviewAccess command) {
        return people.review(actor.get(), key, command);
    }
}
