package org.palermo.kernel.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// With the shipped country files.
class WorkingDaysTest {
    private static final long SEED = 25L;
    private static final Countries COUNTRIES = new Countries(new ObjectMapper().registerModule(new JavaTimeModule()), List.of("gb", "zz"));

    private final WorkingDays scotland = COUNTRIES.country("GB").orElseThrow().workingDays("GB-SCT");
    private final WorkingDays wales = COUNTRIES.country("GB").orElseThrow().workingDays("GB-WLS");

    @Test
    void five_working_days_over_christmas() {
        // 24 December 2026 is a Thursday; 25 and 28 December (for Boxing Day, a Saturday) and 1 January are holidays.
        assertEquals(LocalDate.of(2027, 1, 5), wales.after(LocalDate.of(2026, 12, 24), 5));
    }

    @Test
    void the_second_of_january_is_scotlands_own() {
        assertFalse(scotland.isWorkingDay(LocalDate.of(2025, 1, 2)));
        assertTrue(wales.isWorkingDay(LocalDate.of(2025, 1, 2)));
    }

    @Test
    void a_year_that_the_calendar_does_not_hold_says_so() {
        assertTrue(scotland.knows(2026));
        assertFalse(scotland.knows(1999));
    }

    @Test
    void agrees_with_counting_day_by_day() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (Country country : COUNTRIES.all()) {
            for (Country.Region region : country.regions()) {
                WorkingDays days = country.workingDays(region.code());
                for (int i = 0; i < 200; i++) {
                    LocalDate start = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(2000));
                    int count = random.nextInt(40);
                    assertEquals(count, days.between(start, days.after(start, count)), "seed " + SEED + " " + region.code() + " " + start + " " + count);
                    assertEquals(count, countBetween(days, start, days.after(start, count)), "seed " + SEED + " " + region.code() + " " + start + " " + count);
                }
            }
        }
    }

    /// Working days after `start` up to and including `end`, one by one.
    private static long countBetween(WorkingDays days, LocalDate start, LocalDate end) {
        return start.plusDays(1).datesUntil(end.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !days.holidays().getOrDefault(day.getYear(), Set.of()).contains(day))
                .count();
    }
}
