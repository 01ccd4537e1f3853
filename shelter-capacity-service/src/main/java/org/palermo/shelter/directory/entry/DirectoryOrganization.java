package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/// An organisation that offers services.
///
/// @param record an HSDS 3.1 organisation
public record DirectoryOrganization(UUID id, Source source, ObjectNode record) {

    static DirectoryOrganization named(UUID id, Source source, String name, String description) {
        return new DirectoryOrganization(id, source,
                JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("name", name).put("description", description));
    }

    public String name() {
        return record.path("name").asText();
    }

    String words() {
        return String.join(" ", name(), record.path("alternate_name").asText(), record.path("description").asText());
    }
}
