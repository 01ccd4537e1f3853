package org.palermo.referral.mechanism.serviceline.contact;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.ServiceCategory;

/// The rules of a contact that need more than one field, or the line.
public final class ContactRules {
    private ContactRules() {}

    /// What is wrong with a contact.
    ///
    /// @param field the path of the field
    /// @param message what it must be
    public record Defect(String field, String message) {}

    /// The first rule that the contact of a line breaks.
    public static Optional<Defect> defect(Contact contact, ServiceCategory category, Country country) {
        return ways(contact, category)
                .or(() -> address(contact, category, country))
                .or(() -> contact.hours() == null ? Optional.empty() : hours(contact.hours()))
                .or(() -> contact.takes() == null ? Optional.empty() : takes(contact.takes()))
                .or(() -> lists(contact));
    }

    private static Optional<Defect> ways(Contact c, ServiceCategory category) {
        if (category == ServiceCategory.HELPLINE && c.phones().isEmpty() && c.web() == null) {
            return wrong("phones", "must name a telephone of the helpline, or web must be given");
        }
        if (c.phones().isEmpty() && c.web() == null && c.address() == null && !c.addressConfidential()) {
            return wrong("phones", "must name a telephone, or web or address must be given, or the address must be confidential");
        }
        return Optional.empty();
    }

    /// Who runs a shelter decides in the register of shelters whether its address is public.
    private static Optional<Defect> address(Contact c, ServiceCategory category, Country country) {
        if (c.address() == null) {
            return Optional.empty();
        }
        if (c.addressConfidential()) {
            return wrong("address", "must be left out when the address is confidential");
        }
        if (category == ServiceCategory.ACCOMMODATION) {
            return wrong("address", "must be left out for accommodation: the register of shelters has their addresses");
        }
        return country.region(c.address().region()).isPresent() ? Optional.empty()
                : wrong("address.region", "must be a region of the line's country");
    }

    private static Optional<Defect> hours(OpeningHours hours) {
        if (hours.alwaysOpen() != hours.periods().isEmpty()) {
            return wrong("hours.periods", "must be empty when the line is always open, and must name at least one period otherwise");
        }
        if (hours.periods().stream().anyMatch(period -> period.opens().equals(period.closes()))) {
            return wrong("hours.periods", "must not open and close at the same time");
        }
        return hours.overlaps() ? wrong("hours.periods", "must not overlap") : Optional.empty();
    }

    private static Optional<Defect> takes(Takes takes) {
        if (!takes.women() && !takes.girls() && !takes.men() && !takes.boys()) {
            return wrong("takes", "must take women, girls, men or boys");
        }
        boolean ages = takes.minAge() == null || takes.maxAge() == null || takes.minAge() <= takes.maxAge();
        return ages ? Optional.empty() : wrong("takes.minAge", "must not be above maxAge");
    }

    private static Optional<Defect> lists(Contact c) {
        if (repeats(c.phones().stream().map(Phone::number).toList())) {
            return wrong("phones", "must not name a number twice");
        }
        if (repeats(c.languages()) || c.phones().stream().anyMatch(phone -> repeats(phone.languages()))) {
            return wrong("languages", "must not name a language twice");
        }
        return repeats(c.accessibility()) ? wrong("accessibility", "must not name a code twice") : Optional.empty();
    }

    private static boolean repeats(List<?> values) {
        Set<Object> seen = new HashSet<>();
        return !values.stream().allMatch(seen::add);
    }

    private static Optional<Defect> wrong(String field, String message) {
        return Optional.of(new Defect(field, message));
    }
}
