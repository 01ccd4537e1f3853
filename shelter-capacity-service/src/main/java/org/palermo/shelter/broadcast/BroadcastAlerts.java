package org.palermo.shelter.broadcast;

import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.UnmetNeeds;
import org.palermo.shelter.hold.NewHolds;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfiles;

/// The answers of shelters to broadcasts. Locks the broadcast first, then the alert, then the nights. When two shelters accept at the
/// same time, the second gets 409, because the broadcast is over.
@Tag(name = "Broadcasts",
        description = "Questions to many shelters at the same time when a search finds no place, and the answers of the shelters.")
@Path("/api/shelter/v1/broadcast-alerts")
@Authenticated
@ApplicationScoped
public class BroadcastAlerts {
    private static final String KIND = "broadcast_alert";

    private final AlertStore store;
    private final BroadcastStore broadcasts;
    private final NewHolds holds;
    private final UnmetNeeds unmet;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final Notices notices;
    private final CurrentOperation operation;

    BroadcastAlerts(AlertStore store, BroadcastStore broadcasts, NewHolds holds, UnmetNeeds unmet, ShelterProfiles profiles,
            Tonight tonight, Notices notices, CurrentOperation operation) {
        this.store = store;
        this.broadcasts = broadcasts;
        this.holds = holds;
        this.unmet = unmet;
        this.profiles = profiles;
        this.tonight = tonight;
        this.notices = notices;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listBroadcastAlerts", summary = "List what broadcasts ask of your shelters, latest first",
            description = "The list keeps alerts that were answered or are over. An alert says how many people, of what age and "
                    + "with what needs; it says neither who they are nor who asks. Answer before `answerBefore`.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Page<AlertView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, after, limit)
                .flatMap(this::views)
                .map(rows -> Page.of(rows, limit, a -> new Cursor(a.askedAt(), a.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(AlertView::id).toList()));
    }

    private Uni<List<AlertView>> views(List<BroadcastAlert> page) {
        return broadcasts.byIds(page.stream().map(alert -> alert.broadcast).toList()).map(found -> {
            Map<UUID, Broadcast> byId = found.stream().collect(Collectors.toMap(broadcast -> broadcast.id, broadcast -> broadcast));
            return page.stream().map(alert -> AlertView.of(alert, byId.get(alert.broadcast), operation.now())).toList();
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBroadcastAlert", summary = "Read what a broadcast asks of one of your shelters",
            description = "It says how many people, of what age and with what needs, and does not say who asks. Answer before "
                    + "`answerBefore`. An alert to a shelter of another organisation gets 404.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<AlertView> get(UUID id) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .call(() -> operation.record(actor, "READ", KIND, id))
                .flatMap(alert -> broadcasts.byId(alert.broadcast).map(asked -> AlertView.of(alert, asked, operation.now())));
    }

    /// Somebody handles the alert: the others are called only after another `acknowledgeMinutes` of the profile.
    @POST
    @Path("/{id}/acknowledgement")
    @Operation(operationId = "acknowledgeBroadcastAlert", summary = "Say that you are looking after an alert",
            description = "The next person on call is called only if you have not answered within the profile's `acknowledgeMinutes` from "
                    + "now. To get the same time once more, send it again. When the broadcast is over, the answer is 409.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<AlertView> acknowledge(UUID id) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .flatMap(alert ->
                        change(actor, alert, "ACKNOWLEDGE",
                                asked -> alert.acknowledge(actor, asked.nextCall(operation.now()), operation.now())));
    }

    @POST
    @Path("/{id}/refusal")
    @Operation(operationId = "declineBroadcastAlert", summary = "Say no to a broadcast, with a reason",
            description = "Sending the same reason again changes nothing; another answer gets 409, and so does a broadcast that is over. "
                    + "The organisation that asked sees a reason only once enough shelters have said no.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<AlertView> decline(UUID id, @Valid @NotNull DeclineAlert command) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .flatMap(alert -> change(actor, alert, "DECLINE", asked -> alert.decline(command.reason(), actor, operation.now())));
    }

    private Uni<AlertView> change(Actor actor, BroadcastAlert alert, String verb, Consumer<Broadcast> change) {
        return broadcasts.byId(alert.broadcast)
                .call(() -> store.lock(alert))
                .invoke(asked -> asked.requireOpen(operation.now()))
                .invoke(change)
                .call(broadcasts::flush)
                .call(() -> operation.record(actor, verb, KIND, alert.id))
                .map(asked -> AlertView.of(alert, asked, operation.now()));
    }

    /// The shelter accepts: places are held for the asker in the same transaction.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the broadcast is over, or the shelter has no room by its records
    @POST
    @Path("/{id}/acceptance")
    @Operation(operationId = "acceptBroadcastAlert",
            summary = "Say yes to a broadcast: places of your shelter are held for the people at once",
            description = "The first shelter that says yes wins. The answer is 409 when another shelter has said yes, after the deadline "
                    + "or a cancellation, when your shelter has already said no, and when it has no room by its census, its limits and "
                    + "its holds. The organisation that asked is told.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<AlertView> accept(UUID id, @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        return store.asked(id, actor).flatMap(alert -> operation.once(actor, key, "", AlertView.class,
                () -> accept(actor, alert)));
    }

    private Uni<AlertView> accept(Actor actor, BroadcastAlert alert) {
        return broadcasts.byId(alert.broadcast)
                .call(broadcasts::lock)
                .invoke(this::requireOpen)
                .call(() -> store.lock(alert))
                .invoke(alert::requireUnanswered)
                .call(asked -> keep(actor, alert, asked).invoke(hold -> {
                    alert.accept(actor, operation.now());
                    asked.meet(hold, operation.now());
                }))
                .call(broadcasts::flush)
                .call(asked -> unmet.meet(asked.asker(actor), asked.area, asked.stay(), asked.caseFile))
                .call(asked -> notices.tellAgency(asked.agency, "BROADCAST_MET", asked.id, asked.reference))
                .call(() -> operation.record(actor, "ACCEPT", KIND, alert.id))
                .map(asked -> AlertView.of(alert, asked, operation.now()));
    }

    /// An older broadcast may have a deadline after its last night.
    private void requireOpen(Broadcast asked) {
        asked.requireOpen(operation.now());
        if (tonight.isAfter(asked.stay().from(), asked.stay().nights(), asked.country)) {
            throw Broadcast.over();
        }
    }

    /// Uses the broadcast's id as the offer's id, so that a broadcast makes only one hold.
    private Uni<UUID> keep(Actor actor, BroadcastAlert alert, Broadcast asked) {
        int minutes = profiles.of(asked.country).waitlistOfferMinutes();
        return store.areaOf(alert)
                .map(area -> new Offer(asked.id, area, asked.country, asked.stay(), List.of(), asked.caseFile, asked.request,
                        operation.now().plus(minutes, ChronoUnit.MINUTES)))
                .flatMap(offer -> holds.keepAt(alert.shelter, actor, asked.asker(actor), offer));
    }
}
