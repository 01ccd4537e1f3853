package org.palermo.shelter.register.address;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Stores the addresses of shelters. An address is sealed as one text before it reaches the database, so that not even the length
/// of a town's name is visible.
@ApplicationScoped
public class AddressStore {
    static final String FIELD = "shelter_address.sealed";
    private static final Change ADD = Change.of("insert into shelter_address (shelter, sealed) values ($1, $2)");
    private static final Query<String> MOVE = Query.of(String.class, "select cast(move_shelter($1, $2) as text)");

    private final DataKeys keys;
    private final ObjectMapper json;

    AddressStore(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    public Uni<Void> add(UUID shelter, Address address) {
        return keys.create(shelter, Purpose.SHELTER_ADDRESS)
                .flatMap(key -> ADD.execute(shelter, sealed(key, address)))
                .replaceWithVoid();
    }

    /// Replaces the address without reading it: an administrator can move a shelter but never sees the old address. The key of the
    /// old address is destroyed, so that it can't be opened in any copy.
    public Uni<Void> moved(UUID shelter, Address address) {
        return keys.destroy(shelter, Purpose.SHELTER_ADDRESS)
                .chain(() -> keys.create(shelter, Purpose.SHELTER_ADDRESS))
                .flatMap(key -> MOVE.list(shelter, sealed(key, address)))
                .replaceWithVoid();
    }

    private byte[] sealed(DataKey key, Address address) {
        try {
            return key.seal(FIELD, json.writeValueAsString(address));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An address can't be written");
        }
    }
}
