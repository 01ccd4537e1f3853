package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the planned visits of the caller's inspectorate.
@ApplicationScoped
class PlannedVisitStore {
    private static final String PLANNED = """
            select p.id, p.agency, p.workplace, p.country, p.kind, p.from_day, p.by_day, p.joint_with, p.directive, p.inspector, p.day,
                   p.state, coalesce(v.chosen, v.id) as visit, p.planned_by, p.planned_at, p.version
              from planned_visit p left join visit v on v.id = p.visit
            """;
    private static final Query<PlannedVisit> FIND = Query.of(PlannedVisit.class, PLANNED + " where p.id = $1 and p.agency = $2");
    private static final Query<PlannedVisit> LOCK = Query.of(PlannedVisit.class, PLANNED
            + " where p.id = $1 and p.agency = $2 for update of p");
    private static final Query<PlannedVisit> DUE = Query.of(PlannedVisit.class, PLANNED + """
             where p.agency = $1 and (p.by_day, p.id) > ($2, $3) and p.by_day <= $4
               and (cast($5 as text) is null or p.state = $5) and (cast($6 as text) is null or p.inspector = $6)
               and (cast($7 as uuid) is null or p.workplace in (select workplace_parts(cast($7 as uuid))))
             order by p.by_day, p.id limit $8
            """);
    private static final Change ADD = Change.of("""
            insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, joint_with, directive, inspector, day, state,
                                       planned_by, planned_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """);
    private static final Change UPDATE = Change.of("""
            update planned_visit set from_day = $3, by_day = $4, inspector = $5, day = $6, state = $7, version = version + 1
             where id = $1 and agency = $2
            """);
    private static final Change OPEN = Change.of("""
            update planned_visit set visit = $3, state = 'OPENED', version = version + 1 where id = $1 and agency = $2
            """);
    private static final Query<UUID> CLOSE = Query.of(UUID.class, "select close_planned_visit($1) as id");
    private static final Query<PlannedVisit> OF_DAY = Query.of(PlannedVisit.class, PLANNED + """
             where p.agency = $1 and p.inspector = $2 and p.day = $3 and p.state <> 'CANCELLED' order by p.id limit $4
            """);
    private static final Change STEP = Change.of("""
            insert into planned_visit_step (id, planned_visit, agency, step, from_day, by_day, inspector, day, ground, done_by, done_at)
            select $1, p.id, p.agency, $3, p.from_day, p.by_day, p.inspector, p.day, $4, $5, $6 from planned_visit p where p.id = $2
            """);
    private static final Query<PlanStep> STEPS = Query.of(PlanStep.class, """
            select step, from_day as from, by_day as by, inspector, day, ground, done_by, done_at
              from planned_visit_step where planned_visit = $1 order by done_at, id limit 200
            """);

    private static final Query<Counted> PROGRESS = Query.of(Counted.class, """
            select inspector, state, count(*) as visits from planned_visit
             where agency = $1 and by_day between $2 and $3 group by inspector, state
            """);

    /// @param inspector subject, or null for visits that are nobody's yet
    @RegisterForReflection
    record Counted(String inspector, PlannedVisitState state, long visits) {}

    private final TransactionTime time;

    PlannedVisitStore(TransactionTime time) {
        this.time = time;
    }

    Uni<Optional<PlannedVisit>> find(UUID id, Actor actor) {
        return FIND.first(id, actor.agency());
    }

    /// The planned visit, locked until the end of the transaction.
    Uni<Optional<PlannedVisit>> lock(UUID id, Actor actor) {
        return LOCK.first(id, actor.agency());
    }

    /// @param afterDay and `afterId` the last row of the page before
    /// @param until the last due day
    /// @param state only these, or null
    /// @param inspector only those assigned to this subject, or null
    /// @param workplace only those of this workplace, or null
    /// @return those due first, first
    Uni<List<PlannedVisit>> due(Actor actor, LocalDate afterDay, UUID afterId, LocalDate until, PlannedVisitState state, String inspector,
            UUID workplace, int limit) {
        return DUE.list(actor.agency(), afterDay, afterId, until, state, inspector, workplace, limit);
    }

    /// How many visits of a quarter are in which state, by inspector.
    Uni<List<Counted>> progress(Actor actor, Quarter quarter) {
        return PROGRESS.list(actor.agency(), quarter.first(), quarter.last());
    }

    Uni<Void> add(PlannedVisit p) {
        return ADD.execute(p.id(), p.agency(), p.workplace(), p.country(), p.kind(), p.fromDay(), p.byDay(), p.jointWith()
                .toArray(String[]::new),
                p.directive(), p.inspector(), p.day(), p.state(), p.plannedBy(), p.plannedAt()).replaceWithVoid();
    }

    Uni<Void> update(PlannedVisit p) {
        return UPDATE.execute(p.id(), p.agency(), p.fromDay(), p.byDay(), p.inspector(), p.day(), p.state()).replaceWithVoid();
    }

    /// @param visit id of the visit's row
    Uni<Void> open(PlannedVisit p, UUID visit) {
        return OPEN.execute(p.id(), p.agency(), visit).replaceWithVoid();
    }

    /// @param visit id of the visit's row
    /// @return the planned visit that is closed now; empty when the visit was not planned
    Uni<Optional<UUID>> close(UUID visit) {
        return CLOSE.list(visit).map(found -> Optional.ofNullable(found.getFirst()));
    }

    /// The visits that are assigned to the actor for a day.
    Uni<List<PlannedVisit>> ofDay(Actor actor, LocalDate day, int limit) {
        return OF_DAY.list(actor.agency(), actor.subject(), day, limit);
    }

    /// Writes down a step with what the row says after it.
    ///
    /// @param ground a code, or null
    Uni<Void> step(Actor actor, UUID plannedVisit, String step, String ground) {
        return STEP.execute(Ids.next(), plannedVisit, step, ground, actor.subject(), time.now()).replaceWithVoid();
    }

    Uni<List<PlanStep>> steps(UUID plannedVisit) {
        return STEPS.list(plannedVisit);
    }
}
