package org.palermo.shelter.broadcast;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.availability.AvailabilitySearches;
import org.palermo.shelter.availability.Question;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;
import org.palermo.shelter.request.AccommodationRequests;

/// Starts a broadcast. The watch finds the shelters a moment later, so the asker's transaction takes the same time and does the
/// same work whether there are many shelters or none.
@ApplicationScoped
public class Broadcasts {
    private static final String KIND = "broadcast";

    private final BroadcastStore store;
    private final AvailabilitySearches searches;
    private final AccommodationRequests requests;
    private final ShelterProfiles profiles;
    private final Idempotency idempotency;
    private final TransactionTime time;
    private final Audit audit;

    Broadcasts(BroadcastStore store, AvailabilitySearches searches, AccommodationRequests requests, ShelterProfiles profiles, Idempotency idempotency, TransactionTime time, Audit audit) {
        this.store = store;
        this.searches = searches;
        this.requests = requests;
        this.profiles = profiles;
        this.idempotency = idempotency;
        this.time = time;
        this.audit = audit;
    }

    /// @return null when there is a place. The caller then throws {@link #placeFree} after the transaction, so that the question
    ///     stays counted.
    @Scoped
    public Uni<BroadcastView> ask(Actor actor, String key, AskShelters command) {
        Searchers.require(actor);
        return idempotency.once(actor, key, command, BroadcastView.class, () -> ask(actor, command));
    }

    private Uni<BroadcastView> ask(Actor actor, AskShelters command) {
        ShelterProfile profile = profiles.of(searches.country(command.search()));
        requireSoon(command.deadline(), profile);
        return requests.require(actor, command.request(), command.caseFile())
                .chain(() -> requireFew(actor, profile))
                .chain(() -> searches.unanswered(actor, command.search()))
                .flatMap(question -> question.isEmpty() ? Uni.createFrom().nullItem() : ask(actor, command, question.get(), profile));
    }

    private Uni<BroadcastView> ask(Actor actor, AskShelters command, Question question, ShelterProfile profile) {
        Broadcast broadcast = Broadcast.of(actor, command, question, profile, time.now());
        return store.add(broadcast)
                .chain(() -> audit.record(actor, "BROADCAST", KIND, broadcast.id))
                .map(recorded -> BroadcastView.of(broadcast, time.now()));
    }

    static HttpProblem placeFree() {
        return Problems.conflict(KIND, "place-free", "A place is free. Search for it and hold it.");
    }

    /// Call before the search for a place, so that a refusal reveals nothing about places.
    private void requireSoon(Instant deadline, ShelterProfile profile) {
        if (!deadline.isAfter(time.now()) || deadline.isAfter(time.now().plus(profile.broadcastHours(), ChronoUnit.HOURS))) {
            throw Problems.invalid("deadline", "must be within the next " + profile.broadcastHours() + " hours");
        }
    }

    private Uni<Long> requireFew(Actor actor, ShelterProfile profile) {
        return store.open(actor, time.now()).invoke(open -> {
            if (open >= profile.maxOpenBroadcasts()) {
                throw Problems.conflict(KIND, "too-many",
                        "Your organisation has as many open broadcasts as it may have. Cancel one, or wait for its deadline.");
            }
        });
    }

    @Scoped
    public Uni<Page<BroadcastView>> page(Actor actor, Cursor after, int limit) {
        Searchers.require(actor);
        return store.page(actor, after, limit)
                .map(rows -> Page.of(rows.stream().map(row -> BroadcastView.of(row, time.now())).toList(), limit, b -> new Cursor(b.askedAt(), b.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(BroadcastView::id).toList()));
    }

    @Scoped
    public Uni<BroadcastView> get(Actor actor, UUID id) {
        return store.mine(id, actor).call(() -> audit.record(actor, "READ", KIND, id)).map(broadcast -> BroadcastView.of(broadcast, time.now()));
    }

    /// Cancels the broadcast; the watch tells the shelters.
    @Scoped
    public Uni<Void> cancel(Actor actor, UUID id) {
        return store.mine(id, actor)
                .call(store::lock)
                .invoke(broadcast -> broadcast.cancel(time.now()))
                .call(store::flush)
                .chain(() -> audit.record(actor, "CANCEL", KIND, id));
    }
}
