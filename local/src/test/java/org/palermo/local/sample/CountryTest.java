package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTest {

    /// Dates as the governments published them, above all substitutes and one-off days.
    @ParameterizedTest
    @CsvSource({
        "2023-05-08, GB-ENG-LDN, false",
        "2026-12-25, GB-ENG-LDN, false",
        "2026-12-28, GB-ENG-LDN, false",
        "2027-12-27, GB-WLS, false",
        "2027-12-28, GB-WLS, false",
        "2028-01-03, GB-ENG-SE, false",
        "2028-01-04, GB-ENG-SE, true",
        "2028-01-04, GB-SCT, false",
        "2025-12-01, GB-SCT, false",
        "2025-12-01, GB-ENG-NE, true",
        "2026-06-15, GB-SCT, false",
        "2026-06-15, GB-ENG-NW, true",
        "2026-04-06, GB-SCT, true",
        "2026-04-06, GB-NIR, false",
        "2025-07-14, GB-NIR, false",
        "2026-07-13, GB-NIR, false",
        "2024-03-18, GB-NIR, false",
        "2024-03-18, GB-SCT, true",
        "2026-08-03, GB-SCT, false",
        "2026-08-31, GB-SCT, true"
    })
    void bank_holidays_differ_by_nation(LocalDate day, String region, boolean working) {
        assertEquals(working, Country.GB.isWorkingDay(day, region));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 3, GB-ENG-NE, 2026-11-20",
        "2026-12-29, 1, GB-ENG-NE, 2026-12-24",
        "2027-01-05, 1, GB-SCT, 2026-12-31",
        "2027-01-05, 1, GB-NIR, 2027-01-04"
    })
    void working_days_skip_weekends_and_holidays(LocalDate day, int count, String region, LocalDate expected) {
        assertEquals(expected, Country.GB.workingDaysBefore(day, count, region));
    }
}
