package org.palermo.referral.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestDayTest {

    /// On 29 March 2026 clocks in Britain go from one to two, on 25 October from two to one: seven in the morning is local clock time.
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2026-01-15T06:59:59Z, Europe/London, -",
        "2026-01-15T07:00:00Z, Europe/London, 2026-01-15",
        "2026-01-15T23:59:59Z, Europe/London, 2026-01-15",
        "2026-07-15T05:59:59Z, Europe/London, -",
        "2026-07-15T06:00:00Z, Europe/London, 2026-07-15",
        "2026-07-15T23:00:00Z, Europe/London, -",
        "2026-03-29T05:59:59Z, Europe/London, -",
        "2026-03-29T06:00:00Z, Europe/London, 2026-03-29",
        "2026-10-25T06:59:59Z, Europe/London, -",
        "2026-10-25T07:00:00Z, Europe/London, 2026-10-25",
        "2026-01-14T17:30:00Z, Asia/Tokyo, -",
        "2026-01-14T22:00:00Z, Asia/Tokyo, 2026-01-15",
        "2026-01-15T10:00:00Z, America/Lima, -",
        "2026-01-15T12:00:00Z, America/Lima, 2026-01-15"})
    void starts_at_seven_local_time(Instant now, ZoneId zone, LocalDate day) {
        assertEquals(Optional.ofNullable(day), DigestDay.at(now, zone, Duration.ofHours(7)));
    }
}
