package org.palermo.shelter.waitlist;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.hold.NewHolds;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfiles;

/// Holds free places for people on the waitlist, one transaction each.
@ApplicationScoped
class WaitlistOffers {
    private final WaitlistStore store;
    private final NewHolds holds;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final Notices notices;
    private final CurrentOperation operation;

    WaitlistOffers(WaitlistStore store, NewHolds holds, Countries countries, ShelterProfiles profiles, Tonight tonight, Notices notices,
            CurrentOperation operation) {
        this.store = store;
        this.holds = holds;
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.notices = notices;
        this.operation = operation;
    }

    /// Applies the results of the last offers, then returns the waiting entries in order.
    @Scoped
    Uni<List<WaitlistStore.Waiting>> settled(Actor waitlist) {
        return store.settle(operation.now())
                .chain(() -> Multi.createFrom().iterable(countries.all())
                        .onItem().transformToUniAndConcatenate(country -> store.over(country.code(), tonight.in(country), operation.now()))
                        .collect().last())
                .chain(() -> store.inOrder(operation.now()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when no shelter has a place for them now, or their organisation
    ///     holds as much as it may; they keep waiting
    @Scoped
    Uni<Void> offer(Actor waitlist, UUID id) {
        return store.lockWaiting(id)
                .flatMap(entry -> entry == null ? Uni.createFrom().voidItem() : offer(waitlist, entry));
    }

    private Uni<Void> offer(Actor waitlist, WaitlistEntry entry) {
        var end = operation.now().plusSeconds(60L * profiles.of(entry.country).waitlistOfferMinutes());
        Actor asker = new Actor(entry.subject, entry.agency, null, Set.of(), Set.of(), waitlist.request());
        return holds.keepFor(waitlist, asker,
                        new Offer(Ids.next(), entry.area, entry.country, entry.stay(), entry.avoided(), entry.caseFile, null, end))
                .invoke(entry::offered)
                .chain(store::flush)
                .chain(() -> notices.tellAgency(entry.agency, "WAITLIST_OFFER", entry.id, entry.reference,
                        List.of(MailLine.until("answerBefore", end, entry.country))))
                .chain(() -> operation.record(waitlist, "OFFER", "waitlist_entry", entry.id));
    }
}
