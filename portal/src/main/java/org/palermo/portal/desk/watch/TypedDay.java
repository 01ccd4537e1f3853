package org.palermo.portal.desk.watch;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.palermo.portal.desk.Digits;

/// A day as it was typed.
public record TypedDay(String day, String month, String year) {
    static final TypedDay NONE = new TypedDay("", "", "");

    static TypedDay of(MultivaluedMap<String, String> sent, String name) {
        return new TypedDay(part(sent, name + ".day"), part(sent, name + ".month"), part(sent, name + ".year"));
    }

    static TypedDay of(LocalDate date) {
        return new TypedDay(String.valueOf(date.getDayOfMonth()), String.valueOf(date.getMonthValue()), String.valueOf(date.getYear()));
    }

    private static String part(MultivaluedMap<String, String> sent, String name) {
        return sent.getFirst(name) == null ? "" : Digits.of(sent.getFirst(name).strip());
    }

    boolean isEmpty() {
        return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    /// Empty for what is no day.
    Optional<LocalDate> date() {
        if (!day.matches("\\d{1,2}") || !month.matches("\\d{1,2}") || !year.matches("\\d{4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
