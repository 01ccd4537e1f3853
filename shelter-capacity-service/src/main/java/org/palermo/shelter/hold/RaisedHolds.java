package org.palermo.shelter.hold;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.night.Tonight;

/// Lets an organisation see and hold everything that is free for one night. Because it can count places on that night, an
/// administrator decides, the audit records it, and it ends with the night.
@Tag(name = "Holds",
        description = "Places that are held for a short time, the request to the shelter that follows, and how many places an "
                + "organisation may hold.")
@Path("/api/shelter/v1/raised-holds")
@Authenticated
@ApplicationScoped
public class RaisedHolds {
    private static final int REFERENCE_BITS = 40;
    private static final Change ADD = Change.of("""
            insert into hold_raise (id, agency, country, night, nights, people, raised_by, raised_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);

    private final Countries countries;
    private final Tonight tonight;
    private final Notices notices;
    private final CurrentOperation operation;

    RaisedHolds(Countries countries, Tonight tonight, Notices notices, CurrentOperation operation) {
        this.countries = countries;
        this.tonight = tonight;
        this.notices = notices;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "raiseHolds", summary = "Raise the number of places that an organisation may hold for one night",
            description = "For stays that begin on that night and last at most `nights`, the organisation sees all places that are free "
                    + "for it, and can hold places for more people. The organisation is told. You must cover the whole country, otherwise "
                    + "403.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "countries that the caller covers entirely; for one organisation and one night")
    @Audited
    @Scoped
    public Uni<RaisedHoldsView> raise(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RaiseHolds command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, RaisedHoldsView.class, () -> raise(actor, command));
    }

    private Uni<RaisedHoldsView> raise(Actor actor, RaiseHolds command) {
        Country country = countries.require("country", command.country());
        if (!actor.covers(country.code())) {
            throw Problems.forbidden("hold", "not-covered", "You are not an administrator of the mechanism of this country.");
        }
        var raised = new RaisedHoldsView(Ids.next(), command.agency(), country.code(), tonight.orLater(command.night(), country),
                command.nights(), command.people(), operation.now());
        return ADD
                .execute(raised.id(), raised.agency(), raised.country(), raised.night(), raised.nights(), raised.people(), actor.subject(),
                        raised.raisedAt())
                .chain(() -> notices.tellAgency(raised.agency(), "HOLDS_RAISED", raised.id(), Reference.random(REFERENCE_BITS)))
                .chain(() -> operation.record(actor, "RAISE", "hold_raise", raised.id()))
                .replaceWith(raised);
    }
}
