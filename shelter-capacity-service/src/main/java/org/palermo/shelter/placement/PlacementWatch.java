package org.palermo.shelter.placement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Tells those who have to know that time has passed over a placement: nobody has answered, the hold ended without an
/// answer, somebody is not back. It changes no state: what time does, time does without it. Each statement names the condition
/// of its partial index: among a million placements it reads the few that wait.
@ApplicationScoped
class PlacementWatch {
    private static final Logger LOG = Logger.getLogger(PlacementWatch.class);
    static final Actor WATCH = Actor.system("placements");

    private static final String CALLED = """
            with due as (
                update placement set first_called = true
                 where state = 'REQUESTED' and not lapse_told and not first_called and answer_before > $1
                returning id, reference, shelter)
            select call_on_call(shelter, 0, 'PLACEMENT_REQUESTED', id, reference, $1) from due
            """;
    /// Everyone of the operator is told anew, and the next on call is called: whoever was first has not answered.
    private static final String ESCALATED = """
            with due as (
                update placement set escalation_told = true
                 where state = 'REQUESTED' and not lapse_told and not escalation_told and escalate_at <= $1 and answer_before > $1
                returning id, reference, operator_agency, shelter),
            told as (
                insert into notice (id, agency, kind, about, reference, created_at)
                select uuidv7(), operator_agency, 'PLACEMENT_ESCALATED', id, reference, $1 from due)
            select call_on_call(shelter, case when exists (select 1 from on_call_at(shelter, $1, 1)) then 1 else 0 end, 'PLACEMENT_ESCALATED', id, reference, $1)
              from due
            """;
    /// Past the operator: those too who answer for it that shelters answer.
    private static final String LAPSED = """
            with due as (
                update placement set escalation_told = true, lapse_told = true
                 where state = 'REQUESTED' and not lapse_told and answer_before <= $1
                returning id, reference, operator_agency, asking_agency, country),
            told as (
                select id, reference, operator_agency as agency, null as role, null as country from due
                union all select id, reference, asking_agency, null, null from due where asking_agency <> operator_agency
                union all select id, reference, null, 'mechanism-administrator', country from due)
            insert into notice (id, agency, role, country, kind, about, reference, created_at)
            select uuidv7(), agency, role, country, 'PLACEMENT_LAPSED', id, reference, $1 from told
            """;
    private static final String NOT_BACK = """
            with due as (
                update placement set told_of_absence = back_before
                 where state = 'ABSENT' and back_before <= $1 and told_of_absence is distinct from back_before
                returning id, reference, operator_agency, asking_agency),
            told as (
                select id, reference, operator_agency as agency from due
                union select id, reference, asking_agency from due)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), agency, 'PLACEMENT_NOT_BACK', id, reference, $1 from told
            """;

    private final Scope scope;
    private final Vertx vertx;
    private final Duration every;
    private long timer;

    PlacementWatch(Scope scope, Vertx vertx, @ConfigProperty(name = "palermo.placements.watch", defaultValue = "5s") Duration every) {
        this.scope = scope;
        this.vertx = vertx;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(every.toMillis(), ignored -> watch().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Placements are not watched: %s", failure.getClass().getSimpleName())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    Uni<Void> watch() {
        return scope.run(WATCH, (connection, now) -> tell(connection, CALLED, now)
                .chain(() -> tell(connection, ESCALATED, now))
                .chain(() -> tell(connection, LAPSED, now))
                .chain(() -> tell(connection, NOT_BACK, now)));
    }

    private static Uni<Void> tell(SqlConnection connection, String statement, Instant now) {
        return connection.preparedQuery(statement).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }
}
