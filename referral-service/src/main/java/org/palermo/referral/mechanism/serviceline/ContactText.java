package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.referral.mechanism.serviceline.contact.Contact;

/// Writes and reads the text in which the database keeps a contact.
@ApplicationScoped
class ContactText {
    private final ObjectMapper json;

    ContactText(ObjectMapper json) {
        this.json = json;
    }

    String write(Contact contact) {
        try {
            return json.writeValueAsString(contact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contact can't be written", e);
        }
    }

    /// @return null for null
    Contact read(String text) {
        try {
            return text == null ? null : json.readValue(text, Contact.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored contact can't be read", e);
        }
    }
}
