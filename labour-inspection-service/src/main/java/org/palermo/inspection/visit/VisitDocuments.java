package org.palermo.inspection.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/// The entries of a visit's record that are documents, in the form in which they are kept.
@ApplicationScoped
public class VisitDocuments {
    private final ObjectMapper json;

    VisitDocuments(ObjectMapper json) {
        this.json = json;
    }

    public String written(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of a visit can't be written");
        }
    }

    public <T> T read(String written, Class<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of a visit can't be read");
        }
    }
}
