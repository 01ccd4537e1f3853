package org.palermo.shelter.directory.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palermo.kernel.territory.Country;

/// Converts a public service line of the mechanism to a service entry.
final class LineEntry {
    private LineEntry() {}

    static EntryBuilder of(ServiceLineChanged line, Optional<Country> country) {
        OwnTerm category = new OwnTerm(OwnTerm.Kind.CATEGORY, line.category());
        EntryBuilder entry = new EntryBuilder(line.line(), category.words(), description(line, category))
                .with("status", status(line.state()))
                .term(category);
        line.channels().forEach(channel -> entry.term(new OwnTerm(OwnTerm.Kind.CHANNEL, channel)));
        if (line.state().equals("PARTIAL")) {
            entry.with("alert", "Works in part only at present.");
        }
        if (line.helpline() != null && !figures(line.helpline()).isEmpty()) {
            entry.with("wait_time", figures(line.helpline()));
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
            country.regions().stream().filter(r -> line.regions().contains(r.code())).forEach(r -> entry.area(country, r.name(), List.of(r)));
        }
    }

    private static String description(ServiceLineChanged line, OwnTerm category) {
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

    private static String figures(ServiceLineChanged.Helpline helpline) {
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
        return String.join("; ", figures);
    }
}
