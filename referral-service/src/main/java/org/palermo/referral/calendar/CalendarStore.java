package org.palermo.referral.calendar;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.sql.Query;

/// The cases of a person.
@ApplicationScoped
class CalendarStore {
    private static final Query<OwnCase> OWN = Query.of(OwnCase.class, """
            select c.id, c.reference, c.region, c.due_on,
                   case when c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') then c.recovery_ends_on end as recovery_ends_on,
                   (select k.due_at from case_concern k where k.case_file = c.id and k.kind = 'INTERVIEW_DUE') as interview_due_at
              from case_file c
             where c.id in (select a.case_file from case_assignment a where a.subject = $1 and a.ended_at is null
                             union
                            select a.case_file from caseworker_assignment a where a.person = $2 and a.ended_at is null)
               and c.erased_at is null
             order by c.due_on nulls last, c.id
             limit $3
            """);

    /// @param dueOn the last day of the open duty, or null
    /// @param recoveryEndsOn while recovery lasts, its last day; null while that is open
    /// @param interviewDueAt by when a return interview is due; null for none, or where no law sets a term
    @RegisterForReflection
    record OwnCase(UUID id, String reference, String region, LocalDate dueOn, LocalDate recoveryEndsOn, Instant interviewDueAt) {}

    /// The cases on which a person works, as coordinator or for the authority, and those whose decisions she reads a second time.
    Uni<List<OwnCase>> own(String subject, int most) {
        return OWN.list(subject, UUID.fromString(subject), most);
    }
}
