package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The bill of materials of each application: every part has an exact name, and a licence that allows passing it on.
@Order(98)
class BillsOfMaterialsJourney {

    /// A part must have at least one of these licences.
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-1.0", "EPL-2.0", "CC0-1.0",
            "Public Domain", "Unicode-3.0", "UPL-1.0");

    /// What makes PDF files is a program of its own that is passed on with the libraries as separate files, which anybody may replace.
    private static final Set<String> ALLOWED_IN_PDF = Set.of("LGPL-2.1-or-later", "LGPL-3.0-only",
            "GNU Lesser General Public License (LGPL), version 2.1 or later", "GNU Lesser General Public License");

    /// Fewer parts would mean that something is missing.
    private static final int FEWEST_PARTS = 50;

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "portal", "referral-service", "shelter-capacity-service", "labour-inspection-service", "pdf"})
    void every_part_has_an_exact_name_and_a_permitted_licence(String application) throws IOException {
        var bill = new ObjectMapper().readTree(Path.of("..", application, "target", "bom.json").toFile());
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        assertEquals(application, bill.at("/metadata/component/name").asText());
        var wrong = new ArrayList<String>();
        var parts = new HashSet<String>();
        for (var part : bill.get("components")) {
            var name = part.path("purl").asText();
            parts.add(part.path("name").asText());
            var ours = part.path("group").asText().equals("org.palermo");
            if (!name.startsWith("pkg:maven/") || part.path("version").asText().isBlank() || name.contains("SNAPSHOT")) {
                wrong.add(name + " is not exactly named");
            }
            if (!ours && part.path("hashes").isEmpty()) {
                wrong.add(name + " has no hash");
            }
            if (!ours && licences(part).stream().noneMatch(licence -> isAllowed(application, licence))) {
                wrong.add(name + " is under " + licences(part));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(parts.size() > FEWEST_PARTS, () -> "only " + parts);
        assertTrue(parts.contains("netty-codec-http"), () -> "what is at the door is among them: " + parts);
    }

    private static boolean isAllowed(String application, String licence) {
        return ALLOWED.contains(licence) || application.equals("pdf") && ALLOWED_IN_PDF.contains(licence);
    }

    private static List<String> licences(JsonNode part) {
        var licences = new ArrayList<String>();
        for (var choice : part.path("licenses")) {
            var licence = choice.path("license");
            licences.add(licence.has("id") ? licence.get("id").asText() : licence.has("name") ? licence.get("name").asText() : choice.path("expression").asText());
        }
        return licences;
    }
}
