package org.palermo.shelter.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.protection.DataKey;

/// Seals and opens contact data as one text, so that not even the length of a name is visible.
@ApplicationScoped
class SealedContacts {
    private static final String FIELD = "on_call_shift.sealed";

    private final ObjectMapper json;

    SealedContacts(ObjectMapper json) {
        this.json = json;
    }

    byte[] seal(DataKey key, Contact contact) {
        try {
            return key.seal(FIELD, json.writeValueAsString(contact));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contact can't be written");
        }
    }

    Contact open(DataKey key, byte[] sealed) {
        try {
            return json.readValue(key.open(FIELD, sealed), Contact.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contact can't be read");
        }
    }
}
