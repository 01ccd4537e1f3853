package org.palermo.inspection.wage.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.wage.calculation.Completeness.Covered;
import org.palermo.inspection.wage.calculation.Completeness.Span;
import org.palermo.inspection.wage.calculation.Completeness.WageRecord;

class CompletenessTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void the_weights_are_a_hundred() {
        assertEquals(100, EnumSet.allOf(WageRecord.class).stream().mapToInt(WageRecord::weight).sum());
        assertEquals(100, Completeness.of(FIRST, FIRST, List.of(new Covered(FIRST, FIRST, EnumSet.allOf(WageRecord.class)))).score());
    }

    @Test
    void without_records_it_is_zero_and_all_days_are_missing() {
        Completeness.Score score = Completeness.of(FIRST, FIRST.plusDays(9), List.of());
        assertEquals(0, score.score());
        score.kinds().forEach(kind -> assertEquals(List.of(new Span(FIRST, FIRST.plusDays(9))), kind.missing()));
    }

    /// Hours for 7 of 10 days: 30 times 7 by 10 is 21. Days twice covered count once, and days outside of the employment do not.
    @Test
    void each_kind_counts_by_its_share_of_the_days() {
        Completeness.Score score = Completeness.of(FIRST, FIRST.plusDays(9), List.of(
                new Covered(FIRST.minusDays(5), FIRST.plusDays(2), Set.of(WageRecord.HOURS)),
                        new Covered(FIRST.plusDays(2), FIRST.plusDays(4), Set.of(WageRecord.HOURS)),
                new Covered(FIRST.plusDays(8), FIRST.plusDays(30), Set.of(WageRecord.HOURS)),
                        new Covered(FIRST.plusDays(50), FIRST.plusDays(60), Set.of(WageRecord.PAY))));
        assertEquals(21, score.score());
        assertEquals(7, score.kinds().getFirst().days());
        assertEquals(List.of(new Span(FIRST.plusDays(5), FIRST.plusDays(7))), score.kinds().getFirst().missing());
    }

    @Test
    void an_employment_that_ends_before_it_begins_or_is_too_long_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Completeness.of(FIRST, FIRST.minusDays(1), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Completeness.of(FIRST.minusYears(41), FIRST, List.of()));
    }
}
