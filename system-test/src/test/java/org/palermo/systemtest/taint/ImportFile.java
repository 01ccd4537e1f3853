package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;

/// A valid line for each bulk import. No document describes these lines, so each import has one here with all its texts. The
/// journey reports an import that has none.
enum ImportFile {
    CASES("/api/nrm/v1/cases/imports", """
            {"externalId": "%uuid%", "region": "GB-ENG-LDN", "stage": "REFERRED", "senderAgency": "00000000-0000-7000-8000-000000000010",
             "referredAt": "%now%", "ageGroup": "ADULT", "sex": "FEMALE", "exploitation": ["LABOUR"], "nationality": "PH", "languages": ["tl"],
             "person": {"givenName": "A", "familyName": "B"}, "history": [{"stage": "REFERRED", "at": "%now%"}],
             "htcds": {"vic_Note": "x"}, "synthetic": true}
            """),
    PROVIDERS("/api/nrm/v1/providers/imports", """
            {"id": "%uuid%", "name": "%uuid%", "kind": "NGO", "country": "GB", "regions": ["GB-ENG-LDN"], "firstResponder": false, "synthetic": true}
            """),
    SHELTER_ORGANISATIONS("/api/shelter/v1/organisations/imports", """
            {"id": "%uuid%", "name": "%uuid%", "kind": "NGO", "country": "GB", "regions": ["GB-ENG-LDN"], "firstResponder": false, "synthetic": true}
            """),
    INSPECTION_ORGANISATIONS("/api/inspection/v1/organisations/imports", """
            {"id": "%uuid%", "name": "%uuid%", "kind": "NGO", "country": "GB", "regions": ["GB-ENG-LDN"], "firstResponder": false, "synthetic": true}
            """),
    SERVICE_LINES("/api/nrm/v1/service-lines/imports", """
            {"id": "%uuid%", "providerId": "00000000-0000-7000-8000-000000000050", "category": "HEALTH", "pillar": "INDIVIDUAL_SUPPORT",
             "national": false, "regions": ["GB-ENG-LDN"], "channels": ["PHONE"], "transport": false, "state": "PARTIAL", "reason": "STAFF",
             "since": "%now%", "publicListing": true,
             "history": [{"state": "OPERATIONAL", "reason": "STAFF", "since": "2020-01-01T00:00:00Z"}]}
            """),
    /// A service of another directory, nested as in HSDS.
    DIRECTORY("/api/shelter/v1/directory/imports", """
            {"id": "%uuid%", "name": "A", "alternate_name": "B", "description": "C", "email": "a@mail.example", "status": "active", "alert": "D",
             "organization": {"id": "%uuid%", "name": "E", "description": "F"}, "contacts": [{"id": "%uuid%", "name": "G", "phones": [{"id": "%uuid%", "number": "1"}]}],
             "service_areas": [{"id": "%uuid%", "name": "H"}],
             "service_at_locations": [{"id": "%uuid%", "location": {"id": "%uuid%", "location_type": "physical", "addresses": [{"id": "%uuid%", "address_1": "I",
               "city": "J", "state_province": "K", "postal_code": "L", "country": "GB", "address_type": "physical"}]}}]}
            """),
    SHELTERS("/api/shelter/v1/shelters/imports", """
            {"id": "%uuid%", "operatorAgency": "00000000-0000-7000-8000-000000000020", "operatorName": "A", "region": "GB-ENG-LDN", "name": "B",
             "address": {"line1": "C", "town": "D", "postcode": "E"},
             "takes": {"women": true, "womenWithChildren": false, "girls": false, "men": false, "minAge": 18, "maxAge": 99},
             "accessibility": ["STEP_FREE"], "languages": ["en"], "pets": false, "medicalIsolation": false, "security": "STANDARD",
             "status": "CLOSED", "staffedPlaces": 1, "hygieneLimit": 1, "rooms": [{"name": "1", "places": [{"kind": "BED", "operational": true}]}],
             "occupied": 0, "censusAt": "%now%", "confidential": true, "publicListing": true, "synthetic": true}
            """),
    VISITS("/api/inspection/v1/visits/imports", """
            {"id": "%uuid%", "workplace": {"name": "%workplace%", "country": "GB"}, "at": "%now%", "inspectorAgency": "00000000-0000-7000-8000-000000000040",
             "kind": "PLANNED", "checklist": "general.1", "findings": [{"indicators": [], "subject": "ADULT", "sector": "Apparel", "workers": 1}], "synthetic": true}
            """),
    /// The columns as companies publish them.
    WORKPLACES("/api/inspection/v1/workplaces/imports", """
            {"Facility Name": "%uuid%", "Country": "United Kingdom", "Street Address": "A", "City": "B", "Postal Code": "C", "Sector": "Apparel",
             "Product Type": "D", "Parent Company": "E", "Contact Name": "F", "Contact Phone": "G", "Contact Email": "H", "OS ID": "", "Workers": "10"}
            """, "list=%text%"),
    /// The columns of the register of the United Kingdom, and one that nobody knows.
    STATEMENTS("/api/inspection/v1/statements/imports", """
            {"StatementYear": "2024", "OrganisationName": "%uuid%", "CompanyNumber": "A", "ParentName": "B", "StatementURL": "https://a.example/",
             "Turnover": "C", "Address": "D", "StatementIncludesGoals": "Yes", "A column of later": "E"}
            """, "regime=UK&name=%text%"),
    SUPPLY_LINKS("/api/inspection/v1/supply-links/imports", """
            {"supplier_name": "%uuid%", "supplier_country": "GB", "supplier_number": "", "buyer_name": "%uuid%", "buyer_country": "GB", "buyer_number": "",
             "product": "A", "tier": "1", "source": "CUSTOMS", "source_title": "B", "valid_from": "2025-01-01"}
            """),
    /// One good of one country, in an old edition, so that another one counts.
    GOODS("/api/inspection/v1/goods/imports", """
            {"Good_Name": "%uuid%", "Good_Sector": "Manufacturing", "Country_Name": "Vietnam"}
            """, "edition=%uuid%&publishedOn=2001-01-01&source=%text%");

