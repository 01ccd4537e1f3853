package org.palermo.referral.calendar;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Query;

/// The cases of a person or of an authority, and the questions that wait for an answer in them.
@ApplicationScoped
class CalendarStore {
    private static final String CASE = """
            c.id, c.reference, c.region, c.due_on,
                   case when c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') then c.recovery_ends_on end as recovery_ends_on,
                   (select k.due_at from case_concern k where k.case_file = c.id and k.kind = 'INTERVIEW_DUE') as interview_due_at
              from case_file c
            """;
    private static final String OF_TEAM = " where c.caseworker_agency = $1 and c.closed_at is null and c.erased_at is null ";
    private static final Query<PlannedCase> OWN = Query.of(PlannedCase.class, "select " + CASE + """
             where c.id in (select a.case_file from case_assignment a where a.subject = $1 and a.ended_at is null
                             union
                            select a.case_file from caseworker_assignment a where a.person = $2 and a.ended_at is null)
               and c.erased_at is null
             order by c.due_on nulls last, c.id
             limit $3
            """);
    /// An authority may have more open cases than are looked at. Each part follows the index `case_file_team` and ends at the limit: first
    /// the cases whose term is still to come, then those without a term, then those that are overdue, the latest first.
    private static final Query<PlannedCase> TEAM = Query.of(PlannedCase.class,
            "select id, reference, region, due_on, recovery_ends_on, interview_due_at from (\n"
            + "(select 1 as part, " + CASE + OF_TEAM + "and c.due_on >= $2 order by c.due_on, c.id limit $3)\nunion all\n"
            + "(select 2, " + CASE + OF_TEAM + "and c.due_on is null order by c.id limit $3)\nunion all\n"
            + "(select 3, " + CASE + OF_TEAM + "and c.due_on < $2 order by c.due_on desc, c.id desc limit $3)\n"
            + ") team order by part, abs(due_on - $2), id limit $3");
    private static final Query<WaitingQuestion> QUESTIONS = Query.of(WaitingQuestion.class, """
            select q.id, q.case_file, q.due_on from information_request q
             where q.case_file = any(cast(string_to_array($1, ',') as uuid[])) and q.state = 'OPEN' and q.due_on between $2 and $3
             order by q.due_on, q.id
             limit $4
            """);

    private static final Query<WaitingTask> TASKS = Query.of(WaitingTask.class, """
            select t.id, t.case_file, t.due_on from case_task t
             where t.case_file = any(cast(string_to_array($1, ',') as uuid[])) and t.state = 'OPEN' and t.due_on between $2 and $3
             order by t.due_on, t.id
             limit $4
            """);

    /// @param dueOn the last day of the open duty, or null
    /// @param recoveryEndsOn while recovery lasts, its last day; null while that is open
    /// @param interviewDueAt by when a return interview is due; null for none, or where no law sets a term
    @RegisterForReflection
    record PlannedCase(UUID id, String reference, String region, LocalDate dueOn, LocalDate recoveryEndsOn, Instant interviewDueAt) {}

    /// A question to another organisation without an answer.
    @RegisterForReflection
    record WaitingQuestion(UUID id, UUID caseFile, LocalDate dueOn) {}

    /// A task that was not done yet.
    @RegisterForReflection
    record WaitingTask(UUID id, UUID caseFile, LocalDate dueOn) {}

    /// The cases on which a person works, as coordinator or for the authority, and those whose decisions she reads a second time.
    Uni<List<PlannedCase>> own(String subject, int most) {
        return OWN.list(subject, UUID.fromString(subject), most);
    }

    /// The open cases on which somebody of an authority works.
    ///
    /// @param today the day on which a term is still to come
    Uni<List<PlannedCase>> ofTeam(UUID agency, LocalDate today, int most) {
        return TEAM.list(agency, today, most);
    }

    /// The questions of these cases that the actor may see and that are due in these days, the earliest first.
    Uni<List<WaitingQuestion>> questions(Collection<UUID> cases, LocalDate first, LocalDate last, int most) {
        return QUESTIONS.list(joined(cases), first, last, most);
    }

    /// The open tasks of these cases that the actor may see and that are due in these days, the earliest first.
    Uni<List<WaitingTask>> tasks(Collection<UUID> cases, LocalDate first, LocalDate last, int most) {
        return TASKS.list(joined(cases), first, last, most);
    }

    private static String joined(Collection<UUID> cases) {
        return cases.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
