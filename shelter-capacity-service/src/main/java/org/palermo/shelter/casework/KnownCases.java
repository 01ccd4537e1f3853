package org.palermo.shelter.casework;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Stores what the mechanism's events say about cases, in the transaction of the event.
@ApplicationScoped
public class KnownCases {
    private static final Change GRANT = Change.of("""
            insert into case_access (case_file, subject, agency, since) values ($1, $2, $3, $4)
            on conflict (subject, case_file) do update set agency = excluded.agency
            """);
    private static final Query<LocalDate> PROTECTION_OF_HOLD = Query.of(LocalDate.class, "select protection_of_hold($1)");
    private static final Query<String> LOCK = Query.of(String.class, "select cast(lock_case($1) as text)");
    private static final Change END_ACCESS = Change.of("delete from case_access where case_file = $1 and subject = $2");
    private static final Change LEAVE_WAITLIST = Change.of(
            "update waitlist_entry set case_file = null where case_file = $1 and subject = $2 and state in ('WAITING', 'OFFERED')");
    private static final Change LEAVE_BROADCASTS = Change.of("""
            update broadcast set case_file = null, request = null, version = version + 1
            where case_file = $1 and subject = $2 and state = 'OPEN'
            """);
    private static final Change END_PROTECTION = Change.of("delete from case_protection where case_file = $1");
    private static final Change PROTECT = Change.of("""
            insert into case_protection (case_file, movable_from) values ($1, $2)
            on conflict (case_file) do update set movable_from = excluded.movable_from
            """);
    private static final Change FORGET_REQUESTS = Change.of("delete from accommodation_request where case_file = $1");
    private static final Change FORGET_ACCESS = Change.of("delete from case_access where case_file = $1");
    private static final Change FORGET_WAITLIST = Change.of("update waitlist_entry set case_file = null where case_file = $1");
    private static final Change FORGET_BROADCASTS =
            Change.of("update broadcast set case_file = null, request = null, version = version + 1 where case_file = $1");
    private static final Change FORGET_HOLDS =
            Change.of("update hold set case_file = null, request = null, version = version + 1 where case_file = $1");

    private final TransactionTime time;

    KnownCases(TransactionTime time) {
        this.time = time;
    }

    public Uni<Void> take(CaseEvent told) {
        return switch (told) {
            case CaseEvent.CoordinatorAssigned assigned ->
                    GRANT.execute(assigned.caseFile(), assigned.subject(), assigned.agency(), time.now()).replaceWithVoid();
            case CaseEvent.CoordinatorEnded ended -> leave(ended.caseFile(), ended.subject());
            case CaseEvent.ProtectionChanged changed -> protect(changed);
            case CaseEvent.Erased erased -> forget(erased.caseFile());
        };
    }

    /// The day until which the stage of the case protects the people of a hold, the same for every caller of the holder's
    /// organisation. Empty when the stage protects nobody, or the hold has no case. The protection can't change until the end of the
    /// transaction; call this before anything of the hold is locked.
    public Uni<Optional<LocalDate>> protectionOf(UUID hold) {
        return PROTECTION_OF_HOLD.one(hold).map(Optional::ofNullable);
    }

    /// Locks the case: nobody can request a placement for it until the end of the transaction.
    public Uni<Void> lock(UUID caseFile) {
        return LOCK.list(caseFile).replaceWithVoid();
    }

    /// Removes the case from the coordinator's waitlist entries and open broadcasts, but keeps them, because the woman still needs
    /// the place.
    private static Uni<Void> leave(UUID caseFile, String subject) {
        return END_ACCESS.execute(caseFile, subject)
                .chain(() -> LEAVE_WAITLIST.execute(caseFile, subject))
                .chain(() -> LEAVE_BROADCASTS.execute(caseFile, subject))
                .replaceWithVoid();
    }

    private static Uni<Void> protect(CaseEvent.ProtectionChanged changed) {
        Uni<Integer> kept = changed.movableFrom() == null
                ? END_PROTECTION.execute(changed.caseFile())
                : PROTECT.execute(changed.caseFile(), changed.movableFrom());
        return kept.replaceWithVoid();
    }

    private static Uni<Void> forget(UUID caseFile) {
        return FORGET_REQUESTS.execute(caseFile)
                .chain(() -> END_PROTECTION.execute(caseFile))
                .chain(() -> FORGET_ACCESS.execute(caseFile))
                .chain(() -> FORGET_WAITLIST.execute(caseFile))
                .chain(() -> FORGET_BROADCASTS.execute(caseFile))
                .chain(() -> FORGET_HOLDS.execute(caseFile))
                .replaceWithVoid();
    }
}
