package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Country;

/// Builds Palermo's own entries. The ids of the parts derive only from the id of the entry, which is public.
final class EntryBuilder {
    private final UUID id;
    private final ObjectNode record = JsonNodeFactory.instance.objectNode();
    private final Set<String> regions = new LinkedHashSet<>();
    private final Set<PalermoTerm> terms = new LinkedHashSet<>();
    private final ObjectNode place = JsonNodeFactory.instance.objectNode();
    private final List<String> words = new ArrayList<>();
    private String country;
    private String postcode;

    EntryBuilder(UUID id, String name, String description) {
        this.id = id;
        record.put("id", id.toString()).put("name", name).put("description", description);
        place.put("id", part("place").toString());
        words.add(name);
        words.add(description);
    }

    EntryBuilder with(String field, String value) {
        record.put(field, value);
        return this;
    }

    EntryBuilder with(String field, int value) {
        record.put(field, value);
        return this;
    }

    /// A service area of one or more regions.
    EntryBuilder area(Country of, String name, List<Country.Region> areas) {
        country = of.code();
        areas.forEach(region -> regions.add(region.code()));
        String codes = areas.stream().map(Country.Region::code).collect(Collectors.joining(", "));
        for (ObjectNode holder : List.of(record, place)) {
            holder.withArray("service_areas").addObject().put("id", part("area " + codes).toString()).put("name", name)
                    .put("description", name + ", " + of.name()).put("extent", codes).put("extent_type", "text");
        }
        words.add(name);
        words.add(of.name());
        return this;
    }

    EntryBuilder term(PalermoTerm term) {
        terms.add(term);
        record.withArray("attributes").addObject()
                .put("id", part("term " + term.id()).toString())
                .put("link_type", term.kind().name().toLowerCase())
                .put("link_entity", "service").put("label", term.kind().label).set("taxonomy_term", term.record());
        return this;
    }

    /// Adds languages to a service or to a part of it.
    ///
    /// @param of begins the names of their ids
    /// @param tags BCP 47
    EntryBuilder languages(ObjectNode holder, String of, List<String> tags) {
        tags.forEach(tag -> holder.withArray("languages").addObject().put("id", part(of + "language " + tag).toString())
                .put("name", Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH)).put("code", tag));
        return this;
    }

    /// Adds a word by which a search finds the entry.
    EntryBuilder word(String word) {
        words.add(word);
        return this;
    }

    ObjectNode record() {
        return record;
    }

    ArrayNode list(String field) {
        return record.withArray(field);
    }

    EntryBuilder location(ObjectNode location, String postalCode) {
        place.set("location", location.put("id", part("location").toString()));
        postcode = Postcodes.plain(postalCode);
        return this;
    }

    UUID part(String name) {
        return UUID.nameUUIDFromBytes((id + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    DirectoryEntry of(Source source, DirectoryOrganization organization, UUID shelter, LocalDate shownFrom) {
        if (organization != null) {
            words.add(organization.name());
        }
        record.withArray("service_at_locations").add(place);
        var places = List.of(new DirectoryEntry.Place(part("place"), null, null, postcode, place));
        return new DirectoryEntry(id, source, organization, shelter, country, regions,
                terms.stream().map(PalermoTerm::id).collect(Collectors.toCollection(LinkedHashSet::new)),
                record, String.join(" ", words), places, shownFrom);
    }

    Set<PalermoTerm> terms() {
        return terms;
    }
}
