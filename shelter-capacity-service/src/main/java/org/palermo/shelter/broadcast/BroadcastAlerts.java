package org.palermo.shelter.broadcast;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.UnmetNeeds;
import org.palermo.shelter.hold.Holds;
import org.palermo.shelter.profile.ShelterProfiles;

/// The answers of shelters to broadcasts. Locks the broadcast first, then the alert, then the nights. When two shelters accept at the
/// same time, the second gets 409, because the broadcast is over.
@ApplicationScoped
public class BroadcastAlerts {
    private static final String KIND = "broadcast_alert";

    private final AlertStore store;
    private final BroadcastStore broadcasts;
    private final Holds holds;
    private final UnmetNeeds unmet;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    BroadcastAlerts(AlertStore store, BroadcastStore broadcasts, Holds holds, UnmetNeeds unmet, Countries countries, ShelterProfiles profiles,
            Idempotency idempotency, Notices notices, TransactionTime time, Audit audit) {
        this.store = store;
        this.broadcasts = broadcasts;
        this.holds = holds;
        this.unmet = unmet;
        this.countries = countries;
        this.profiles = profiles;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<AlertView>> page(Actor actor, Cursor after, int limit) {
        return store.page(actor, after, limit)
                .flatMap(this::views)
                .map(rows -> Page.of(rows, limit, a -> new Cursor(a.askedAt(), a.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(AlertView::id).toList()));
    }

    private Uni<List<AlertView>> views(List<BroadcastAlert> page) {
        return broadcasts.byIds(page.stream().map(alert -> alert.broadcast).toList()).map(found -> {
            Map<UUID, Broadcast> byId = found.stream().collect(Collectors.toMap(broadcast -> broadcast.id, broadcast -> broadcast));
            return page.stream().map(alert -> AlertView.of(alert, byId.get(alert.broadcast), time.now())).toList();
        });
    }

    @Scoped
    public Uni<AlertView> get(Actor actor, UUID id) {
        return store.asked(id, actor)
                .call(() -> audit.record(actor, "READ", KIND, id))
                .flatMap(alert -> broadcasts.byId(alert.broadcast).map(asked -> AlertView.of(alert, asked, time.now())));
    }

    /// Somebody handles the alert: the others are called only after another `acknowledgeMinutes` of the profile.
    @Scoped
    public Uni<AlertView> acknowledge(Actor actor, UUID id) {
        return store.asked(id, actor).flatMap(alert -> change(actor, alert, "ACKNOWLEDGE", asked -> alert.acknowledge(actor, asked.nextCall(time.now()), time.now())));
    }

    @Scoped
    public Uni<AlertView> decline(Actor actor, UUID id, DeclineAlert command) {
        return store.asked(id, actor).flatMap(alert -> change(actor, alert, "DECLINE", asked -> alert.decline(command.reason(), actor, time.now())));
    }

    private Uni<AlertView> change(Actor actor, BroadcastAlert alert, String verb, Consumer<Broadcast> change) {
        return broadcasts.byId(alert.broadcast)
                .call(() -> store.lock(alert))
                .invoke(asked -> asked.requireOpen(time.now()))
                .invoke(change)
                .call(broadcasts::flush)
                .call(() -> audit.record(actor, verb, KIND, alert.id))
                .map(asked -> AlertView.of(alert, asked, time.now()));
    }

    /// The shelter accepts: places are held for the asker in the same transaction.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the broadcast is over, or the shelter has no room by its records
    @Scoped
    public Uni<AlertView> accept(Actor actor, UUID id, String key) {
        return store.asked(id, actor).flatMap(alert -> idempotency.once(actor, key, "", AlertView.class,
                () -> accept(actor, alert)));
    }

    private Uni<AlertView> accept(Actor actor, BroadcastAlert alert) {
        return broadcasts.byId(alert.broadcast)
                .call(broadcasts::lock)
                .invoke(asked -> asked.requireOpen(time.now()))
                .call(() -> store.lock(alert))
                .invoke(alert::requireUnanswered)
                .call(asked -> keep(actor, alert, asked).invoke(hold -> {
                    alert.accept(actor, time.now());
                    asked.meet(hold, time.now());
                }))
                .call(broadcasts::flush)
                .call(asked -> unmet.meet(asked.asker(actor), asked.area, asked.stay(), asked.caseFile))
                .call(asked -> notices.tellAgency(asked.agency, "BROADCAST_MET", asked.id, asked.reference))
                .call(() -> audit.record(actor, "ACCEPT", KIND, alert.id))
                .map(asked -> AlertView.of(alert, asked, time.now()));
    }

    /// Uses the broadcast's id as the offer's id, so that a broadcast makes only one hold.
    private Uni<UUID> keep(Actor actor, BroadcastAlert alert, Broadcast asked) {
        int minutes = profiles.of(countries.country(asked.country).orElseThrow()).waitlistOfferMinutes();
        return store.areaOf(alert)
                .map(area -> new Offer(asked.id, area, asked.country, asked.stay(), List.of(), asked.caseFile, asked.request, time.now().plus(minutes, ChronoUnit.MINUTES)))
                .flatMap(offer -> holds.keepAt(alert.shelter, actor, asked.asker(actor), offer));
    }
}
