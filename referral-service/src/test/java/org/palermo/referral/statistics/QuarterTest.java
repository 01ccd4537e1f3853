package org.palermo.referral.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-Q1, Europe/London, 2026-01-01T00:00:00Z, 2026-03-31T23:00:00Z", "2026-Q2, Europe/London, 2026-03-31T23:00:00Z, 2026-06-30T23:00:00Z",
        "2026-Q4, Asia/Tokyo, 2026-09-30T15:00:00Z, 2026-12-31T15:00:00Z"})
    void begins_and_ends_in_the_countrys_time_zone(String text, ZoneId zone, Instant from, Instant until) {
        assertEquals(from, Quarter.of("quarter", text).from(zone));
        assertEquals(until, Quarter.of("quarter", text).until(zone));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2026", "2026-Q0", "2026-Q5", "2026-q1", "26-Q1", "2026-Q1 ", "0000-Q1", "9999-Q1", "2026-01"})
    void nothing_else_is_a_quarter(String text) {
        assertEquals(400, assertThrows(HttpProblem.class, () -> Quarter.of("quarter", text)).getStatusCode());
    }

    @Test
    void the_year_so_far() {
        assertEquals(List.of("2026-Q1", "2026-Q2", "2026-Q3"), Quarter.of("quarter", "2026-Q3").soFar().stream().map(Quarter::code).toList());
    }
}
