package org.palermo.kernel.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.palermo.kernel.outbox.ParkedStreams;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Receives each event once: its row and its effect are written in one transaction, a repeat has no effect, and a gap is
/// refused so that nothing is ever applied out of order.
@ApplicationScoped
public class Inbox {
    private static final Change BEGIN = Change.of("""
            insert into inbox_stream (source, aggregate, last_sequence) values ($1, $2, 0)
            on conflict do nothing
            """);
    private static final Query<Long> LAST = Query.of(Long.class,
            "select last_sequence from inbox_stream where source = $1 and aggregate = $2 for update");
    private static final Change ADVANCE = Change.of("update inbox_stream set last_sequence = $3 where source = $1 and aggregate = $2");
    private static final Change TAKE = Change.of("""
            insert into inbox_event (source, id, aggregate, sequence, type, received_at) values ($1, $2, $3, $4, $5, $6)
            """);
    private static final Query<String> TAKEN = Query.of(String.class,
            "select id from inbox_event where source = $1 and aggregate = $2 and sequence = $3");

    private final TransactionTime time;

    Inbox(TransactionTime time) {
        this.time = time;
    }

    /// Must be called inside a scoped transaction of the receiving service.
    ///
    /// @throws SequenceGap when an earlier event is missing
    public Uni<Void> receive(IncomingEvent event, Supplier<Uni<Void>> effect) {
        return BEGIN.execute(event.source(), event.aggregate())
                .chain(() -> LAST.one(event.source(), event.aggregate()))
                .flatMap(last -> take(event, last, effect));
    }

    private Uni<Void> take(IncomingEvent event, long last, Supplier<Uni<Void>> effect) {
        if (event.sequence() <= last) {
            return repeat(event);
        }
        if (event.sequence() > last + 1) {
            throw new SequenceGap(last + 1);
        }
        return ADVANCE.execute(event.source(), event.aggregate(), event.sequence())
                .chain(() -> TAKE.execute(event.source(), event.id(), event.aggregate(), event.sequence(), event.type(), time.now()))
                .chain(() -> event.type().equals(ParkedStreams.SKIPPED) ? Uni.createFrom().voidItem() : effect.get());
    }

    /// A sender whose database was restored uses numbers again. If its new event were treated as a repeat, the event would
    /// be lost silently. It is refused instead, so the sender parks the stream and an operator looks at it.
    private static Uni<Void> repeat(IncomingEvent event) {
        return TAKEN.first(event.source(), event.aggregate(), event.sequence())
                .invoke(taken -> {
                    if (taken.isPresent() && !taken.get().equals(event.id())) {
                        throw Problems.unprocessable("event", "number-taken", "Another event was taken under this number.");
                    }
                })
                .replaceWithVoid();
    }
}
