package org.palermo.referral.mechanism.serviceline.contact;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palermo.kernel.problem.Problems.Violation;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.ServiceCategory;

/// The rules of a contact that need more than one field, or the line.
public final class ContactRules {
    private ContactRules() {}

    /// Why the contact in a row of a file is refused; null when it is not.
    public static String reason(Contact contact, ServiceCategory category, Country country) {
        return violation(contact, category, country).map(broken -> "contact." + broken.field() + " " + broken.message()).orElse(null);
    }

    /// The first rule that the contact of a line breaks.
    public static Optional<Violation> violation(Contact contact, ServiceCategory category, Country country) {
        return ways(contact, category)
                .or(() -> address(contact, category, country))
                .or(() -> contact.hours() == null ? Optional.empty() : hours(contact.hours()))
                .or(() -> contact.takes() == null ? Optional.empty() : takes(contact.takes()))
                .or(() -> lists(contact));
    }

    private static Optional<Violation> ways(Contact c, ServiceCategory category) {
        if (category == ServiceCategory.HELPLINE && c.phones().isEmpty() && c.web() == null) {
            return Optional.of(new Violation("phones", "must name a telephone of the helpline, or web must be given"));
        }
        if (c.phones().isEmpty() && c.web() == null && c.address() == null && !c.addressConfidential()) {
            return Optional.of(new Violation("phones",
                    "must name a telephone, or web or address must be given, or the address must be confidential"));
        }
        return Optional.empty();
    }

    /// The organisation that runs a shelter decides in the register of shelters whether the address is public.
    private static Optional<Violation> address(Contact c, ServiceCategory category, Country country) {
        if (c.address() == null) {
            return Optional.empty();
        }
        if (c.addressConfidential()) {
            return Optional.of(new Violation("address", "must be left out when the address is confidential"));
        }
        if (category == ServiceCategory.ACCOMMODATION) {
            return Optional.of(new Violation("address",
                    "must be left out for accommodation: the register of shelters has their addresses"));
        }
        return country.region(c.address().region()).isPresent() ? Optional.empty()
                : Optional.of(new Violation("address.region", "must be a region of the line's country"));
    }

    private static Optional<Violation> hours(OpeningHours hours) {
        if (hours.alwaysOpen() != hours.periods().isEmpty()) {
            return Optional.of(new Violation("hours.periods",
                    "must be empty when the line is always open, and must name at least one period otherwise"));
        }
        if (hours.periods().stream().anyMatch(period -> period.opens().equals(period.closes()))) {
            return Optional.of(new Violation("hours.periods", "must not open and close at the same time"));
        }
        return hours.overlaps() ? Optional.of(new Violation("hours.periods", "must not overlap")) : Optional.empty();
    }

    private static Optional<Violation> takes(AcceptedPeople takes) {
        if (!takes.women() && !takes.girls() && !takes.men() && !takes.boys()) {
            return Optional.of(new Violation("takes", "must take women, girls, men or boys"));
        }
        boolean ages = takes.minAge() == null || takes.maxAge() == null || takes.minAge() <= takes.maxAge();
        return ages ? Optional.empty() : Optional.of(new Violation("takes.minAge", "must not be above maxAge"));
    }

    private static Optional<Violation> lists(Contact c) {
        if (repeats(c.phones().stream().map(Phone::number).toList())) {
            return Optional.of(new Violation("phones", "must not name a number twice"));
        }
        if (repeats(c.languages()) || c.phones().stream().anyMatch(phone -> repeats(phone.languages()))) {
            return Optional.of(new Violation("languages", "must not name a language twice"));
        }
        return repeats(c.accessibility()) ? Optional.of(new Violation("accessibility", "must not name a code twice")) : Optional.empty();
    }

    private static boolean repeats(List<?> values) {
        Set<Object> seen = new HashSet<>();
        return !values.stream().allMatch(seen::add);
    }
}
