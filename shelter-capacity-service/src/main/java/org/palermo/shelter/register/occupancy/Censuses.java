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
import org.palermo.shelter.profile.ShelterProfiles;
import org.palermo.shelter.register.Shelter;
import org.palermo.shelter.register.ShelterDay;
import org.palermo.shelter.register.ShelterStore;

/// Takes the census of a shelter. The same census may be sent repeatedly; one that is older than the last is refused.
@Tag(name = "Census and limits", description = "How many people are in a shelter, and how many places it may give.")
@Path("/api/shelter/v1/shelters/{shelter}")
@ApplicationScoped
public class Censuses {
    private final ShelterStore shelters;
    private final CensusStore store;
    private final ShelterDay day;
    private final ShelterProfiles profiles;
    private final CurrentOperation operation;

    Censuses(ShelterStore shelters, CensusStore store, ShelterDay day, ShelterProfiles profiles, CurrentOperation operation) {
        this.shelters = shelters;
        this.store = store;
        this.day = day;
        this.profiles = profiles;
        this.operation = operation;
    }

    @GET
    @Path("/census")
    @Operation(operationId = "getCensus", summary = "Read the latest census of a shelter",
            description = "Before the first census, the answer has no numbers and is `stale`. While the census is too old for tonight, "
                    + "the number of free places is unknown.")
    @Authenticated
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<CensusView> census(UUID shelter) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)));
    }

    @PUT
    @Path("/census")
    @Operation(operationId = "recordCensus", summary = "Record how many people are in a shelter",
            description = "`onMattresses` says how many of them sleep without a place of the shelter; more people than places and "
                    + "mattresses get 400. Sending the same census again changes nothing. Any other census that is not later than the last "
                    + "one gets 409.")
    @Authenticated
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<CensusView> count(UUID shelter, @Valid @NotNull RecordCensus command) {
        Actor actor = operation.caller();
        Instant at = Objects.requireNonNullElse(command.at(), operation.now());
        if (at.isAfter(operation.now()) || at.isBefore(Instant.EPOCH)) {
            throw Problems.invalid("at", "must not be in the future and not before 1970");
        }
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .call(found -> store.latest(shelter).flatMap(latest -> count(actor, found, latest, command, at)))
                .flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)));
    }

    private Uni<Void> count(Actor actor, Shelter shelter, Optional<CensusCount> latest, RecordCensus command, Instant at) {
        if (latest.filter(l -> l.at().equals(at) && l.occupied() == command.occupied() && l.onMattresses() == command.onMattresses())
                .isPresent()) {
            return Uni.createFrom().voidItem();
        }
        if (latest.filter(l -> !l.at().isBefore(at)).isPresent()) {
            throw Problems.conflict("census", "older", "A later count has been recorded.");
        }
        return store.places(shelter.id())
                .invoke(places -> requirePossible(command, places))
                .chain(() -> write(actor, shelter, command.occupied(), command.onMattresses(), at));
    }

    private static void requirePossible(RecordCensus command, int places) {
        if (command.onMattresses() > command.occupied()) {
            throw Problems.invalid("onMattresses", "must not be above occupied");
        }
        if (command.occupied() > places + command.onMattresses()) {
            throw Problems.invalid("occupied",
                    "must be at most " + places + ", the places of the house; say with onMattresses how many sleep there without one");
        }
    }

    /// Stores a census of an import if it is later than the last one. The caller holds the shelter's lock.
    public Uni<Void> writeLater(Actor actor, Shelter shelter, int occupied, Instant at) {
        return store.latest(shelter.id()).flatMap(latest -> latest.filter(last -> !last.at().isBefore(at)).isPresent()
                ? Uni.createFrom().voidItem()
                : write(actor, shelter, occupied, 0, at));
    }

    /// Stores a census that is the latest one. The caller holds the shelter's lock.
    public Uni<Void> write(Actor actor, Shelter shelter, int occupied, int onMattresses, Instant at) {
        return store.add(shelter.id(), occupied, onMattresses, at, actor.subject(), operation.now())
                .chain(() -> store.apply(shelter.id(), occupied, at, day.nightAt(shelter, at)))
                .chain(() -> operation.record(actor, "CENSUS", "shelter", shelter.id()));
    }

    private CensusView view(Shelter shelter, Optional<CensusCount> latest) {
        Instant staleBefore = profiles.of(day.country(shelter)).staleBefore(operation.now());
        return latest.map(count -> CensusView.of(count, staleBefore)).orElse(CensusView.NEVER);
    }
}
