package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.palermo.kernel.territory.Country;

/// Converts a public shelter to a service entry with its address.
final class ShelterEntry {
    static final PalermoTerm ACCOMMODATION = new PalermoTerm(PalermoTerm.Kind.CATEGORY, "ACCOMMODATION");

    private ShelterEntry() {}

    static EntryBuilder of(PublicShelter shelter, Country country) {
        Country.Region region = country.region(shelter.region()).orElseThrow();
        EntryBuilder entry = new EntryBuilder(shelter.id(), shelter.name(), "A shelter in %s.".formatted(region.name()))
                .with("eligibility_description", "Takes " + String.join(", ", shelter.takes()) + ".")
                .with("minimum_age", shelter.minAge())
                .with("maximum_age", shelter.maxAge());
        say(entry.record(), shelter.status());
        entry.area(country, region.name(), List.of(region)).term(ACCOMMODATION);
        entry.languages(entry.record(), "", shelter.languages());
        return entry.location(location(entry, shelter, country, region), shelter.postcode());
    }

    /// Sets whether the shelter takes people in, which changes more often than the rest.
    static void say(ObjectNode record, String status) {
        record.remove(List.of("application_process", "alert"));
        record.put("status", status.equals("CLOSED") ? "temporarily closed" : "active");
        switch (status) {
            case "RESTRICTED" -> record.put("application_process", "Takes people in after an assessment.");
            case "REMOTE_ONLY" -> record.put("alert", "Helps from a distance and takes nobody in at present.");
            default -> { }
        }
    }

    static DirectoryOrganization operator(PublicShelter shelter) {
        return DirectoryOrganization.named(shelter.operator(), Source.SHELTER,
                shelter.operatorName(), "An organisation that runs shelters");
    }

    private static ObjectNode location(EntryBuilder entry, PublicShelter shelter, Country country, Country.Region region) {
        ObjectNode location = JsonNodeFactory.instance.objectNode().put("location_type", "physical").put("name", shelter.name());
        shelter.accessibility().forEach(what -> location.withArray("accessibility").addObject()
                .put("id", entry.part("accessibility " + what).toString()).put("description", what));
        location.withArray("addresses").addObject().put("id", entry.part("address").toString()).put("address_1", shelter.street())
                .put("city", shelter.town()).put("state_province", region.name()).put("postal_code", shelter.postcode())
                .put("country", country.code()).put("address_type", "physical");
        return location;
    }
}
