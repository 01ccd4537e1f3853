package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// A term that Palermo uses to classify services: a category of the mechanism, or a channel. Its id derives from its code, so it is
/// the same in every country.
record PalermoTerm(Kind kind, String code) {

    enum Kind {
        CATEGORY("Service categories", "What a national referral mechanism offers to people who were or may have been trafficked",
                "Services of the kind: "),
        CHANNEL("Channels", "How a service is reached", "Reached by: ");

        final String label;
        final String description;
        private final String ofTerms;

        Kind(String label, String description, String ofTerms) {
            this.label = label;
            this.description = description;
            this.ofTerms = ofTerms;
        }

        UUID id() {
            return PalermoTerm.id("taxonomy:" + name());
        }

        ObjectNode record() {
            return JsonNodeFactory.instance.objectNode()
                    .put("id", id().toString())
                    .put("name", label)
                    .put("description", description)
                    .put("version", "1");
        }
    }

    UUID id() {
        return id("term:" + kind + ":" + code);
    }

    /// The code as words, e.g. `Basic needs`.
    String words() {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    ObjectNode record() {
        return JsonNodeFactory.instance.objectNode().put("id", id().toString()).put("code", code).put("name", words())
                .put("description", kind.ofTerms + words().toLowerCase(Locale.ROOT)).put("taxonomy", kind.label).put("language", "en")
                .set("taxonomy_detail", kind.record());
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(("palermo:directory:" + of).getBytes(StandardCharsets.UTF_8));
    }
}
