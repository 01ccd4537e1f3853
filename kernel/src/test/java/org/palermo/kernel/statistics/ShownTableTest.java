package org.palermo.kernel.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;

/// The extracted figures are the same as those of the release.
class ShownTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Series MARGINS = new Series("test", "ZZ", cell -> cell.codes().contains("ALL"));
    private static final Cube CUBE = Cube.ofCounts(List.of(Dimension.withTotal("one", "ALL", "A", "B", "C"), Dimension.withTotal("two", "ALL", "X", "Y")))
            .count(CellKey.of("A", "X"), 40).count(CellKey.of("A", "Y"), 3).count(CellKey.of("B", "X"), 22).count(CellKey.of("B", "Y"), 17).build();

    private static FixedRelease release(boolean zerosShow, Integer rounding) {
        return new FixedRelease("2026-Q3", Instant.EPOCH, new StatisticsRule(11, zerosShow, rounding, Period.QUARTER, "a test").control(CUBE, List.of()));
    }

    private static String written(FixedRelease release) throws IOException {
        return JSON.writeValueAsString(ShownTable.of(MARGINS, release));
    }

    private static StandingRelease standing(FixedRelease release) throws IOException {
        return JSON.readValue(written(release), ShownTable.class).standing(MARGINS, release.period(), release.takenAt());
    }

    @ParameterizedTest
    @CsvSource({"true,", "false,", "true, 5"})
    void reads_as_the_release_does(boolean zerosShow, Integer rounding) throws IOException {
        FixedRelease release = release(zerosShow, rounding);
        StandingRelease standing = standing(release);
        for (CellKey cell : release.table().release().cells().keySet()) {
            if (cell.codes().contains("ALL")) {
                String[] codes = cell.codes().toArray(String[]::new);
                assertEquals(release.published(codes), standing.published(codes), cell.toString());
            }
        }
        assertEquals(release.codes(0), standing.codes(0));
        assertEquals(List.of("ALL", "X", "Y"), standing.codes(1));
        assertEquals(release.takenAt(), standing.takenAt());
    }

    @Test
    void gives_no_value_for_a_cell_that_was_not_extracted() throws IOException {
        StandingRelease standing = standing(release(true, null));
        assertThrows(IllegalStateException.class, () -> standing.published("A", "X"));
        assertFalse(written(release(true, null)).contains("people"));
    }
}
