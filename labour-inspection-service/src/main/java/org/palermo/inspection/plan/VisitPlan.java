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
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
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

    private final PlannedVisitStore store;
    private final PlannedVisits planned;
    private final PlanSteps steps;
    private final PlanViews views;
    private final Team team;
    private final CurrentOperation operation;

    VisitPlan(PlannedVisitStore store, PlannedVisits planned, PlanSteps steps, PlanViews views, Team team, CurrentOperation operation) {
        this.store = store;
        this.planned = planned;
        this.steps = steps;
        this.views = views;
        this.team = team;
        this.operation = operation;
    }

    /// @param quarter only visits whose last day is in it, e.g. `2026-Q4`
    /// @param state only visits in this state; `TO_DO` are those that are neither done nor given up, `FINISHED` those that are
    /// @param inspector only visits that are assigned to this subject; `me` is you
    /// @param workplace only visits to this workplace
    /// @param directive only the follow-up visits of this order
    @GET
    @Operation(operationId = "listPlannedVisits", summary = "List the planned visits of your inspectorate, those due first",
            description = "Choose a quarter (`2026-Q4`), a state, an inspector (`me` is you), a workplace or an order. With the state "
                    + "`CLOSED`, `CANCELLED` or `FINISHED` those that were due last come first.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PlannedVisitView>> page(@RestQuery String quarter, @RestQuery String state,
            @RestQuery @Size(max = 120) @PlainText String inspector,
            @RestQuery UUID workplace, @RestQuery UUID directive, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        PlannedVisitQuery query = new PlannedVisitQuery(quarter == null || quarter.isEmpty() ? null : Quarter.parse(quarter),
                EnumParameter.of(PlannedVisitFilter.class, "state", state), "me".equals(inspector) ? actor.subject() : inspector, workplace,
                directive);
        Cursor after = Cursor.parse(cursor, query.start());
        return store.page(actor, query, LocalDate.ofInstant(after.at(), ZoneOffset.UTC), after.id(), limit + 1)
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.byDay().atStartOfDay(ZoneOffset.UTC).toInstant(), p.id())))
                .call(page -> listed(actor, page.items()))
                .flatMap(page -> views.of(actor, page.items()).map(shown -> new Page<>(shown, page.next())));
    }

    /// @param day the day; today when omitted
    @GET
    @Path("/today")
    @Operation(operationId = "listVisitsOfMyDay", summary = "List your visits of a day, in the order of a short route",
            description = "At most 50 visits that were assigned to you or that you accepted or opened. The route begins at the most "
                    + "western place and always goes on to the nearest one. Places without coordinates come last.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "visits that are assigned to the caller")
    @Audited
    @Scoped
    public Uni<Page<PlannedVisitView>> today(@RestQuery LocalDate day) {
        Actor actor = operation.caller();
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
        Actor actor = operation.caller();
        Quarter of = quarter == null || quarter.isEmpty() ? Quarter.of(planned.today(actor)) : Quarter.parse(quarter);
        return store.progress(actor, of)
                .flatMap(counted -> team.names(actor)
                        .flatMap(names -> team.visitsPerWeek(actor).map(weekly -> PlanProgress.of(of, counted, names, weekly))));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such planned visit, or it belongs to another inspectorate
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlannedVisit", summary = "Read a planned visit, with what happened to it",
            description = "Its steps are oldest first. Only the chief inspector sees whether a complaint or a tip is the reason. "
                    + "Its ETag is needed for each change. A visit of another inspectorate gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.find(id, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(found -> operation.record(actor, "READ", "planned_visit", id))
                .flatMap(found -> views.of(actor, found))
                .map(ETags::on);
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link PlannedVisits#add}, or for an inspector who is not in the team, or
    ///     a day outside of the days; 409 when the inspector may not visit the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "planVisit", summary = "Plan a visit, and assign it to an inspector if you like",
            description = "Everybody but the chief inspector sees a visit on a complaint as an ordinary planned visit. An inspector who "
                    + "may not visit the workplace because of a conflict of interest is refused (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> plan(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ScheduleVisit command) {
        Actor actor = operation.caller();
        if (command.inspector() == null && command.day() != null) {
            throw Problems.invalid("day", "must be left out as long as nobody is assigned");
        }
        PlanVisit plan = new PlanVisit(command.workplace(), command.kind(), command.from(), command.by(), command.jointWith(), null, null);
        return operation.once(actor, key, command, PlannedVisitView.class, () -> planned.add(actor, plan)
                        .call(id -> command.inspector() == null ? Uni.createFrom().voidItem() : steps.assign(actor, id, command.inspector(),
                                command.day()))
                        .flatMap(id -> store.find(id, actor)).flatMap(found -> views.of(actor, found.orElseThrow())))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private Uni<Void> listed(Actor actor, List<PlannedVisit> shown) {
        return operation.record(actor, "LIST", "planned_visit", shown.stream().map(PlannedVisit::id).toList());
    }
}
