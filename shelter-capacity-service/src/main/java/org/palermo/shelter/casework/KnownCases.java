package org.palermo.shelter.casework;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;

/// Stores what the mechanism's events say about cases, in the transaction of the event.
@ApplicationScoped
public class KnownCases {
    private final TransactionTime time;

    KnownCases(TransactionTime time) {
        this.time = time;
    }

    public Uni<Void> take(CaseEvent told) {
        return switch (told) {
            case CaseEvent.CoordinatorAssigned assigned -> Sql.execute("""
                            insert into case_access (case_file, subject, agency, since) values (?1, ?2, ?3, ?4)
                            on conflict (subject, case_file) do update set agency = excluded.agency
                            """, assigned.caseFile(), assigned.subject(), assigned.agency(), time.now())
                    .replaceWithVoid();
            case CaseEvent.CoordinatorEnded ended -> leave(ended.caseFile(), ended.subject());
            case CaseEvent.ProtectionChanged changed -> protect(changed);
            case CaseEvent.Erased erased -> forget(erased.caseFile());
        };
    }

    /// The day until which the stage of the case protects the people of a hold, the same for every caller of the holder's
    /// organisation. Empty when the stage protects nobody, or the hold has no case. The protection can't change until the end of the
    /// transaction; call this before anything of the hold is locked.
    public Uni<Optional<LocalDate>> protectionOf(UUID hold) {
        return Sql.list(LocalDate.class, "select protection_of_hold(?1)", hold).map(rows -> Optional.ofNullable(rows.getFirst()));
    }

    /// Locks the case: nobody can request a placement for it until the end of the transaction.
    public Uni<Void> lock(UUID caseFile) {
        return Sql.list(Object.class, "select cast(lock_case(?1) as text)", caseFile).replaceWithVoid();
    }

    /// Removes the case from the coordinator's waitlist entries and open broadcasts, but keeps them, because the woman still needs
    /// the place.
    private static Uni<Void> leave(UUID caseFile, String subject) {
        return Sql.execute("delete from case_access where case_file = ?1 and subject = ?2", caseFile, subject)
                .chain(() -> Sql.execute("update waitlist_entry set case_file = null where case_file = ?1 and subject = ?2 and state in ('WAITING', 'OFFERED')", caseFile, subject))
                .chain(() -> Sql.execute("""
                        update broadcast set case_file = null, request = null, version = version + 1
                        where case_file = ?1 and subject = ?2 and state = 'OPEN'
                        """, caseFile, subject))
                .replaceWithVoid();
    }

    private static Uni<Void> protect(CaseEvent.ProtectionChanged changed) {
        Uni<Integer> kept = changed.movableFrom() == null
                ? Sql.execute("delete from case_protection where case_file = ?1", changed.caseFile())
                : Sql.execute("""
                        insert into case_protection (case_file, movable_from) values (?1, ?2)
                        on conflict (case_file) do update set movable_from = excluded.movable_from
                        """, changed.caseFile(), changed.movableFrom());
        return kept.replaceWithVoid();
    }

    private static Uni<Void> forget(UUID caseFile) {
        return Sql.execute("delete from accommodation_request where case_file = ?1", caseFile)
                .chain(() -> Sql.execute("delete from case_protection where case_file = ?1", caseFile))
                .chain(() -> Sql.execute("delete from case_access where case_file = ?1", caseFile))
                .chain(() -> Sql.execute("update waitlist_entry set case_file = null where case_file = ?1", caseFile))
                .chain(() -> Sql.execute("update broadcast set case_file = null, request = null, version = version + 1 where case_file = ?1", caseFile))
                .chain(() -> Sql.execute("update hold set case_file = null, request = null, version = version + 1 where case_file = ?1", caseFile))
                .replaceWithVoid();
    }
}
