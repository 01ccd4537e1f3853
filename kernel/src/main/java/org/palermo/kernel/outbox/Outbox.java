package org.palermo.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Writes an event in the transaction of the change that it reports, numbered within its stream (subscriber and
/// aggregate). This locks the stream's row, so the numbers of one stream are in commit order.
@ApplicationScoped
public class Outbox {
    static final String CHANNEL = "palermo_outbox";

    private static final Query<Long> NUMBER = Query.of(Long.class, """
            insert into outbox_stream (subscriber, aggregate, last_sequence, next_attempt_at)
            values ($1, $2, 1, $3)
            on conflict (subscriber, aggregate)
            do update set last_sequence = outbox_stream.last_sequence + 1
            returning last_sequence
            """);
    private static final Change PUBLISH = Change.of("""
            insert into outbox_event (subscriber, aggregate, sequence, id, type, occurred_at, data, erased_on_delivery)
            values ($1, $2, $3, $4, $5, $6, cast(cast($7 as text) as jsonb), $8)
            """);
    private static final Change PUBLISH_ALL = Change.of("""
            with told as materialized (
                select * from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                    as r("id" uuid, "subscriber" text, "aggregate" uuid, "type" text, "data" jsonb, "erasedOnDelivery" boolean)),
            numbered as (
                insert into outbox_stream (subscriber, aggregate, last_sequence, next_attempt_at)
                select t."subscriber", t."aggregate", 1, $3 from told t order by t."subscriber", t."aggregate"
                on conflict (subscriber, aggregate)
                do update set last_sequence = outbox_stream.last_sequence + 1
                returning subscriber, aggregate, last_sequence)
            insert into outbox_event (subscriber, aggregate, sequence, id, type, occurred_at, data, erased_on_delivery)
            select n.subscriber, n.aggregate, n.last_sequence, t."id", t."type", $2, t."data", t."erasedOnDelivery"
              from told t join numbered n on n.subscriber = t."subscriber" and n.aggregate = t."aggregate"
            """);
    private static final Query<String> WAKE = Query.of(String.class, "select cast(pg_notify('" + CHANNEL + "', '') as text)");

    private final ObjectMapper json;
    private final TransactionTime time;

    Outbox(ObjectMapper json, TransactionTime time) {
        this.json = json;
        this.time = time;
    }

    public Uni<Void> publish(Event event) {
        return NUMBER.one(event.subscriber(), event.aggregate(), Instant.now())
                .chain(sequence -> PUBLISH.execute(event.subscriber(), event.aggregate(), sequence, Ids.next(), event.type(), time.now(),
                        write(event.data()), event.erasedOnDelivery()))
                .chain(Outbox::wake);
    }

    /// Writes several events with one statement, each for a different aggregate.
    public Uni<Void> publishAll(List<Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return PUBLISH_ALL.execute(write(events.stream().map(Numbered::of).toList()), time.now(), Instant.now())
                .chain(Outbox::wake);
    }

    @RegisterForReflection
    record Numbered(UUID id, String subscriber, UUID aggregate, String type, Object data, boolean erasedOnDelivery) {
        static Numbered of(Event event) {
            return new Numbered(Ids.next(), event.subscriber(), event.aggregate(), event.type(), event.data(), event.erasedOnDelivery());
        }
    }

    /// Wakes the relays once this transaction has committed.
    static Uni<Void> wake() {
        return WAKE.first().replaceWithVoid();
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can't be written", e);
        }
    }
}
