package org.palermo.referral.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, Europe/London,    2026-Q1, 2026-03-31",
        "2026-03-31T23:30:00Z, Europe/London,    2026-Q2, 2026-06-30",
        "2026-12-31T15:00:00Z, Asia/Tokyo,       2027-Q1, 2027-03-31",
        "2026-10-01T03:00:00Z, America/New_York, 2026-Q3, 2026-09-30"
    })
    void a_quarter_uses_the_jurisdictions_time_zone(Instant at, String zone, String quarter, LocalDate lastDay) {
        assertEquals(quarter, Quarter.of(at, ZoneId.of(zone)).toString());
        assertEquals(lastDay, Quarter.of(at, ZoneId.of(zone)).lastDay());
    }

    @Test
    void the_previous_and_next_quarter_cross_the_year() {
        assertEquals("2025-Q4", new Quarter(2026, 1, LONDON).previous().toString());
        assertEquals("2027-Q1", new Quarter(2026, 4, LONDON).next().toString());
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30T12:00:00Z, false", "2026-06-30T22:59:59Z, false", "2026-06-30T23:00:00Z, true"})
    void access_is_due_by_the_end_of_the_next_quarter(Instant now, boolean overdue) {
        PersonRecord person = new PersonRecord(UUID.randomUUID(), UUID.randomUUID(), List.of("ngo"), PersonState.ACTIVE, null, null,
                Instant.parse("2026-02-10T10:00:00Z"), null, false, 0, 0, 0);
        assertEquals(LocalDate.of(2026, 6, 30), person.reviewDueOn(LONDON));
        assertEquals(overdue, person.reviewOverdue(now, LONDON));
    }
}
