package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;

/// Tells the mechanism about every change of a hold for a case, in the transaction of the change. Other holds are not reported.
@ApplicationScoped
public class CaseStayEvents {
    private static final String SUBSCRIBER = "referral";
    private static final Query<StayRow> STAY = Query.of(StayRow.class, """
            select h.case_file, h.request, h.state, h.from_night, h.nights, h.expires_at,
                   p.id as placement, p.state as placed, p.from_night as placed_from, p.until_morning as placed_until
              from hold h left join placement p on p.hold = h.id
             where h.id = $1 and h.case_file is not null
            """);

    private final Outbox outbox;
    private final TransactionTime time;

    CaseStayEvents(Outbox outbox, TransactionTime time) {
        this.outbox = outbox;
        this.time = time;
    }

    /// A hold, and its placement when a shelter was asked.
    @RegisterForReflection
    private record StayRow(
            UUID caseFile, UUID request, HoldState state, LocalDate fromNight, int nights, Instant expiresAt,
            UUID placement, PlacementState placed, LocalDate placedFrom, LocalDate placedUntil) {

        CaseStayChanged event(UUID hold, Instant now) {
            CaseStayChanged.State told = CaseStayChanged.State.of(state, placed);
            LocalDate from = placedFrom == null ? fromNight : placedFrom;
            LocalDate until = placedUntil == null ? from.plusDays(nights) : placedUntil;
            return new CaseStayChanged(caseFile, hold, request, placement, told,
                    from, until, told.isUntilAnswered() ? expiresAt : null, now);
        }
    }

    /// Does nothing for a hold without a case, which most holds are.
    Uni<Void> tell(Hold hold) {
        return hold.caseFile == null ? Uni.createFrom().voidItem() : tell(hold.id);
    }

    /// Call after all changes have been flushed.
    public Uni<Void> tell(UUID hold) {
        return STAY.first(hold)
                .flatMap(found -> found
                        .map(stay -> outbox.publish(
                                new Event(SUBSCRIBER, stay.caseFile(), CaseStayChanged.TYPE, stay.event(hold, time.now()), false)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
