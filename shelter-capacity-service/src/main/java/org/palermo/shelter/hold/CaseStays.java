package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;

/// Tells the mechanism about every change of a hold for a case, in the transaction of the change. Other holds are not reported.
@ApplicationScoped
public class CaseStays {
    private static final String SUBSCRIBER = "referral";

    private final Outbox outbox;
    private final TransactionTime time;

    CaseStays(Outbox outbox, TransactionTime time) {
        this.outbox = outbox;
        this.time = time;
    }

    /// Does nothing for a hold without a case, which most holds are.
    Uni<Void> tell(Hold hold) {
        return hold.caseFile == null ? Uni.createFrom().voidItem() : tell(hold.id);
    }

    /// Call after all changes have been flushed.
    public Uni<Void> tell(UUID hold) {
        return Sql.first(Object[].class, """
                        select h.case_file, h.request, h.state, h.from_night, h.nights, h.expires_at, p.id, p.state, p.from_night, p.until_morning
                          from hold h left join placement p on p.hold = h.id
                         where h.id = ?1 and h.case_file is not null
                        """, hold)
                .flatMap(row -> row.map(r -> outbox.publish(new Event(SUBSCRIBER, (UUID) r[0], CaseStayChanged.TYPE, told(hold, r), false)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private CaseStayChanged told(UUID hold, Object[] r) {
        HoldState held = HoldState.valueOf((String) r[2]);
        PlacementState placed = r[7] == null ? null : PlacementState.valueOf((String) r[7]);
        CaseStayChanged.State state = CaseStayChanged.State.of(held, placed);
        LocalDate from = r[8] == null ? (LocalDate) r[3] : (LocalDate) r[8];
        LocalDate until = r[9] == null ? from.plusDays((Integer) r[4]) : (LocalDate) r[9];
        return new CaseStayChanged((UUID) r[0], hold, (UUID) r[1], (UUID) r[6], state, from, until, state.isUntilAnswered() ? (Instant) r[5] : null, time.now());
    }
}
