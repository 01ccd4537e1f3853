package org.palermo.shelter.register.occupancy;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;
import static org.palermo.shelter.AllowedScopes.SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.register.Shelter;
import org.palermo.shelter.register.ShelterDay;
import org.palermo.shelter.register.ShelterStore;

/// Changes how many places a shelter may give, for some nights or for all. A limit below the places that are taken refuses new
/// holds and moves nobody.
@Tag(name = "Census and limits", description = "How many people are in a shelter, and how many places it may give.")
@Path("/api/shelter/v1/shelters/{shelter}")
@Authenticated
@ApplicationScoped
public class Limits {
    private final ShelterStore shelters;
    private final LimitStore store;
    private final ShelterDay day;
    private final CurrentOperation operation;

    Limits(ShelterStore shelters, LimitStore store, ShelterDay day, CurrentOperation operation) {
        this.shelters = shelters;
        this.store = store;
        this.day = day;
        this.operation = operation;
    }

    /// @param night the requested night, or null for tonight
    @GET
    @Path("/limits")
    @Operation(operationId = "getLimits", summary = "Read tonight's limits of a shelter",
            description = "`recordedBy` is left out until somebody changes the limits that were registered. The limits of other nights "
                    + "are in `listNights`. A shelter that you neither run nor administer gets 404.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<LimitsView> limits(UUID shelter) {
        Actor actor = operation.caller();
        LocalDate night = null;
        return shelters.inScope(shelter, actor)
                .flatMap(found -> store.of(shelter, Objects.requireNonNullElse(night, day.tonight(found))));
    }

    @PUT
    @Path("/limits")
    @Operation(operationId = "changeLimits", summary = "Change how many places a shelter may give, on some nights or on all",
            description = "Without `from`, the change applies to all nights from tonight on, also those with a limit of their own; with "
                    + "it, to one night or `nights`. A limit below the places that are taken refuses new holds and moves nobody.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<LimitsView> limit(UUID shelter, @Valid @NotNull ChangeLimits command) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .invoke(found -> check(command, day.tonight(found)))
                .call(found -> write(actor, found, command))
                .call(() -> operation.record(actor, "LIMITS", "shelter", shelter))
                .flatMap(found -> store.of(shelter, Objects.requireNonNullElse(command.from(), day.tonight(found))));
    }

    private Uni<Void> write(Actor actor, Shelter shelter, ChangeLimits command) {
        if (command.from() == null) {
            LocalDate tonight = day.tonight(shelter);
            return store.limit(shelter.id(), tonight, command)
                    .chain(() -> store.add(shelter.id(), tonight, null, command, actor.subject(), operation.now()));
        }
        int count = Objects.requireNonNullElse(command.nights(), 1);
        return day.lockNights(shelter, command.from(), count)
                .chain(() -> store.limitNights(shelter.id(), command.from(), count, command))
                .chain(() -> store.add(shelter.id(), command.from(), command.from().plusDays(count), command, actor.subject(),
                        operation.now()));
    }

    private static void check(ChangeLimits command, LocalDate today) {
        if (command.staffed() == null && command.hygieneLimit() == null) {
            throw Problems.invalid("staffed", "must be given, or hygieneLimit");
        }
        if (command.from() == null && command.nights() != null) {
            throw Problems.invalid("nights", "must be given with from");
        }
        if (command.from() != null && (command.from().isBefore(today) || command.from().isAfter(today.plusYears(2)))) {
            throw Problems.invalid("from", "must not be in the past, and not more than two years ahead");
        }
    }
}
