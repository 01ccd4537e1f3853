package org.palermo.inspection.sync;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.directive.OpenOrders;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sequencer.Feed;
import org.palermo.kernel.sequencer.FeedCursor;

/// Gives an inspector's phone the day's work.
@Tag(name = "Sync", description = "The day's work of an inspector: all of it, or only the changes.")
@Path("/api/inspection/v1/sync")
@ApplicationScoped
public class Sync {
    private static final Logger LOG = Logger.getLogger(Sync.class);
    private static final Actor SYSTEM = Actor.system("sync");
    private static final Duration VISITS = Duration.ofDays(30);
    /// Changes are kept for longer than a phone may be away.
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration AWAY = Duration.ofDays(60);
    /// A smaller answer is not worth compressing.
    private static final int SMALL = 1_000;

    private final SyncStore store;
    private final OpenOrders orders;
    private final Feed feed;
    private final CurrentOperation operation;
    private final ObjectMapper json;
    private final Vertx vertx;

    Sync(SyncStore store, OpenOrders orders, Feed feed, CurrentOperation operation, ObjectMapper json, Vertx vertx) {
        this.store = store;
        this.orders = orders;
        this.feed = feed;
        this.operation = operation;
        this.json = json;
        this.vertx = vertx;
    }

    /// @param after the `next` of the answer before; without it, the whole scope
    /// @param encodings that the caller reads
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is no `next`; 410 when the changes since then are not known
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "syncInspector", summary = "Get your day's work, or what has changed in it since you asked last",
            description = "The answer has the visits that are assigned to you, their workplaces, the visits that you recorded in the last "
                    + "thirty days, and the open orders of the workplaces that you visit for a follow-up. Without `after`, it has all of "
                    + "them. Send the `next` of the last answer as `after` to get only what has changed since; `withdrawn` then lists "
                    + "what is no longer part of your work. 410 means that the service no longer knows the changes, because it was "
                    + "restored from a backup or you did not ask for sixty days: ask again without `after`. With `Accept-Encoding: gzip` "
                    + "it is compressed.")
    @APIResponse(responseCode = "200", description = "OK",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SyncView.class)))
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "planned visits that are assigned to the caller, their workplaces, the visits "
            + "that the caller recorded, and open orders of the workplaces that the caller follows up")
    @Audited
    @Scoped
    public Uni<RestResponse<byte[]>> sync(@RestQuery @Size(max = 200) String after, @RestHeader("Accept-Encoding") String encodings) {
        Actor actor = operation.caller();
        // The end first: what is committed meanwhile comes again the next time, and nothing is left out.
        return feed.end(SyncStore.FEED)
                .flatMap(end -> after == null ? whole(actor, end)
                        : feed.position(SyncStore.FEED, after).flatMap(from -> since(actor, from, end)))
                .call(view -> operation.record(actor, "SYNC", "planned_visit",
                        view.plannedVisits().stream().map(SyncView.SyncedPlannedVisit::id).toList()))
                .call(view -> operation.record(actor, "SYNC", "directive", view.orders().stream().map(SyncView.SyncedOrder::id).toList()))
                .call(view -> operation.record(actor, "SYNC", "visit", view.visits().stream().map(SyncView.SyncedVisit::id).toList()))
                .map(view -> answer(view, encodings));
    }

    private Uni<SyncView> whole(Actor actor, FeedCursor end) {
        return store.planned(actor).flatMap(planned -> store.visits(actor, operation.now().minus(VISITS))
                .flatMap(visits -> store.workplaces(actor).flatMap(workplaces -> orders.ofFollowUps(actor)
                        .map(found -> new SyncView(end.write(), true, workplaces, planned, visits, synced(found), List.of())))));
    }

    private Uni<SyncView> since(Actor actor, FeedCursor from, FeedCursor end) {
        return store.isOlder(from.sequence(), operation.now().minus(AWAY))
                .invoke(older -> {
                    if (older) {
                        throw gone();
                    }
                })
                .chain(() -> store.changed(actor, from.sequence(), end.sequence()))
                .invoke(changed -> {
                    if (changed.size() > SyncStore.MOST) {
                        throw gone();
                    }
                })
                .flatMap(changed -> changed(actor, changed, end));
    }

    private static RuntimeException gone() {
        return Problems.gone("sync", "too-far", "Too much has changed since then. Ask again without after, to get everything.");
    }

    private Uni<SyncView> changed(Actor actor, List<SyncStore.Changed> changed, FeedCursor end) {
        return store.planned(actor, of(changed, SyncView.Kind.PLANNED_VISIT))
                .flatMap(planned -> store.visits(actor, operation.now().minus(VISITS), of(changed, SyncView.Kind.VISIT))
                        .flatMap(visits -> store.workplaces(actor, of(changed, SyncView.Kind.WORKPLACE))
                                .flatMap(workplaces -> orders.ofFollowUps(actor, of(changed, SyncView.Kind.DIRECTIVE)).map(Sync::synced)
                                        .map(found -> new SyncView(end.write(), false, workplaces, planned, visits, found,
                                                withdrawn(changed, planned, workplaces, found))))));
    }

    private static List<SyncView.SyncedOrder> synced(List<OpenOrders.OpenOrder> orders) {
        return orders.stream()
                .map(order -> new SyncView.SyncedOrder(order.id(), order.workplace(), order.kind().name(), order.state().name(),
                        order.servedOn(),
                order.dueOn(), order.amount(), order.text(), order.steps().stream()
                        .map(step -> new SyncView.SyncedStep(step.id(), step.text(), step.dueOn())).toList())).toList();
    }

    private static Set<UUID> of(List<SyncStore.Changed> changed, SyncView.Kind kind) {
        return changed.stream().filter(one -> one.kind() == kind).map(SyncStore.Changed::record).collect(Collectors.toSet());
    }

    /// What changed and is not in the scope now. A visit stays the inspector's.
    private static List<SyncView.Withdrawn> withdrawn(List<SyncStore.Changed> changed, List<SyncView.SyncedPlannedVisit> planned,
            List<SyncView.SyncedWorkplace> workplaces, List<SyncView.SyncedOrder> orders) {
        List<SyncView.Withdrawn> withdrawn = new ArrayList<>();
        add(withdrawn, SyncView.Kind.PLANNED_VISIT, of(changed, SyncView.Kind.PLANNED_VISIT),
                planned.stream().map(SyncView.SyncedPlannedVisit::id).toList());
        add(withdrawn, SyncView.Kind.WORKPLACE, of(changed, SyncView.Kind.WORKPLACE),
                workplaces.stream().map(SyncView.SyncedWorkplace::id).toList());
        add(withdrawn, SyncView.Kind.DIRECTIVE, of(changed, SyncView.Kind.DIRECTIVE),
                orders.stream().map(SyncView.SyncedOrder::id).toList());
        return withdrawn;
    }

    private static void add(List<SyncView.Withdrawn> withdrawn, SyncView.Kind kind, Set<UUID> changed, Collection<UUID> here) {
        Set<UUID> left = new HashSet<>(changed);
        left.removeAll(new HashSet<>(here));
        left.stream().sorted().forEach(id -> withdrawn.add(new SyncView.Withdrawn(kind, id)));
    }

    private RestResponse<byte[]> answer(SyncView view, String encodings) {
        byte[] plain = written(view);
        boolean zip = encodings != null
                && encodings.toLowerCase(Locale.ROOT).matches("(?:.{0,200}[ ,])?+gzip(?:[ ,;].{0,200})?+") && plain.length > SMALL;
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder
                .ok(zip ? zipped(plain) : plain, MediaType.APPLICATION_JSON_TYPE)
                .header("Vary", "Accept-Encoding").header("Cache-Control", "no-store");
        return (zip ? answer.header("Content-Encoding", "gzip") : answer).build();
    }

    private byte[] written(SyncView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A scope can't be written", e);
        }
    }

    private static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Scheduled(identity = "sync-changes", every = "${palermo.sync.clean.every:24h}", delayed = "1h", concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(() -> OwnContext.run(vertx, () -> clean(SYSTEM)), LOG,
                "Old changes could not be deleted and will be tried again");
    }

    /// Deletes old changes.
    ///
    /// @return how many
    @Scoped
    Uni<Integer> clean(Actor system) {
        return store.drop(operation.now().minus(KEPT));
    }
}
