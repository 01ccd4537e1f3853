package org.palermo.local.sample;

import com.fasterxml.jackson.databind.JsonNode;

/// Calls of the sample accounts, one after the other.
public interface SampleCalls {

    /// An answer that was taken.
    ///
    /// @param etag null when it has none
    record Answered(JsonNode body, String etag) {
        String id() {
            return body.path("id").asText();
        }
    }

    Answered get(String account, String path);

    /// @param body JSON, or null for none
    /// @param etag that was read, or null
    Answered post(String account, String path, String body, String etag);

    /// Without a body.
    Answered put(String account, String path);
}
