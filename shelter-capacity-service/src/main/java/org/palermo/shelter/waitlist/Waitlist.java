package org.palermo.shelter.waitlist;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.AvailabilitySearches;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Keeps the waitlist in a fair order.
@ApplicationScoped
public class Waitlist {
    private final WaitlistStore store;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final Idempotency idempotency;
    private final AvailabilitySearches searches;
    private final TransactionTime time;
    private final Audit audit;

    Waitlist(WaitlistStore store, Countries countries, ShelterProfiles profiles, Tonight tonight, Idempotency idempotency, AvailabilitySearches searches,
            TransactionTime time, Audit audit) {
        this.store = store;
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.idempotency = idempotency;
        this.searches = searches;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<WaitlistEntryView> join(Actor actor, String key, JoinWaitlist command) {
        Searchers.require(actor);
        return idempotency.once(actor, key, command, WaitlistEntryView.class, () -> join(actor, command));
    }

    private Uni<WaitlistEntryView> join(Actor actor, JoinWaitlist command) {
        Country country = countries.require("area", Territory.countryOf(command.area()));
        ShelterProfile profile = profiles.of(country);
        SearchAvailability search = command.search();
        Stay stay = search.stay(tonight.orLater(command.from(), country));
        AvailabilitySearches.check(actor, search, stay, profile);
        if (stay.party().size() > profile.maxPartyShown()) {
            throw Problems.invalid("women",
                    "must be 1 to " + profile.maxPartyShown() + " people, children included; ask for more by broadcast");
        }
        return searches.spend(actor, search, profile)
                .chain(() -> store.isArea(command.area()))
                .invoke(found -> {
                    if (!found) {
                        throw Problems.invalid("area", "must be an area where shelters are registered");
                    }
                })
                .chain(() -> store.waiting(actor))
                .invoke(waiting -> {
                    if (waiting >= profile.maxWaiting()) {
                        throw Problems.conflict("waitlist", "too-many", "Your organisation has as many waitlist entries as it may have.");
                    }
                })
                .map(waiting -> WaitlistEntry.of(actor, search, stay, command.atRisk(), profile, time.now()))
                .call(store::add)
                .call(entry -> audit.record(actor, "WAIT", "waitlist_entry", entry.id))
                .map(WaitlistEntryView::of);
    }

    @Scoped
    public Uni<Page<WaitlistEntryView>> page(Actor actor, Cursor after, int limit) {
        Searchers.require(actor);
        return store.page(actor, after, limit)
                .map(rows -> Page.of(rows.stream().map(WaitlistEntryView::of).toList(), limit, e -> new Cursor(e.joinedAt(), e.id())))
                .call(page -> audit.record(actor, "LIST", "waitlist_entry", page.items().stream().map(WaitlistEntryView::id).toList()));
    }

    @Scoped
    public Uni<WaitlistEntryView> get(Actor actor, UUID id) {
        return store.mine(id, actor).call(() -> audit.record(actor, "READ", "waitlist_entry", id)).map(WaitlistEntryView::of);
    }

    @Scoped
    public Uni<Void> leave(Actor actor, UUID id) {
        return store.mine(id, actor)
                .call(store::lock)
                .invoke(entry -> entry.leave(time.now()))
                .call(store::flush)
                .chain(() -> audit.record(actor, "LEAVE", "waitlist_entry", id));
    }
}
