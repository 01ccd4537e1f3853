package org.palermo.shelter.broadcast;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.availability.UnmetNeeds;
import org.palermo.shelter.availability.Vacancies;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// The steps that time triggers. Each step runs once, in its own transaction: after a crash between two steps the next run
/// continues, and two instances at the same time take different rows.
@ApplicationScoped
class BroadcastSteps {
    private final WatchStore store;
    private final Vacancies vacancies;
    private final UnmetNeeds unmet;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Notices notices;
    private final CurrentOperation operation;

    BroadcastSteps(WatchStore store, Vacancies vacancies, UnmetNeeds unmet, Countries countries, ShelterProfiles profiles, Notices notices,
            CurrentOperation operation) {
        this.store = store;
        this.vacancies = vacancies;
        this.unmet = unmet;
        this.countries = countries;
        this.profiles = profiles;
        this.notices = notices;
        this.operation = operation;
    }

    /// Broadcasts whose shelters have not been asked yet.
    @Scoped
    Uni<List<UUID>> fresh(Actor watch) {
        return store.fresh(operation.now());
    }

    /// Asks every shelter that could take the people, and calls the first person on call at each.
    @Scoped
    Uni<Void> spread(Actor watch, UUID id) {
        return store.lockFresh(id, operation.now())
                .flatMap(broadcast -> broadcast == null ? Uni.createFrom().voidItem() : spread(watch, broadcast));
    }

    private Uni<Void> spread(Actor watch, Broadcast broadcast) {
        return vacancies.takers(List.of(broadcast.areas.split(",")), broadcast.stay(), profiles.of(broadcast.country), operation.now())
                .flatMap(shelters -> store.ask(broadcast, shelters.stream().map(UUID::toString).collect(Collectors.joining(",")),
                        operation.now(), broadcast.nextCall(operation.now())))
                .invoke(() -> broadcast.spread(operation.now()))
                .chain(store::flush)
                .chain(() -> operation.record(watch, "SPREAD", "broadcast", broadcast.id));
    }

    /// Calls the next person on call where nobody has answered or acknowledged in time.
    @Scoped
    Uni<Void> escalate(Actor watch) {
        return store.escalate(operation.now());
    }

    /// Open broadcasts whose deadline has passed.
    @Scoped
    Uni<List<UUID>> due(Actor watch) {
        return store.due(operation.now());
    }

    /// Counts the broadcast as unmet need, like a search that found nothing, and tells the asker.
    @Scoped
    Uni<Void> close(Actor watch, UUID id) {
        return store.lockDue(id, operation.now())
                .flatMap(broadcast -> broadcast == null ? Uni.createFrom().voidItem() : close(watch, broadcast));
    }

    private Uni<Void> close(Actor watch, Broadcast broadcast) {
        broadcast.stayUnmet(operation.now());
        return store.flush()
                .chain(() -> unmet.countUnanswered(broadcast.asker(watch), broadcast.id, broadcast.country, broadcast.area,
                        broadcast.stay(), broadcast.caseFile))
                .chain(() -> notices.tellAgency(broadcast.agency, "BROADCAST_UNMET", broadcast.id, broadcast.reference))
                .chain(() -> operation.record(watch, "UNMET", "broadcast", broadcast.id));
    }

    /// Tells shelters that no answer is needed any more, and records what the asker may know. Reasons are shown only after as many
    /// shelters of as many operators have declined as an area must have, so that no shelter is identified.
    @Scoped
    Uni<Void> settle(Actor watch) {
        return store.tellOver(operation.now())
                .chain(() -> Multi.createFrom().iterable(countries.all())
                        .onItem().transformToUniAndConcatenate(this::sum)
                        .collect().last())
                .replaceWithVoid();
    }

    private Uni<Void> sum(Country country) {
        ShelterProfile profile = profiles.of(country);
        return store.sum(country.code(), profile.areaK(), profile.areaOperators());
    }
}
