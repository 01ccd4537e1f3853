package org.palermo.referral.task;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for tasks, limited to what the actor may see.
@ApplicationScoped
class TaskStore {
    /// The most tasks on one case that may be open at once.
    static final int MOST_OPEN = 100;

    private static final String COLUMNS =
            "select t.id, t.case_file, t.reference, t.region, t.what, t.due_on, t.state, t.agency, t.made_at, t.ended_at, t.version ";
    private static final Change ADD = Change.of("""
            insert into case_task (id, case_file, reference, country, region, what, due_on, state, agency, subject, made_at)
            select $1, c.id, c.reference, c.country, c.region, $3, $4, 'OPEN', $5, $6, $7 from case_file c where c.id = $2
            """);
    private static final Query<Long> COUNT_OPEN = Query.of(Long.class,
            "select count(*) from case_task where case_file = $1 and state = 'OPEN'");
    private static final Query<CaseTask> FIND = Query.of(CaseTask.class, COLUMNS + "from case_task t where t.case_file = $1 and t.id = $2");
    private static final Query<CaseTask> OF_CASE = Query.of(CaseTask.class, COLUMNS + """
              from case_task t
             where t.case_file = $1 and (t.made_at, t.id) < ($2, $3)
             order by t.made_at desc, t.id desc
             limit $4
            """);
    /// A coordinator works on few cases, and each has an index of its open tasks.
    private static final Query<CaseTask> OWN = Query.of(CaseTask.class, COLUMNS + """
              from case_assignment a
              join case_task t on t.case_file = a.case_file and t.state = 'OPEN'
             where a.subject = $1 and a.ended_at is null and (t.due_on, t.id) > ($2, $3)
             order by t.due_on, t.id
             limit $4
            """);
    private static final Change END = Change.of("""
            update case_task set state = $3, ended_at = $4, ended_by = $5, version = version + 1
             where id = $1 and version = $2 and state = 'OPEN'
            """);

    /// @param what sealed
    Uni<Void> add(UUID id, UUID caseFile, Actor actor, byte[] what, LocalDate dueOn, Instant at) {
        return ADD.execute(id, caseFile, what, dueOn, actor.agency(), actor.subject(), at).replaceWithVoid();
    }

    Uni<Long> countOpen(UUID caseFile) {
        return COUNT_OPEN.one(caseFile);
    }

    Uni<Optional<CaseTask>> find(UUID caseFile, UUID id) {
        return FIND.first(caseFile, id);
    }

    /// Latest first.
    Uni<List<CaseTask>> ofCase(UUID caseFile, Cursor after, int limit) {
        return OF_CASE.list(caseFile, after.at(), after.id(), limit);
    }

    /// The open tasks of all cases that a coordinator works on, the longest overdue first.
    Uni<List<CaseTask>> own(String subject, LocalDate after, UUID afterId, int limit) {
        return OWN.list(subject, after, afterId, limit);
    }

    /// @return false when somebody ended it meanwhile
    Uni<Boolean> end(CaseTask task, TaskState state, Actor actor, Instant at) {
        return END.execute(task.id(), task.version(), state, at, actor.subject()).map(changed -> changed == 1);
    }
}
