package org.palermo.shelter.placement.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.placement.Placement;

/// Handovers, sealed under the key of their placement.
@ApplicationScoped
public class HandoverStore {
    private static final String FIELD = "handover.sealed";
    private static final Change GIVE = Change.of("""
            insert into handover (placement, sealed, travel_time, transport) values ($1, $2, $3, $4)
            on conflict (placement) do update
               set sealed = excluded.sealed, travel_time = excluded.travel_time, transport = excluded.transport
            """);
    private static final Query<SealedHandover> OF_PLACEMENT = Query.of(SealedHandover.class, """
            select h.sealed, k.wrapped, h.travel_time, h.transport
              from handover h join data_key k on k.owner = h.placement and k.purpose = 'NOTE'
             where h.placement = $1
            """);
    private static final Change FORGET = Change.of("delete from handover where placement = $1");

    private final DataKeys keys;
    private final ObjectMapper json;

    HandoverStore(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /// The parts of a handover that could name a place or a person.
    @RegisterForReflection
    record Words(String meetingPoint, String call) {}

    @RegisterForReflection
    private record SealedHandover(byte[] sealed, byte[] wrapped, TravelTime travelTime, Transport transport) {}

    Uni<Void> give(UUID placement, GiveHandover command) {
        return keys.findOrCreate(placement, Purpose.NOTE)
                .flatMap(key -> GIVE.execute(placement, sealed(key, command), command.travelTime(), command.transport()))
                .replaceWithVoid();
    }

    /// Empty when no handover was given, or it was deleted.
    Uni<Optional<HandoverView>> of(Placement placement) {
        return OF_PLACEMENT.first(placement.id()).map(row -> row.map(handover -> view(placement, handover)));
    }

    /// Deletes the words and destroys their key, so that they can't be read in any copy of the database.
    public Uni<Void> forget(UUID placement) {
        return FORGET.execute(placement)
                .chain(() -> keys.destroy(placement, Purpose.NOTE))
                .replaceWithVoid();
    }

    private byte[] sealed(DataKey key, GiveHandover command) {
        try {
            return key.seal(FIELD, json.writeValueAsString(new Words(command.meetingPoint(), command.call())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A handover can't be written");
        }
    }

    private HandoverView view(Placement placement, SealedHandover handover) {
        try {
            DataKey key = keys.open(placement.id(), Purpose.NOTE, handover.wrapped());
            Words words = json.readValue(key.open(FIELD, handover.sealed()), Words.class);
            return new HandoverView(words.meetingPoint(), words.call(), handover.travelTime(), handover.transport(),
                    placement.handoverAt(), placement.version());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A handover can't be read");
        }
    }
}
