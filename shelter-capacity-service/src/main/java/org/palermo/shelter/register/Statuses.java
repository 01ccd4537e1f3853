package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.directory.entry.DirectoryListings;

/// Opens and closes shelters. A request may be repeated; one that is older than the last is refused.
@Tag(name = "Status, supplies and nights",
        description = "Whether a shelter takes people in, which supplies it lacks, and how many places each night still has.")
@Path("/api/shelter/v1/shelters/{shelter}")
@Authenticated
@ApplicationScoped
public class Statuses {
    private final ShelterStore shelters;
    private final OfferProfileStore profiles;
    private final StatusStore store;
    private final ShelterDay day;
    private final DirectoryListings directory;
    private final CurrentOperation operation;

    Statuses(ShelterStore shelters, OfferProfileStore profiles, StatusStore store, ShelterDay day, DirectoryListings directory,
            CurrentOperation operation) {
        this.shelters = shelters;
        this.profiles = profiles;
        this.store = store;
        this.day = day;
        this.directory = directory;
        this.operation = operation;
    }

    @GET
    @Path("/status")
    @Operation(operationId = "getShelterStatus", summary = "Read whether a shelter takes people in, and who recorded it",
            description = "`since`, `recordedBy` and `recordedAt` are null until somebody records a status other than the one in the "
                    + "shelter's description. A shelter that you neither run nor administer gets 404.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<StatusView> status(UUID shelter) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor).flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)));
    }

    @PUT
    @Path("/status")
    @Operation(operationId = "changeShelterStatus", summary = "Open, restrict or close a shelter, or say that it only helps from a "
            + "distance",
            description = "Nobody who lives in the shelter is moved. Sending the same status again, without `at` or with the same, changes "
                    + "nothing. A status that does not begin later than the last one gets 409.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<StatusView> change(UUID shelter, @Valid @NotNull RecordStatus command) {
        Actor actor = operation.caller();
        Instant at = Objects.requireNonNullElse(command.at(), operation.now());
        if (at.isAfter(operation.now()) || at.isBefore(Instant.EPOCH)) {
            throw Problems.invalid("at", "must not be in the future and not before 1970");
        }
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .call(shelters::refresh)
                .flatMap(found -> store.latest(shelter).flatMap(latest -> change(actor, found, latest, command, at)))
                .call(() -> operation.record(actor, "STATUS", "shelter", shelter));
    }

    private Uni<StatusView> change(Actor actor, Shelter shelter, Optional<StatusView> latest, RecordStatus command, Instant at) {
        boolean said = latest.filter(l -> l.status() == command.status() && l.status() == shelter.status
                && (command.at() == null || l.since().equals(at))).isPresent();
        if (said) {
            return Uni.createFrom().item(latest.get());
        }
        if (latest.filter(l -> !l.since().isBefore(at)).isPresent()) {
            throw Problems.conflict("status", "older", "A later status has been recorded.");
        }
        StatusView state = new StatusView(command.status(), at, actor.subject(), operation.now());
        shelter.status = command.status();
        return shelters.flush()
                .chain(() -> profiles.describe(shelter))
                .chain(() -> store.add(shelter.id, state))
                .chain(() -> directory.say(shelter.id, shelter.status.name()))
                .replaceWith(state);
    }

    private static StatusView view(Shelter shelter, Optional<StatusView> latest) {
        return latest.filter(l -> l.status() == shelter.status).orElse(new StatusView(shelter.status, null, null, null));
    }
}
