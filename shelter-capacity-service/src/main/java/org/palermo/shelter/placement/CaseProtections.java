package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;

/// The stage of a case protects her from being moved, or no longer: told to the stays that were made for it, in the transaction
/// that takes the event. What else protects her stays as it is.
@ApplicationScoped
public class CaseProtections {
    private final TransactionTime time;

    CaseProtections(TransactionTime time) {
        this.time = time;
    }

    /// A shelter that can't keep her so long with the places she has is told that it has to look after that.
    ///
    /// @param movableFrom null when the stage protects nobody
    public Uni<Void> apply(UUID caseFile, LocalDate movableFrom) {
        return Sql.execute("""
                        update placement p set case_protected_until = cast(?2 as date), version = p.version + 1
                          from hold h
                         where h.id = p.hold and h.case_file = ?1 and p.state in ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
                           and p.case_protected_until is distinct from cast(?2 as date)
                        """, caseFile, movableFrom)
                .chain(() -> movableFrom == null ? Uni.createFrom().voidItem() : tellWhoCanNotKeepHer(caseFile, movableFrom));
    }

    private Uni<Void> tellWhoCanNotKeepHer(UUID caseFile, LocalDate movableFrom) {
        return Sql.execute("""
                        insert into notice (id, agency, kind, about, reference, created_at)
                        select uuidv7(), p.operator_agency, 'PLACEMENT_PROTECTION_AT_RISK', p.id, p.reference, ?3
                          from placement p join hold h on h.id = p.hold
                         where h.case_file = ?1 and p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING') and p.until_morning < ?2
                        """, caseFile, movableFrom, time.now())
                .replaceWithVoid();
    }
}
