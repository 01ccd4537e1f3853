package org.palermo.inspection.plan;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.team.Team;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The plan of an inspectorate: reads it, adds to it, and shows an inspector her day.
@Tag(name = "Plan of visits", description = "Visits that are planned, by quarter and inspector, until they are opened and closed.")
@Path("/api/inspection/v1/planned-visits")
@Authenticated
@ApplicationScoped
public class VisitPlan {
    private static final String OWN = "the plan of the caller's inspectorate; only the chief inspector sees whether a complaint or a "
            + "tip is the reason";
    private static final int MOST_OF_A_DAY = 50;
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    private final PlannedVisitStore store;
    private final PlannedVisits planned;
    private final PlanSteps steps;
    private final PlanViews views;
    private final Team team;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    VisitPlan(PlannedVisitStore store, PlannedVisits planned, PlanSteps steps, PlanViews views, Team team, Idempotency idempotency,
            Audit audit,
            CurrentActor caller) {
        this.store = store;
        this.planned = planned;
        this.steps = steps;
        this.views = views;
        this.team = team;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param quarter only visits whose last day is in it, e.g. `2026-Q4`
    /// @param state only visits in this state
    /// @param inspector only visits that are assigned to this subject; `me` is you
    /// @param workplace only visits to this workplace
    @GET
    @Operation(operationId = "listPlannedVisits", summary = "List the planned visits of your inspectorate, those due first",
            description = "Choose a quarter (`2026-Q4`), a state, an inspector (`me` is you) or a workplace.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PlannedVisitView>> page(@RestQuery String quarter, @RestQuery String state,
            @RestQuery @Size(max = 120) @PlainText String inspector,
            @RestQuery UUID workplace, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Quarter within = quarter == null || quarter.isEmpty() ? null : Quarter.parse(quarter);
        LocalDate start = within == null ? LocalDate.EPOCH : within.first();
        Cursor after = Cursor.parse(cursor, new Cursor(start.atStartOfDay(ZoneOffset.UTC).toInstant(), new UUID(0, 0)));
        LocalDate afterDay = LocalDate.ofInstant(after.at(), ZoneOffset.UTC);
        return store.due(actor, afterDay, after.id(), within == null ? LAST : within.last(), Choice.of(PlannedVisitState.class, "state",
                state),
                        "me".equals(inspector) ? actor.subject() : inspector, workplace, limit + 1)
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.byDay().atStartOfDay(ZoneOffset.UTC).toInstant(), p.id())))
                .call(page -> listed(actor, page.items()))
                .flatMap(page -> views.of(actor, page.items()).map(shown -> new Page<>(shown, page.next())));
    }

    /// @param day the day; today when omitted
    @GET
    @Path("/today")
    @Operation(operationId = "listVisitsOfMyDay", summary = "List your visits of a day, in the order of a short way",
            description = "Those that you were assigned, accepted or opened. From the most western place on, always the nearest place "
                    + "is next; "
                    + "places without a point come last. At most 50.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "visits that are assigned to the caller")
    @Audited
    @Scoped
    public Uni<Page<PlannedVisitView>> today(@RestQuery LocalDate day) {
        Actor actor = caller.get();
        return store.ofDay(actor, day == null ? planned.today(actor) : day, MOST_OF_A_DAY)
                .call(found -> listed(actor, found))
                .flatMap(found -> views.of(actor, found))
                .map(shown -> new Page<>(DayRoute.order(shown), null));
    }

    /// @param quarter e.g. `2026-Q4`; the present one when omitted
    @GET
    @Path("/progress")
    @Operation(operationId = "getPlanProgress", summary = "Compare the plan of a quarter with what is done and what the team can do",
            description = "Each member's capacity is what she declared for a week, times the weeks of the quarter.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = "figures of the caller's inspectorate")
    @Scoped
    public Uni<PlanProgress> progress(@RestQuery String quarter) {
        Actor actor = caller.get();
        Quarter of = quarter == null || quarter.isEmpty() ? Quarter.of(planned.today(actor)) : Quarter.parse(quarter);
        return store.progress(actor, of)
                .flatMap(counted -> team.names(actor)
                        .flatMap(names -> team.visitsPerWeek(actor).map(weekly -> PlanProgress.of(of, counted, names, weekly))));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such planned visit, or it belongs to another inspectorate
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlannedVisit", summary = "Read a planned visit, with what happened to it")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> get(UUID id) {
        Actor actor = caller.get();
        return store.find(id, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(found -> audit.record(actor, "READ", "planned_visit", id))
                .flatMap(found -> views.of(actor, found))
                .map(ETags::on);
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link PlannedVisits#add}, or for an inspector who is not in the team, or
    ///     a day outside of the days; 409 when the inspector may not visit the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "planVisit", summary = "Plan a visit, and assign it to an inspector if you like",
            description = "A visit on a complaint is shown to everybody else as a planned one. An inspector who may not visit the "
                    + "workplace "
                    + "because of a conflict of interest is refused (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> plan(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ScheduleVisit command) {
        Actor actor = caller.get();
        if (command.inspector() == null && command.day() != null) {
            throw Problems.invalid("day", "must be left out as long as nobody is assigned");
        }
        List<JointWith> joint = command.jointWith() == null ? List.of() : command.jointWith();
        PlanVisit plan = new PlanVisit(command.workplace(), command.kind(), command.from(), command.by(), null, null);
        return idempotency.once(actor, key, command, PlannedVisitView.class, () -> planned.add(actor, plan, joint, null)
                .call(id -> command.inspector() == null ? Uni.createFrom().voidItem() : steps.assign(actor, id, command.inspector(),
                        command.day()))
                .flatMap(id -> store.find(id, actor)).flatMap(found -> views.of(actor, found.orElseThrow())))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private Uni<Void> listed(Actor actor, List<PlannedVisit> shown) {
        return audit.record(actor, "LIST", "planned_visit", shown.stream().map(PlannedVisit::id).toList());
    }
}
