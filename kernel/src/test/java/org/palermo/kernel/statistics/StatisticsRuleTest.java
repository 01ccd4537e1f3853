package org.palermo.kernel.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;

class StatisticsRuleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static StatisticsRule rule(boolean zerosShow, Integer rounding) {
        return new StatisticsRule(11, zerosShow, rounding, Period.QUARTER, "a test");
    }

    private static Cube cube(long few, long none, long many) {
        return Cube.ofCounts(List.of(Dimension.withoutTotal("stage", "FEW", "NONE", "MANY")))
                .count(CellKey.of("FEW"), few).count(CellKey.of("NONE"), none).count(CellKey.of("MANY"), many).build();
    }

    private static FixedRelease released(StatisticsRule rule) {
        return new FixedRelease("2026-Q1", Instant.EPOCH, rule.control(cube(4, 0, 42), List.of()));
    }

    @Test
    void a_profile_without_k_has_that_of_the_ctdc() throws IOException {
        StatisticsRule read = JSON.readValue("{\"zerosShow\":false,\"rounding\":null,\"period\":\"MONTH\",\"source\":\"here\"}", StatisticsRule.class);
        assertEquals(new StatisticsRule(11, false, null, Period.MONTH, "here"), read);
    }

    @ParameterizedTest
    @CsvSource({"2,", "11, 4", "11, 1"})
    void values_without_protection_are_refused(int k, Integer rounding) {
        assertThrows(IllegalArgumentException.class, () -> new StatisticsRule(k, true, rounding, Period.YEAR, "a test"));
    }

    @Test
    void the_profile_decides_whether_a_zero_is_shown() {
        Figures showing = new Figures(rule(true, null));
        assertEquals(0, showing.of(released(rule(true, null)), "NONE"));
        assertNull(showing.of(released(rule(true, null)), "FEW"));
        assertEquals(42, showing.of(released(rule(true, null)), "MANY"));
        assertEquals(List.of(3, 1), List.of(showing.control(null).figures(), showing.control(null).suppressed()));
        assertNull(new Figures(rule(false, null)).of(released(rule(false, null)), "NONE"));
    }

    @Test
    void a_profile_that_rounds_shows_multiples() {
        assertEquals(40, new Figures(rule(true, 5)).of(released(rule(true, 5)), "MANY"));
    }

    @ParameterizedTest
    @CsvSource({"WEEK, 2027-01-02, 2026-W53", "MONTH, 2027-01-02, 2027-01", "QUARTER, 2026-11-25, 2026-Q4", "YEAR, 2026-11-25, 2026"})
    void a_day_is_in_a_period(Period period, LocalDate day, String expected) {
        assertEquals(expected, period.of(day));
    }

    @ParameterizedTest
    @CsvSource({"WEEK, 2027-01-02, 2026-12-28", "MONTH, 2027-01-31, 2027-01-01", "QUARTER, 2026-11-25, 2026-10-01", "YEAR, 2026-11-25, 2026-01-01"})
    void a_period_begins_on_a_day(Period period, LocalDate day, LocalDate expected) {
        assertEquals(expected, period.start(day));
    }

    @Test
    void a_table_is_kept_as_it_was_released() throws IOException {
        for (StatisticsRule rule : List.of(rule(true, null), rule(false, null), rule(true, 5))) {
            ControlledTable released = released(rule).table();
            ControlledTable kept = JSON.readValue(JSON.writeValueAsString(StoredTable.of(released)), StoredTable.class).table();
            assertEquals(released.release(), kept.release());
            assertEquals(released.rule(), kept.rule());
            assertEquals(rule.control(cube(9, 0, 44), List.of(released)).release(), rule.control(cube(9, 0, 44), List.of(kept)).release());
        }
    }
}
