package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.territory.Country;

/// Converts a public service line of the mechanism to a service entry.
final class LineEntry {
    private LineEntry() {}

    static EntryBuilder of(ServiceLineChanged line, Optional<Country> country) {
        PalermoTerm category = new PalermoTerm(PalermoTerm.Kind.CATEGORY, line.category());
        EntryBuilder entry = new EntryBuilder(line.line(), category.words(), description(line, category))
                .with("status", status(line.state()))
                .term(category);
        line.channels().forEach(channel -> entry.term(new PalermoTerm(PalermoTerm.Kind.CHANNEL, channel)));
        if (line.state().equals("PARTIAL")) {
            entry.with("alert", "Works in part only at present.");
        }
        String waits = String.join("; ", waits(line));
        if (!waits.isEmpty()) {
            entry.with("wait_time", waits);
        }
        if (line.capacity() != null && line.capacity().freePlaces() != null) {
            capacity(entry, line.capacity());
        }
        country.ifPresent(c -> areas(entry, line, c));
        // Nobody should call a number that is not answered, or come to a door that is closed.
        if (line.contact() != null && status(line.state()).equals("active")) {
            ContactEntry.add(entry, line, country);
        }
        return entry;
    }

    static DirectoryOrganization provider(ServiceLineChanged line) {
        return DirectoryOrganization.named(line.provider(), Source.MECHANISM, line.organisation(),
                "An organisation of the national referral mechanism for people who were trafficked");
    }

    private static void areas(EntryBuilder entry, ServiceLineChanged line, Country country) {
        if (line.national()) {
            entry.area(country, country.name(), country.regions());
        } else {
            country.regions().stream()
                    .filter(r -> line.regions().contains(r.code()))
                    .forEach(r -> entry.area(country, r.name(), List.of(r)));
        }
    }

    private static String description(ServiceLineChanged line, PalermoTerm category) {
        List<String> channels = line.channels().stream().map(c -> c.toLowerCase(Locale.ROOT).replace('_', ' ')).toList();
        return "%s for people who were or may have been trafficked%s.".formatted(category.words(),
                channels.isEmpty() ? "" : ": " + String.join(", ", channels));
    }

    /// A state that this service does not know yet is not shown as active.
    private static String status(String state) {
        return switch (state) {
            case "OPERATIONAL", "PARTIAL" -> "active";
            case "SUSPENDED" -> "temporarily closed";
            default -> "inactive";
        };
    }

    private static List<String> waits(ServiceLineChanged line) {
        List<String> waits = new ArrayList<>(line.helpline() == null ? List.of() : figures(line.helpline()));
        if (line.capacity() != null && line.capacity().waitDays() != null) {
            waits.add("people wait %d days, as stated on %s".formatted(line.capacity().waitDays(), line.capacity().statedOn()));
        }
        return waits;
    }

    /// HSDS has an instant there; the day of the statement stands in the words.
    private static void capacity(EntryBuilder entry, ServiceLineChanged.Capacity capacity) {
        ObjectNode shown = entry.list("capacities").addObject().put("id", entry.part("capacity").toString());
        shown.putObject("unit").put("id", UUID.nameUUIDFromBytes("palermo:unit:person".getBytes(StandardCharsets.UTF_8)).toString())
                .put("name", "Person");
        shown.put("available", capacity.freePlaces())
                .put("description", "People who can be taken on, as stated on " + capacity.statedOn())
                .put("updated", capacity.statedOn() + "T00:00:00Z");
    }

    private static List<String> figures(ServiceLineChanged.Helpline helpline) {
        List<String> figures = new ArrayList<>();
        if (helpline.averageWaitSeconds() != null) {
            figures.add("answered after %d seconds on average".formatted(helpline.averageWaitSeconds()));
        }
        if (helpline.unansweredShare() != null) {
            figures.add("%d of 100 calls are not answered".formatted(Math.round(helpline.unansweredShare() * 100)));
        }
        if (helpline.lines() != null) {
            figures.add("%d lines".formatted(helpline.lines()));
        }
        return figures;
    }
}
