package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.directory.entry.DirectoryEntry;
import org.palermo.shelter.directory.entry.DirectoryOrganization;
import org.palermo.shelter.directory.entry.Postcodes;
import org.palermo.shelter.directory.entry.Source;

/// Converts a checked service to an entry.
@ApplicationScoped
class ImportedEntry {
    private final Countries countries;

    ImportedEntry(Countries countries) {
        this.countries = countries;
    }

    DirectoryEntry of(ObjectNode service) {
        ObjectNode record = service.deepCopy();
        DirectoryOrganization organization = organization(record);
        Set<String> regions = regions(record);
        return new DirectoryEntry(UUID.fromString(record.get("id").asText()), Source.IMPORT, organization, null,
                regions.stream().findFirst().map(Territory::countryOf).orElse(null), regions, terms(record), record,
                words(record, organization), places(record), null);
    }

    /// The terms that classify the service, as full objects.
    static List<ObjectNode> termsIn(JsonNode service) {
        List<ObjectNode> terms = new ArrayList<>();
        service.path("attributes").forEach(attribute -> {
            if (attribute.get("taxonomy_term") instanceof ObjectNode term) {
                terms.add(term);
            }
        });
        return terms;
    }

    private static DirectoryOrganization organization(ObjectNode record) {
        return record.remove("organization") instanceof ObjectNode organization
                ? new DirectoryOrganization(UUID.fromString(organization.get("id").asText()), Source.IMPORT, organization)
                : null;
    }

    private static Set<UUID> terms(ObjectNode record) {
        Set<UUID> terms = new LinkedHashSet<>();
        termsIn(record).forEach(term -> terms.add(UUID.fromString(term.get("id").asText())));
        return terms;
    }

    /// The service areas that are written as Palermo's region codes.
    private Set<String> regions(ObjectNode record) {
        Set<String> regions = new LinkedHashSet<>();
        record.path("service_areas").forEach(area -> Arrays.stream(area.path("extent").asText().split("[,\\s]+"))
                .filter(code -> code.length() <= 20 && countries.ofRegion(code).isPresent()).forEach(regions::add));
        return regions;
    }

    private static String words(ObjectNode record, DirectoryOrganization organization) {
        List<String> words = new ArrayList<>();
        for (String field : List.of("name", "alternate_name", "description")) {
            words.add(record.path(field).asText());
        }
        record.path("service_areas").forEach(area -> words.add(area.path("name").asText()));
        words.add(organization == null ? "" : organization.name());
        return String.join(" ", words);
    }

    private static List<DirectoryEntry.Place> places(ObjectNode record) {
        List<DirectoryEntry.Place> places = new ArrayList<>();
        record.path("service_at_locations").forEach(place -> {
            JsonNode location = place.path("location");
            String postcode = Postcodes.plain(location.at("/addresses/0/postal_code").asText());
            places.add(new DirectoryEntry.Place(UUID.fromString(place.get("id").asText()), degrees(location.get("latitude")),
                    degrees(location.get("longitude")), postcode, (ObjectNode) place));
        });
        return places;
    }

    private static Double degrees(JsonNode number) {
        return number == null ? null : number.asDouble();
    }
}
