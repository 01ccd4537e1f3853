package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palermo.kernel.territory.Country;

/// Adds to the entry of a service line how it is reached, when it is open and whom it takes.
final class ContactEntry {
    private ContactEntry() {}

    static void add(EntryBuilder entry, ServiceLineChanged line, Optional<Country> country) {
        LineContact contact = line.contact();
        contact.phones().forEach(phone -> phone(entry, phone));
        if (contact.web() != null) {
            entry.with("url", contact.web());
        }
        entry.languages(entry.record(), "", contact.languages());
        if (contact.hours() != null) {
            Schedules.add(entry, contact.hours(), country);
        }
        if (contact.takes() != null) {
            takes(entry, contact.takes());
        }
        place(entry, line, country);
    }

    private static void phone(EntryBuilder entry, LineContact.Phone phone) {
        String part = "phone " + phone.number();
        ObjectNode shown = entry.list("phones").addObject().put("id", entry.part(part).toString())
                .put("number", phone.number()).put("type", "voice");
        if (phone.label() != null) {
            shown.put("description", phone.label());
        }
        entry.languages(shown, part + " ", phone.languages());
    }

    private static void takes(EntryBuilder entry, LineContact.Takes takes) {
        List<String> whom = new ArrayList<>();
        if (takes.women()) {
            whom.add("women");
        }
        if (takes.girls()) {
            whom.add("girls");
        }
        if (takes.men()) {
            whom.add("men");
        }
        if (takes.boys()) {
            whom.add("boys");
        }
        String cannot = takes.cannotTake() == null ? "" : " It can't take: " + takes.cannotTake();
        entry.with("eligibility_description", "Takes " + String.join(", ", whom) + "." + cannot);
        if (takes.minAge() != null) {
            entry.with("minimum_age", takes.minAge());
        }
        if (takes.maxAge() != null) {
            entry.with("maximum_age", takes.maxAge());
        }
    }

    /// The address, with what makes it accessible. Without an address, what makes the line accessible is that of a virtual location.
    /// A line with a confidential address has no location, and neither has accommodation: who runs a shelter publishes it, or not.
    private static void place(EntryBuilder entry, ServiceLineChanged line, Optional<Country> country) {
        LineContact contact = line.contact();
        if (contact.addressConfidential() || line.category().equals("ACCOMMODATION")
                || contact.address() == null && contact.accessibility().isEmpty()) {
            return;
        }
        ObjectNode location = JsonNodeFactory.instance.objectNode()
                .put("location_type", contact.address() == null ? "virtual" : "physical").put("name", line.organisation());
        if (contact.address() == null && contact.web() != null) {
            location.put("url", contact.web());
        }
        contact.accessibility().forEach(code -> location.withArray("accessibility").addObject()
                .put("id", entry.part("accessibility " + code).toString()).put("description", words(code)));
        if (contact.address() != null) {
            address(entry, location, contact.address(), line, country);
        }
        entry.location(location, contact.address() == null ? null : contact.address().postcode());
    }

    /// HSDS requires a postal code; where there is none it is empty.
    private static void address(EntryBuilder entry, ObjectNode location, LineContact.Address address, ServiceLineChanged line,
            Optional<Country> country) {
        ObjectNode shown = location.withArray("addresses").addObject().put("id", entry.part("address").toString())
                .put("address_1", address.line1());
        if (address.line2() != null) {
            shown.put("address_2", address.line2());
        }
        shown.put("city", address.town())
                .put("state_province", country.flatMap(c -> c.region(address.region())).map(Country.Region::name).orElse(address.region()))
                .put("postal_code", address.postcode() == null ? "" : address.postcode())
                .put("country", line.country()).put("address_type", "physical");
        entry.word(address.town());
    }

    private static String words(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
