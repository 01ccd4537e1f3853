package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.visit.VisitKind;
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
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from planned_visit where id = $1 and agency = $2 for update");
    private static final Query<PlannedVisit> FITTING = Query.of(PlannedVisit.class, PLANNED + """
             where p.agency = $1 and p.inspector = $2 and p.state in ('ASSIGNED', 'ACCEPTED')
               and p.workplace = any (array(select workplace_parts(workplace_now(cast($3 as uuid)))))
               and cast($5 as date) between p.from_day - 1 and p.by_day + 1
             order by (p.kind = $4) desc, abs(p.day - cast($5 as date)) nulls last, (p.state = 'ACCEPTED') desc, p.by_day, p.id
             limit 1 for update of p
            """);
    private static final Query<PlannedVisit> AHEAD = Query.of(PlannedVisit.class, PLANNED + """
             where p.agency = $1 and p.inspector = $2 and p.state in ('ASSIGNED', 'ACCEPTED')
               and p.workplace = any (array(select workplace_parts(workplace_now(cast($3 as uuid)))))
             order by p.id for update of p
            """);
    private static final String WANTED = """
               and (cast($5 as text) is null or p.state = $5) and (cast($6 as text) is null or p.inspector = $6)
               and (cast($7 as uuid) is null or p.workplace in (select workplace_parts(cast($7 as uuid))))
               and (cast($8 as uuid) is null or p.directive = $8)
            """;
    private static final String DUE_FIRST = " where p.agency = $1 and (p.by_day, p.id) > ($2, $3) and p.by_day <= $4" + WANTED;
    private static final Query<PlannedVisit> DUE = Query.of(PlannedVisit.class, PLANNED + DUE_FIRST
            + " order by p.by_day, p.id limit $9");
    /// The states stand here for the index of what is to be done.
    private static final Query<PlannedVisit> TO_DO = Query.of(PlannedVisit.class, PLANNED + DUE_FIRST
            + " and p.state in ('PLANNED', 'ASSIGNED', 'ACCEPTED', 'OPENED') order by p.by_day, p.id limit $9");
    private static final Query<PlannedVisit> OVER = Query.of(PlannedVisit.class, PLANNED
            + " where p.agency = $1 and (p.by_day, p.id) < ($2, $3) and p.by_day >= $4" + WANTED
            + " and p.state in ('CLOSED', 'CANCELLED') order by p.by_day desc, p.id desc limit $9");
    private static final Change ADD = Change.of("""
            insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, joint_with, directive, inspector, day, state,
                                       planned_by, planned_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """);
    private static final Change UPDATE = Change.of("""
            update planned_visit set from_day = $3, by_day = $4, inspector = $5, day = $6, state = $7, version = version + 1
             where id = $1 and agency = $2
            """);
    private static final Change COMPANIONS = Change.of("""
            update planned_visit set joint_with = $3, version = version + 1 where id = $1 and agency = $2
            """);
    private static final Change OPEN = Change.of("""
            update planned_visit set visit = $3, state = 'OPENED', day = coalesce(day, $4), version = version + 1
             where id = $1 and agency = $2 and not exists (select 1 from planned_visit other where other.visit = $3)
            """);
    private static final Query<UUID> CLOSE = Query.of(UUID.class, "select close_planned_visit($1) as id");
    private static final Query<PlannedVisit> OF_DAY = Query.of(PlannedVisit.class, PLANNED + """
             where p.agency = $1 and p.inspector = $2 and p.day = $3 and p.state <> 'CANCELLED' order by p.id limit $4
            """);
    private static final Change STEP = Change.of("""
            insert into planned_visit_step (id, planned_visit, agency, step, from_day, by_day, inspector, day, joint_with, ground, done_by,
                                            done_at)
            select $1, p.id, p.agency, $3, p.from_day, p.by_day, p.inspector, p.day, p.joint_with, $4, $5, $6
              from planned_visit p where p.id = $2
            """);
    private static final Query<StepRow> STEPS = Query.of(StepRow.class, """
            select step, from_day as from, by_day as by, inspector, day, joint_with, ground, done_by, done_at
              from planned_visit_step where planned_visit = $1 order by done_at, id limit 200
            """);

    private static final Query<Counted> PROGRESS = Query.of(Counted.class, """
            select inspector, state, cast(sum(visits) as bigint) as visits from plan_count
             where agency = $1 and quarter = $2 group by inspector, state having sum(visits) <> 0
            """);
    private static final Query<String> SUM_UP = Query.of(String.class, "select cast(sum_up_planned_visits($1) as text)");

    /// @param inspector subject, or null for visits that are nobody's yet
    @RegisterForReflection
    record Counted(String inspector, PlannedVisitState state, long visits) {}

    /// @param jointWith codes of {@link JointWith}; null for steps from before this was kept
    @RegisterForReflection
    private record StepRow(PlanStepKind step, LocalDate from, LocalDate by, String inspector, LocalDate day, List<String> jointWith,
            String ground, String doneBy, Instant doneAt) {

        PlanStep shown() {
            List<JointWith> companions = jointWith == null ? null : jointWith.stream().map(JointWith::valueOf).toList();
            return new PlanStep(step, from, by, inspector, null, day, companions, ground, doneBy, doneAt);
        }
    }

    private final TransactionTime time;

    PlannedVisitStore(TransactionTime time) {
        this.time = time;
    }

    Uni<Optional<PlannedVisit>> find(UUID id, Actor actor) {
        return FIND.first(id, actor.agency());
    }

    /// The planned visit, locked until the end of the transaction. It is read after it is locked: a statement that waits for a lock
    /// reads the other tables as they were before, so it would not see the visit that a request at the same time has opened.
    Uni<Optional<PlannedVisit>> lock(UUID id, Actor actor) {
        return LOCK.first(id, actor.agency()).chain(() -> FIND.first(id, actor.agency()));
    }

    /// The visits of an inspector to a workplace that are not begun, locked until the end of the transaction.
    ///
    /// @param inspector her subject
    /// @param workplace any record of the workplace
    Uni<List<PlannedVisit>> ahead(Actor actor, String inspector, UUID workplace) {
        return AHEAD.list(actor.agency(), inspector, workplace);
    }

    /// At most `limit`, in the order of the query.
    ///
    /// @param afterDay and `afterId` the last row of the page before, or where the list begins
    Uni<List<PlannedVisit>> page(Actor actor, PlannedVisitQuery asked, LocalDate afterDay, UUID afterId, int limit) {
        Query<PlannedVisit> query = asked.filter() == null ? DUE : asked.filter().isOver() ? OVER : TO_DO;
        return query.list(actor.agency(), afterDay, afterId, asked.end(), asked.state(), asked.inspector(), asked.workplace(),
                asked.directive(), limit);
    }

    /// How many visits of a quarter are in which state, by inspector.
    Uni<List<Counted>> progress(Actor actor, Quarter quarter) {
        return PROGRESS.list(actor.agency(), quarter.first());
    }

    /// Makes one row of all that count the same visits, once one kind of them has so many rows.
    Uni<Void> sumUp(int atLeast) {
        return SUM_UP.first(atLeast).replaceWithVoid();
    }

    Uni<Void> add(PlannedVisit p) {
        return ADD.execute(p.id(), p.agency(), p.workplace(), p.country(), p.kind(), p.fromDay(), p.byDay(), p.jointWith()
                .toArray(String[]::new),
                p.directive(), p.inspector(), p.day(), p.state(), p.plannedBy(), p.plannedAt()).replaceWithVoid();
    }

    Uni<Void> update(PlannedVisit p) {
        return UPDATE.execute(p.id(), p.agency(), p.fromDay(), p.byDay(), p.inspector(), p.day(), p.state()).replaceWithVoid();
    }

    /// @param jointWith codes of {@link JointWith}
    Uni<Void> companions(PlannedVisit p, List<String> jointWith) {
        return COMPANIONS.execute(p.id(), p.agency(), jointWith.toArray(String[]::new)).replaceWithVoid();
    }

    /// The planned visit of the actor that best matches the inspector's visit, locked until the end of the transaction: of this kind
    /// before another, on this day before another, accepted before not yet accepted.
    ///
    /// @param workplace any record of the workplace
    /// @param kind as everybody may see it
    /// @param day of the visit; it may be a day before or after the planned ones
    Uni<Optional<PlannedVisit>> fitting(Actor actor, UUID workplace, VisitKind kind, LocalDate day) {
        return FITTING.first(actor.agency(), actor.subject(), workplace, kind, day);
    }

    /// @param visit id of the visit's row
    /// @param day on which it was made, where none was set before
    /// @return false when the visit is one of the plan already
    Uni<Boolean> open(Actor actor, UUID plannedVisit, UUID visit, LocalDate day) {
        return OPEN.execute(plannedVisit, actor.agency(), visit, day).map(opened -> opened == 1);
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
    Uni<Void> step(Actor actor, UUID plannedVisit, PlanStepKind step, String ground) {
        return STEP.execute(Ids.next(), plannedVisit, step, ground, actor.subject(), time.now()).replaceWithVoid();
    }

    Uni<List<PlanStep>> steps(UUID plannedVisit) {
        return STEPS.list(plannedVisit).map(rows -> rows.stream().map(StepRow::shown).toList());
    }
}