    private final String path;
    private final String line;
    private final String query;

    ImportFile(String path, String line) {
        this(path, line, "");
    }

    /// @param query what is said about the file, with `%text%` where somebody types a text
    ImportFile(String path, String line, String query) {
        this.path = path;
        this.line = line;
        this.query = query;
    }

    static ImportFile of(Operation operation) {
        for (var file : values()) {
            if (file.path.equals(operation.path())) {
                return file;
            }
        }
        return null;
    }

    boolean hasTextInTheQuery() {
        return query.contains("%text%");
    }

    /// The path with its query.
    ///
    /// @param text what is typed into the query
    String address(String text) {
        return query.isEmpty() ? path : path + "?" + withIds(query.replace("%text%", Calls.encode(text)));
    }

    /// @param workplace the name of a registered workplace
    JsonNode line(String workplace) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60).toString();
        var filled = withIds(line.replace("%now%", now).replace("%workplace%", workplace));
        try {
            return Answer.JSON.readTree(filled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withIds(String text) {
        var filled = text;
        while (filled.contains("%uuid%")) {
            filled = filled.replaceFirst("%uuid%", UUID.randomUUID().toString());
        }
        return filled;
    }

    /// The texts of a line, each with the function that replaces it.
    static Map<String, BiConsumer<JsonNode, String>> texts(JsonNode line) {
        var texts = new LinkedHashMap<String, BiConsumer<JsonNode, String>>();
        collect("", line, texts);
        return texts;
    }

    private static void collect(String pointer, JsonNode node, Map<String, BiConsumer<JsonNode, String>> texts) {
        node.properties().forEach(property -> inside(pointer, property.getKey(), property.getValue(), texts));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            inside(pointer, String.valueOf(i), node.get(i), texts);
        }
    }

    private static void inside(String pointer, String name, JsonNode value, Map<String, BiConsumer<JsonNode, String>> texts) {
        if (value.isTextual()) {
            texts.put(pointer.isEmpty() ? name : pointer.substring(1).replace('/', '.') + "." + name, (line, text) -> set(line.at(pointer), name, text));
        } else {
            collect(pointer + "/" + name, value, texts);
        }
    }

    private static void set(JsonNode parent, String name, String text) {
        switch (parent) {
            case ObjectNode object -> object.set(name, TextNode.valueOf(text));
            case ArrayNode array -> array.set(Integer.parseInt(name), TextNode.valueOf(text));
            default -> throw new IllegalStateException(name);
        }
    }
}
