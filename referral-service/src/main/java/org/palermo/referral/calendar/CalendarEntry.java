package org.palermo.referral.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// One entry of a calendar. It has either `at` or `on`.
///
/// @param id an opaque id of the entry, the same each time, so that a calendar program replaces an entry that it has
/// @param what what happens
/// @param caseFile the id of the case file
/// @param reference of the case
/// @param at the instant, in UTC; left out for an entry of a whole day
/// @param on the day, in the country of the case; left out for an entry with a time
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarEntry(UUID id, CalendarMatter what, UUID caseFile, String reference, Instant at, LocalDate on) {

    /// @param source the record that the entry comes from; its id can't be told from the entry's
    static CalendarEntry of(CalendarMatter what, UUID source, UUID caseFile, String reference, Instant at, LocalDate on) {
        UUID id = UUID.nameUUIDFromBytes(("calendar " + what + " " + source).getBytes(StandardCharsets.UTF_8));
        return new CalendarEntry(id, what, caseFile, reference, at, on);
    }
}
