package org.palermo.referral.mechanism.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DAYS | 2024-02-28 | 2024-03-01 | 9 | 2024-02-28 2024-02-29 2024-03-01",
        "WEEKS | 2026-01-01 | 2026-01-16 | 9 | 2026-01-01 2026-01-08 2026-01-15",
        "MONTHS | 2026-01-31 | 2026-04-30 | 9 | 2026-01-31 2026-02-28 2026-03-31 2026-04-30",
        "MONTHS | 2026-01-31 | 2026-02-27 | 9 | 2026-01-31",
        "DAYS | 2026-01-01 | 2026-12-31 | 2 | 2026-01-01 2026-01-02"})
    void days_follow_each_other(SeriesStep step, LocalDate from, LocalDate until, int limit, String days) {
        assertEquals(Arrays.stream(days.split(" ")).map(LocalDate::parse).collect(Collectors.toList()), step.days(from, until, limit));
    }
}
