package org.palermo.shelter.register.address;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;

/// Opens the address of a shelter for the component that releases addresses. The database has already checked access: it returned
/// the sealed row.
@ApplicationScoped
public class SealedAddresses {
    private final DataKeys keys;
    private final ObjectMapper json;

    SealedAddresses(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    public Address open(UUID shelter, byte[] wrapped, byte[] sealed) {
        try {
            return json.readValue(keys.open(shelter, Purpose.SHELTER_ADDRESS, wrapped).open(AddressStore.FIELD, sealed), Address.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An address can't be read");
        }
    }
}
